import { expect, test } from 'vitest';
import { awaitStandstill } from '../../../src/observe/await-standstill.ts';
import type { StackState } from '../../../src/observe/read-stack.ts';
import { createScriptedCloudFormation, missingStack } from '../../support/scripted-client.ts';

const at = (second: number): Date => new Date(second * 1000);
const stackId = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/svc/1';
const describe = (StackStatus: string, begun = 2) => ({
  Stacks: [{ StackId: stackId, StackStatus, CreationTime: at(0), LastUpdatedTime: at(begun) }],
});
const before: StackState = {
  kind: 'present',
  stackId,
  status: 'UPDATE_ROLLBACK_COMPLETE',
  begunAt: at(1).toISOString(),
  tags: {},
};

/** Answers one after the other, the last one for ever; told how many were asked for when it ended. */
async function watch(answers: readonly unknown[], first: StackState = before) {
  const stopping = new AbortController();
  const { client, calls } = createScriptedCloudFormation(() => {
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    // Long after a standstill would have been seen.
    if (calls.length > answers.length + 20) stopping.abort();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const options = { stack: 'svc', before: first, patienceMs: 0, everyMs: 0, signal: stopping.signal };
  const status = await awaitStandstill(client, options).catch((error: Error) => error.message);
  return { status, asked: calls.length };
}

test.each<[string, readonly unknown[], { status: string; asked?: number }]>([
  [
    'a failed update that stands still',
    [describe('UPDATE_ROLLBACK_COMPLETE'), describe('UPDATE_ROLLBACK_COMPLETE')],
    { status: 'UPDATE_ROLLBACK_COMPLETE', asked: 2 },
  ],
  [
    'one that moves once more',
    [describe('UPDATE_FAILED'), describe('UPDATE_ROLLBACK_IN_PROGRESS'), describe('UPDATE_ROLLBACK_FAILED')],
    { status: 'UPDATE_ROLLBACK_FAILED', asked: 4 },
  ],
  [
    'one that is begun anew',
    [describe('UPDATE_ROLLBACK_COMPLETE'), describe('UPDATE_ROLLBACK_COMPLETE', 3)],
    { status: 'UPDATE_ROLLBACK_COMPLETE', asked: 3 },
  ],
  [
    'a question that is not answered',
    [describe('ROLLBACK_COMPLETE'), new Error('throttled'), describe('ROLLBACK_COMPLETE')],
    { status: 'ROLLBACK_COMPLETE', asked: 3 },
  ],
  [
    'the failure from before',
    [describe('UPDATE_ROLLBACK_COMPLETE', 1)],
    { status: 'The operation was aborted' },
  ],
  ['a success', [describe('UPDATE_COMPLETE')], { status: 'The operation was aborted' }],
  ['work in progress', [describe('UPDATE_ROLLBACK_IN_PROGRESS')], { status: 'The operation was aborted' }],
  ['no stack', [missingStack()], { status: 'The operation was aborted' }],
])('%s', async (_case, answers, expected) => {
  expect(await watch(answers)).toMatchObject(expected);
});

test('a stack that was not there before', async () => {
  const ended = await watch([describe('ROLLBACK_COMPLETE', 0)], { kind: 'absent' });
  expect(ended.status).toBe('ROLLBACK_COMPLETE');
});
