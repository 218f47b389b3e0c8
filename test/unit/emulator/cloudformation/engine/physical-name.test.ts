import { expect, test } from 'vitest';

import { makePhysicalName } from '../../../../../src/emulator/cloudformation/engine/physical-name.ts';

const suffix = 'ABCDEFGHIJ12';

test.each([
  [{ stackName: 'app-dev', logicalId: 'Queue' }, {}, 'app-dev-Queue-ABCDEFGHIJ12'],
  [{ stackName: 'app-dev', logicalId: 'Bucket' }, { lowerCase: true }, 'app-dev-bucket-abcdefghij12'],
  [
    { stackName: 'elevenchars', logicalId: 'CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092' },
    { maxLength: 64 },
    'elevenchars-CustomS3AutoDeleteObjectsCustomResource-ABCDEFGHIJ12',
  ],
  [
    { stackName: 'a'.repeat(60), logicalId: 'B'.repeat(60) },
    { maxLength: 64 },
    `${'a'.repeat(25)}-${'B'.repeat(25)}-ABCDEFGHIJ12`,
  ],
])('%j within %j', (parts, options, name) => {
  expect(makePhysicalName({ ...parts, suffix }, options)).toBe(name);
});
