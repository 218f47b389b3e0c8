import { describe, expect, test } from 'vitest';
import type { StackEvent } from '../../../src/denial/observation.ts';
import { isComplete, type ToldStack } from '../../../src/observe/complete-events.ts';

const stackId = 'arn:aws:cloudformation:us-east-1:111122223333:stack/svc/1';
const at = (second: number) => new Date(second * 1000).toISOString();

function event(second: number, status: string, rest: Partial<StackEvent> = {}): StackEvent {
  return {
    kind: 'stack-event',
    stackId,
    stackName: 'svc',
    eventId: `e${second}`,
    at: at(second),
    logicalId: 'Queue',
    physicalId: 'queue-1',
    resourceType: 'AWS::SQS::Queue',
    status,
    ...rest,
  };
}

const ofStack = { logicalId: 'svc', physicalId: stackId, resourceType: 'AWS::CloudFormation::Stack' };

function told(
  status: string,
  begunAt: number,
  knownUntil?: number,
  resources: ToldStack['resources'] = [],
): ToldStack {
  return {
    state: { kind: 'present', stackId, status, begunAt: at(begunAt), tags: {} },
    resources,
    ...(knownUntil !== undefined && { knownUntil: at(knownUntil) }),
  };
}

const updated = [
  event(2, 'UPDATE_IN_PROGRESS', ofStack),
  event(3, 'UPDATE_IN_PROGRESS'),
  event(4, 'UPDATE_COMPLETE'),
  event(5, 'UPDATE_COMPLETE', ofStack),
];

describe('isComplete', () => {
  test.each<[string, readonly StackEvent[], ToldStack, boolean]>([
    ['an update with its end', updated, told('UPDATE_COMPLETE', 2, 1), true],
    ['whatever their order', updated.toReversed(), told('UPDATE_COMPLETE', 2, 1), true],
    ['an update whose end is late', updated.slice(0, 3), told('UPDATE_COMPLETE', 2, 1), false],
    [
      'a resource whose end is late',
      [...updated.slice(0, 2), updated[3]!],
      told('UPDATE_COMPLETE', 2, 1),
      false,
    ],
    ['the end of an earlier update', updated, told('UPDATE_COMPLETE', 9, 1), false],
    ['nothing new, where nothing has begun', [], told('UPDATE_COMPLETE', 2, 5), true],
    ['nothing new, where something has begun', [], told('UPDATE_COMPLETE', 6, 5), false],
    [
      'a rollback without its failure',
      [event(5, 'UPDATE_ROLLBACK_COMPLETE', ofStack)],
      told('UPDATE_ROLLBACK_COMPLETE', 2, 1),
      false,
    ],
    [
      'a rollback with its failure',
      [
        event(2, 'UPDATE_IN_PROGRESS'),
        event(3, 'UPDATE_FAILED'),
        event(3.5, 'UPDATE_IN_PROGRESS'),
        event(4, 'UPDATE_COMPLETE'),
        event(5, 'UPDATE_ROLLBACK_COMPLETE', ofStack),
      ],
      told('UPDATE_ROLLBACK_COMPLETE', 2, 1),
      true,
    ],
    [
      'a rollback of two resources, of which one has not told its failure',
      [
        event(2, 'UPDATE_IN_PROGRESS'),
        event(2, 'UPDATE_IN_PROGRESS', { logicalId: 'Topic' }),
        event(3, 'UPDATE_FAILED'),
        event(3.5, 'UPDATE_IN_PROGRESS'),
        event(3.5, 'UPDATE_IN_PROGRESS', { logicalId: 'Topic' }),
        event(4, 'UPDATE_COMPLETE'),
        event(4, 'UPDATE_COMPLETE', { logicalId: 'Topic' }),
        event(5, 'UPDATE_ROLLBACK_COMPLETE', ofStack),
      ],
      told('UPDATE_ROLLBACK_COMPLETE', 2, 1),
      false,
    ],
    [
      'a resource of which nothing is told yet',
      updated,
      told('UPDATE_COMPLETE', 2, 1, [{ logicalId: 'Topic', status: 'UPDATE_COMPLETE', at: at(4) }]),
      false,
    ],
    [
      'a resource that was left as it was',
      updated,
      told('UPDATE_COMPLETE', 2, 1, [{ logicalId: 'Topic', status: 'CREATE_COMPLETE', at: at(1) }]),
      true,
    ],
    ['a failure without its reason', [event(5, 'CREATE_FAILED', ofStack)], told('CREATE_FAILED', 2), false],
    [
      'a creation that had no id at first',
      [
        event(2, 'CREATE_IN_PROGRESS', { physicalId: '' }),
        event(4, 'CREATE_COMPLETE'),
        event(5, 'CREATE_COMPLETE', ofStack),
      ],
      told('CREATE_COMPLETE', 1),
      true,
    ],
    [
      'the clean-up of what was replaced, under way',
      [...updated, event(4.5, 'DELETE_IN_PROGRESS', { physicalId: 'queue-0' })],
      told('UPDATE_COMPLETE', 2, 1),
      false,
    ],
    [
      'the clean-up of what was replaced, done',
      [
        ...updated,
        event(4.5, 'DELETE_IN_PROGRESS', { physicalId: 'queue-0' }),
        event(4.6, 'DELETE_FAILED', { physicalId: 'queue-0' }),
      ],
      told('UPDATE_COMPLETE', 2, 1),
      true,
    ],
  ])('%s', (_, events, stack, expected) => {
    expect(isComplete(events, stack)).toBe(expected);
  });
});
