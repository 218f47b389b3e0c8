import { expect, test } from 'vitest';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { exitCodeOfError, exitCodeOfRecord, exitCodeOfSignal } from '../../../src/cli/exit-code.ts';

const left = [{ what: 'user', why: 'denied' }];

test.each<[RunRecord['outcome'], number, number]>([
  [{ kind: 'proven' }, 0, 3],
  [{ kind: 'blocked', by: 'scp', message: 'm' }, 1, 3],
  [{ kind: 'stuck', message: 'm', seen: [] }, 1, 3],
  [{ kind: 'broken', phase: 'deploy', message: 'm' }, 1, 3],
  [{ kind: 'exhausted', bound: 'time', message: 'm' }, 1, 3],
  [{ kind: 'interrupted', signal: 'SIGINT' }, 130, 130],
  [{ kind: 'interrupted', signal: 'SIGTERM' }, 143, 143],
  [{ kind: 'failed', code: 'account-mismatch', message: 'm' }, 2, 3],
  [{ kind: 'failed', code: 'endpoint-unreachable', message: 'm' }, 2, 3],
  [{ kind: 'failed', code: 'aws', message: 'm' }, 1, 3],
  [{ kind: 'failed', code: 'artifact-unwritable', message: 'm' }, 1, 3],
  [{ kind: 'failed', code: 'bug', message: 'm' }, 70, 70],
  [{ kind: 'failed', code: 'never-heard-of', message: 'm' }, 70, 70],
])('%j ends with %i, and with leftovers with %i', (outcome, alone, withLeftovers) => {
  expect(exitCodeOfRecord({ outcome, leftovers: [] })).toBe(alone);
  expect(exitCodeOfRecord({ outcome, leftovers: left })).toBe(withLeftovers);
});

test('an error has the exit code of its code', () => {
  expect(exitCodeOfError('credentials')).toBe(2);
  expect(exitCodeOfError('leftovers')).toBe(3);
  expect(exitCodeOfError('artifact-unwritable')).toBe(2);
});

test('a signal is told as shells tell it', () => {
  expect([exitCodeOfSignal('SIGINT'), exitCodeOfSignal('SIGTERM')]).toEqual([130, 143]);
});
