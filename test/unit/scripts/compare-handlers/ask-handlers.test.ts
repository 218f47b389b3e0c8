import { expect, test } from 'vitest';
import { askHandlers, type Handler } from '../../../../scripts/compare-handlers/ask-handlers.ts';
import { samples } from '../../../../scripts/compare-handlers/samples.ts';
import { resourceTypes } from '../../../../src/emulator/cloudformation/resource-types.ts';
import { askedActions } from './asked-actions.ts';

const handlers: readonly Handler[] = ['create', 'update', 'delete'];

test.each(samples)('$type asks for exactly these', async (sample) => {
  const { asked, replacing } = await askHandlers(sample);
  const rows = handlers.map((handler) => {
    const actions = asked.filter((one) => one.handler === handler).map(({ action }) => action);
    return [sample.type, handler, ...new Set(actions)].join(' ');
  });
  if (sample.replacement) rows.push([sample.type, 'replace', ...new Set(replacing)].join(' '));
  expect(rows).toEqual(askedActions.filter((row) => row.startsWith(`${sample.type} `)));
});

/** They make no calls. */
const withoutSample = ['AWS::CloudFormation::WaitCondition', 'AWS::CloudFormation::WaitConditionHandle'];

test('every type has a sample', () => {
  const missing = Object.keys(resourceTypes).filter(
    (type) => !samples.some((sample) => sample.type === type),
  );
  expect(missing).toEqual(withoutSample);
});
