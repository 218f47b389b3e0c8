import { expect, test } from 'vitest';
import type { ChildExit } from '../../../src/artifact/evidence.ts';
import { hasAchieved, judgeAttempt, type Observed } from '../../../src/harness/judge-attempt.ts';

const observed: Observed = {
  denials: [],
  lookAlikes: [],
  failedOnPurpose: false,
  keyDied: false,
  skipped: false,
};
const rolledBack: Observed = {
  ...observed,
  stackStatus: 'UPDATE_ROLLBACK_COMPLETE',
  failedOnPurpose: true,
};
const failed: ChildExit = { kind: 'exited', code: 1 };
const stalled: ChildExit = { kind: 'stalled', stackStatus: 'UPDATE_ROLLBACK_COMPLETE' };
const late: ChildExit = { kind: 'timed-out', afterMs: 1000 };

test.each<[string, ChildExit, Observed, boolean]>([
  ['the command fails and the stack is rolled back', failed, rolledBack, true],
  ['the stack is rolled back and the command does not notice', stalled, rolledBack, true],
  ['nobody knows what the command still did', late, rolledBack, false],
  ['it failed for another reason', stalled, { ...rolledBack, failedOnPurpose: false }, false],
])('a rollback is achieved or not where %s', (_case, exit, seen, expected) => {
  expect(hasAchieved('update-fails', exit, seen)).toBe(expected);
});

test('a deployment that went on waiting for a stack that had failed is told so', () => {
  const verdict = judgeAttempt('stack-up', stalled, { ...rolledBack, failedOnPurpose: false }, {
    decided: [],
  } as never);
  expect(verdict).toEqual({
    kind: 'broken',
    message: 'the command went on waiting for its stack, which is in UPDATE_ROLLBACK_COMPLETE',
  });
});
