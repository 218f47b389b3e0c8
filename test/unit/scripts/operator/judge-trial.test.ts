import { expect, test } from 'vitest';
import type { RunRecord } from '../../../../src/artifact/run-record.ts';
import { judgeTrial } from '../../../../scripts/operator/judge-trial.ts';

type Run = Parameters<typeof judgeTrial>[0];

/** Of a record what is looked at. */
function recordOf(
  outcome: RunRecord['outcome'],
  { attempts = 2, leftovers = [] as RunRecord['leftovers'] } = {},
): RunRecord {
  return { outcome, leftovers, attempts: Array.from({ length: attempts }) } as unknown as RunRecord;
}

const proven = recordOf({ kind: 'proven' });
const whole: Run = { exitCode: 0, record: proven, stderr: '', template: '{}', left: [] };

test.each<[string, Partial<Run>, readonly string[]]>([
  ['ends as the whole one', {}, []],
  [
    'ends before it begins',
    { exitCode: 2, record: undefined, stderr: 'error: reading the quotas failed\nhint: none\n' },
    ['ends with exit code 2: reading the quotas failed'],
  ],
  [
    'fails, and cannot remove a user',
    {
      record: recordOf(
        { kind: 'failed', code: 'operator-denied', message: 'deleting the user failed\nAccessDenied' },
        { leftovers: [{ what: 'user a', why: 'refused' }] },
      ),
      left: ['user a'],
    },
    ['failed: deleting the user failed', 'tells of 1 leftover', 'leaves user a'],
  ],
  ['is proven and leaves a bucket unsaid', { left: ['bucket b'] }, ['leaves bucket b']],
  ['finds another policy', { template: '{"Version":""}' }, ['finds another policy']],
  [
    'needs more attempts',
    { record: recordOf({ kind: 'proven' }, { attempts: 3 }) },
    ['needs 3 attempts instead of 2'],
  ],
])('a run that %s', (_name, run, noticed) => {
  expect(judgeTrial({ ...whole, ...run }, whole)).toEqual(noticed);
});
