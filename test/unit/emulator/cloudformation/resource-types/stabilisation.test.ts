import { describe, expect, it } from 'vitest';
import { HandClock } from '../../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../../support/service-account.ts';

const key = (AttributeName: string) => ({
  KeySchema: [{ AttributeName, KeyType: 'HASH' }],
});
const index = (IndexName: string, attribute = IndexName) => ({
  IndexName,
  ...key(attribute),
  Projection: { ProjectionType: 'ALL' },
});
const table = (...indexes: readonly ReturnType<typeof index>[]) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['id', ...indexes.map((one) => one.KeySchema[0]?.AttributeName)].map(
      (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
    ),
    ...key('id'),
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  },
});

const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
    Policies: [
      {
        PolicyName: 'read',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }],
        },
      },
    ],
  },
};
const reader = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Code: { ZipFile: 'exports.handler = () => 1' },
  },
};
const mapping = {
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    FunctionName: { Ref: 'Reader' },
    StartingPosition: 'LATEST',
  },
};

function createStacks(clock: HandClock | undefined) {
  const { operator, settle, handlerCalls } = createServiceAccount(undefined, undefined, clock);
  const act = async (operation: string, resources?: object) => {
    const startedMs = clock?.nowMs ?? 0;
    handlerCalls.length = 0;
    await operator.call(`cloudformation:${operation}`, {
      StackName: 'app',
      ...(resources && {
        TemplateBody: JSON.stringify({ Resources: resources }),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    });
    const failures = await settle();
    const count = (call: string) => handlerCalls.filter((made) => made === call).length;
    return { failures, count, seconds: ((clock?.nowMs ?? 0) - startedMs) / 1000 };
  };
  return { operator, act };
}

describe('a stack waits for its resources on the clock', () => {
  const resources = { Role: role, Reader: reader, Table: table(), Mapping: mapping };

  it('a table, a function and a mapping', async () => {
    const { act, operator } = createStacks(new HandClock());
    const made = await act('CreateStack', resources);
    expect(made.failures).toEqual([]);
    expect(made.seconds).toBeGreaterThanOrEqual(7 + 10);
    expect(made.seconds).toBeLessThan(60);
    expect(made.count('dynamodb:DescribeTable')).toBeGreaterThan(2);
    expect(made.count('lambda:GetEventSourceMapping')).toBeGreaterThan(2);
    const gone = await act('DeleteStack');
    expect(gone.failures).toEqual([]);
    expect(gone.seconds).toBeGreaterThanOrEqual(5 + 5);
    expect(await operator.call('dynamodb:ListTables')).toMatchObject({ TableNames: [] });
    expect(await operator.call('lambda:ListEventSourceMappings')).toMatchObject({ EventSourceMappings: [] });
  });

  it('asking no more often than needed where nothing waits', async () => {
    const { act } = createStacks(undefined);
    const made = await act('CreateStack', resources);
    expect(made.failures).toEqual([]);
    expect(made.count('dynamodb:DescribeTable')).toBe(2);
    expect(made.count('lambda:GetEventSourceMapping')).toBe(1);
    const gone = await act('DeleteStack');
    expect(gone.count('dynamodb:DescribeTable')).toBe(1);
    expect(gone.count('lambda:GetEventSourceMapping')).toBe(1);
  });

  it('a queue, so that its name is free when the stack is gone', async () => {
    const { act } = createStacks(new HandClock());
    const queue = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } } };
    expect((await act('CreateStack', queue)).seconds).toBe(60);
    expect((await act('DeleteStack')).seconds).toBe(60);
    expect((await act('CreateStack', queue)).failures).toEqual([]);
  });

  it('a secret, whose name is then free too', async () => {
    const { act } = createStacks(new HandClock());
    const secret = {
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'app/db', SecretString: 'x' } },
    };
    expect((await act('CreateStack', secret)).failures).toEqual([]);
    expect((await act('DeleteStack')).failures).toEqual([]);
    expect((await act('CreateStack', secret)).failures).toEqual([]);
  });
});

describe('the indexes of a table', () => {
  async function createIndexed() {
    const stacks = createStacks(new HandClock());
    expect((await stacks.act('CreateStack', { Table: table(index('a')) })).failures).toEqual([]);
    return stacks;
  }

  it('come one by one, in minutes', async () => {
    const { act } = await createIndexed();
    const more = await act('UpdateStack', { Table: table(index('a'), index('b')) });
    expect(more.failures).toEqual([]);
    expect(more.seconds).toBeGreaterThanOrEqual(540);
    expect((await act('UpdateStack', { Table: table(index('b')) })).failures).toEqual([]);
  });

  it.each([
    [
      'two at once',
      [index('a'), index('b'), index('c')],
      'Cannot perform more than one GSI creation or deletion in a single update',
    ],
    ['a renamed one', [index('b')], 'Cannot perform more than one GSI creation or deletion'],
    [
      'another key',
      [index('a', 'id2')],
      "Cannot update GSI's properties other than Provisioned Throughput and Contributor Insights Specification.",
    ],
  ])('%s: the handler objects, and the stack goes back', async (_what, indexes, words) => {
    const { act, operator } = await createIndexed();
    const { failures, count } = await act('UpdateStack', { Table: table(...indexes) });
    expect(failures[0]).toContain(`Table Resource handler returned message: "${words}`);
    expect(failures).toHaveLength(1);
    expect(count('dynamodb:UpdateTable')).toBe(0);
    expect(await operator.call('cloudformation:DescribeStacks', { StackName: 'app' })).toMatchObject({
      Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' }],
    });
  });
});
