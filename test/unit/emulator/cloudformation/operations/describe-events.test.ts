import { describe, expect, it } from 'vitest';

import type { DescribeEventsOutput, DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import {
  createFakeAccount,
  fakeType,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const template = templateOf({
  One: { Type: 'AWS::Fake::One' },
  Two: { Type: 'AWS::Fake::Two', DependsOn: 'One' },
});

async function createFailedStack() {
  const fake = createFakeAccount({
    resourceTypes: [fakeType('One'), fakeType('Two')],
    answer: ({ call }) => {
      if (call === 'fake:CreateTwo') throw refusal('fake:CreateTwo');
      return {};
    },
  });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody: template });
  await fake.settle();
  return fake;
}

const problemOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('DescribeEvents', () => {
  it('tells the operations of a stack apart', async () => {
    const { perform } = await createFailedStack();
    const { Stacks } = await perform<DescribeStacksOutput>('DescribeStacks', { StackName: 'app' });
    const operations = Stacks?.[0]?.LastOperations ?? [];
    expect(operations.map(({ OperationType }) => OperationType)).toEqual(['ROLLBACK', 'CREATE_STACK']);

    const creation = await perform<DescribeEventsOutput>('DescribeEvents', {
      OperationId: operations[1]?.OperationId,
    });
    const events = creation.OperationEvents ?? [];
    expect(new Set(events.map(({ OperationType }) => OperationType))).toEqual(new Set(['CREATE_STACK']));
    expect(events.at(-1)).toMatchObject({
      EventType: 'STACK_EVENT',
      ResourceStatus: 'CREATE_IN_PROGRESS',
      OperationStatus: 'FAILED',
    });
    const all = await perform<DescribeEventsOutput>('DescribeEvents', { StackName: 'app' });
    expect(all.OperationEvents?.length).toBeGreaterThan(events.length);
  });

  it('tells only what failed, on request', async () => {
    const { perform } = await createFailedStack();
    const { OperationEvents } = await perform<DescribeEventsOutput>('DescribeEvents', {
      StackName: 'app',
      Filters: { FailedEvents: true },
    });
    expect(
      OperationEvents?.map(({ EventType, LogicalResourceId, ResourceStatus }) => [
        EventType,
        LogicalResourceId,
        ResourceStatus,
      ]),
    ).toEqual([['PROVISIONING_ERROR', 'Two', 'CREATE_FAILED']]);
  });

  it.each([
    ['of nothing', {}, 'One of ChangeSetName, OperationId or StackName must be specified as input'],
    ['of no stack', { StackName: 'none' }, 'Stack [none] does not exist'],
    ['of no operation', { OperationId: 'none' }, 'Operation [none] does not exist'],
    ['from no page', { StackName: 'app', NextToken: 'none' }, 'Invalid NextToken: none'],
  ])('%s is refused', async (_what, input, message) => {
    const { perform } = await createFailedStack();
    expect(await problemOf(perform('DescribeEvents', input))).toBe(message);
  });

  it('comes in pages', async () => {
    const { perform, state } = await createFailedStack();
    state.pageSize = 2;
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page: DescribeEventsOutput = await perform('DescribeEvents', { StackName: 'app', NextToken });
      seen.push(...(page.OperationEvents ?? []).map(({ EventId }) => EventId));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    state.pageSize = 100;
    const whole = await perform<DescribeEventsOutput>('DescribeEvents', { StackName: 'app' });
    expect(seen).toEqual(whole.OperationEvents?.map(({ EventId }) => EventId));
  });
});
