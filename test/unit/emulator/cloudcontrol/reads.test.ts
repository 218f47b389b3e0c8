import { expect, test } from 'vitest';
import { isSupported } from '../../../../src/emulator/cloudcontrol/identifiers.ts';
import { reads } from '../../../../src/emulator/cloudcontrol/reads.ts';
import { resourceTypes } from '../../../../src/emulator/cloudformation/resource-types.ts';
import { loadAllServices } from '../../../support/directories.ts';

test('whether a resource is there can be told of every type that Cloud Control takes', () => {
  const types = Object.keys(resourceTypes).filter((type) => isSupported(type));
  expect(types.filter((type) => !Object.hasOwn(reads, type))).toEqual([]);
});

test('every read is an operation that is built', async () => {
  const built = new Set(
    (await loadAllServices()).flatMap(({ id, operations }) => operations.map(({ name }) => `${id}:${name}`)),
  );
  const unbuilt = Object.values(reads).filter(({ call }) => !built.has(call));
  expect(unbuilt).toEqual([]);
});
