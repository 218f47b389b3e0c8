import { describe, expect, it } from 'vitest';
import type { StackEvent } from '../../../src/denial/observation.ts';
import { collectFailed } from '../../../src/harness/collect-failed.ts';

function event(more: Partial<StackEvent>): StackEvent {
  return {
    kind: 'stack-event',
    stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1',
    stackName: 'shop',
    eventId: 'e1',
    at: '2026-01-01T00:00:00.000Z',
    logicalId: 'Jobs',
    physicalId: '',
    resourceType: 'AWS::SQS::Queue',
    status: 'CREATE_FAILED',
    ...more,
  };
}

const jobs = { type: 'AWS::SQS::Queue', properties: { QueueName: { Ref: 'Name' }, DelaySeconds: 5 } };

describe('what names the things that failed', () => {
  it.each<[string, Partial<StackEvent>, object]>([
    [
      'the template, without what names nothing',
      {},
      { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: { Ref: 'Name' } } } },
    ],
    [
      'the event before the template',
      { properties: '{"QueueName":"shop-jobs","DelaySeconds":"5"}' },
      { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: 'shop-jobs' } } },
    ],
    [
      'the template, where AWS cut the event off',
      { properties: '{"QueueName":"shop-jo' },
      { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: { Ref: 'Name' } } } },
    ],
    [
      'nothing, where the template means another thing by that id',
      { resourceType: 'AWS::SNS::Topic' },
      { Jobs: { type: 'AWS::SNS::Topic', properties: {} } },
    ],
    ['nothing, where it did not fail', { status: 'CREATE_COMPLETE' }, {}],
  ])('%s', (_, more, expected) => {
    expect(collectFailed([event(more)], new Map([['Jobs', jobs]]))).toEqual(expected);
  });
});
