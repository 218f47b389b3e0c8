import { describe, expect, it } from 'vitest';
import type { StackEvent } from '../../../src/denial/observation.ts';
import { collectIdentities } from '../../../src/harness/collect-identities.ts';

const parameters = { accountId: '111122223333', region: 'us-east-1', stage: 'h1qx7c0m2zd' };

function event(logicalId: string, physicalId: string): StackEvent {
  return {
    kind: 'stack-event',
    stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop-h1qx7c0m2zd/1',
    stackName: 'shop-h1qx7c0m2zd',
    eventId: physicalId,
    at: '2026-01-01T00:00:00.000Z',
    logicalId,
    physicalId,
    resourceType: 'AWS::X::Y',
    status: 'CREATE_COMPLETE',
  };
}

describe('collectIdentities', () => {
  it.each<[string, readonly StackEvent[], string | undefined, Record<string, string>]>([
    [
      'takes the newest id of a resource',
      [event('Api', 'abc'), event('Api', 'def')],
      undefined,
      { Api: 'def' },
    ],
    [
      'keeps an id that a later event leaves out',
      [event('Api', 'abc'), event('Api', '')],
      undefined,
      { Api: 'abc' },
    ],
    ['knows a resource that has no id yet', [event('Api', '')], undefined, { Api: '' }],
    [
      'takes the parameters out of names and ids',
      [event('shop-h1qx7c0m2zd', 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop-h1qx7c0m2zd/1')],
      'serverless/shop/h1qx7c0m2zd/1700000000000-2026-01-01T00:00:00.000Z',
      {
        'shop-${Stage}': 'arn:aws:cloudformation:${Region}:${AccountId}:stack/shop-${Stage}/1',
        ArtifactDirectory: 'serverless/shop/${Stage}/1700000000000-2026-01-01T00:00:00.000Z',
      },
    ],
    [
      'takes the name at the end of a URL',
      [event('Queue', 'https://sqs.us-east-1.amazonaws.com/111122223333/shop-h1qx7c0m2zd-Queue-AB12')],
      undefined,
      { Queue: 'shop-${Stage}-Queue-AB12' },
    ],
    [
      'takes what an ARN ends with, where that is telling',
      [
        event('Graph', 'arn:aws:appsync:us-east-1:111122223333:apis/llhlo52gncfp3z4yauf7q5ppbp'),
        event('Layer', 'arn:aws:lambda:us-east-1:111122223333:layer:shop:12'),
      ],
      undefined,
      {
        Graph: 'llhlo52gncfp3z4yauf7q5ppbp',
        Layer: 'arn:aws:lambda:${Region}:${AccountId}:layer:shop:12',
      },
    ],
    [
      'leaves out of a generated name what the cut left of the stage, and what follows',
      [event('FlowDashh1qx7c0m2zdRole', 'shop-h1qx7c0m2zd-FlowDashh1q-AB12')],
      undefined,
      { 'FlowDash${Stage}Role': 'shop-${Stage}-FlowDash*' },
    ],
  ])('%s', (_, events, directory, identities) => {
    expect(collectIdentities(events, directory, parameters)).toEqual(identities);
  });
});
