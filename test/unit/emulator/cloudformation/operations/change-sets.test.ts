import type { DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';

import { createFakeAccount, fakeType, templateOf } from '../../../../support/cloudformation-account.ts';

const thing = fakeType('Thing');
const StackName = 'app';

function start() {
  const fake = createFakeAccount({ resourceTypes: [thing] });
  const describeSet = (ChangeSetName: string) =>
    fake.perform<DescribeChangeSetOutput>('DescribeChangeSet', { StackName, ChangeSetName });
  return {
    ...fake,
    describeSet,
    create: async (ChangeSetType: 'CREATE' | 'UPDATE', resources: Readonly<Record<string, object>>) => {
      const input = { StackName, ChangeSetName: 'c', ChangeSetType, TemplateBody: templateOf(resources) };
      await fake.perform('CreateChangeSet', input);
      for (;;) {
        const described = await describeSet('c');
        if (described.Status !== 'CREATE_PENDING') return described;
      }
    },
    execute: async () => {
      await fake.perform('ExecuteChangeSet', { StackName, ChangeSetName: 'c' });
      return fake.settle();
    },
  };
}

describe('change sets', () => {
  test('CREATE makes a stack in review, and executing it creates', async () => {
    const fake = start();
    const described = await fake.create('CREATE', { A: { Type: 'AWS::Fake::Thing' } });
    expect(described).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(described.Changes?.map(({ ResourceChange }) => ResourceChange?.Action)).toEqual(['Add']);
    expect(fake.stackOf('app').status).toBe('REVIEW_IN_PROGRESS');
    const stack = await fake.execute();
    expect(fake.eventsOf(stack).slice(0, 2)).toEqual([
      'app REVIEW_IN_PROGRESS User Initiated',
      'app CREATE_IN_PROGRESS User Initiated',
    ]);
    expect(stack.status).toBe('CREATE_COMPLETE');
  });

  test('UPDATE tells each change', async () => {
    const fake = start();
    await fake.create('CREATE', {
      Same: { Type: 'AWS::Fake::Thing' },
      Modified: { Type: 'AWS::Fake::Thing', Properties: { Name: 'm', Size: 1 } },
      Replaced: { Type: 'AWS::Fake::Thing', Properties: { Name: 'one' } },
      Removed: { Type: 'AWS::Fake::Thing' },
    });
    await fake.execute();
    const described = await fake.create('UPDATE', {
      Same: { Type: 'AWS::Fake::Thing' },
      Modified: { Type: 'AWS::Fake::Thing', Properties: { Name: 'm', Size: 2 } },
      Replaced: { Type: 'AWS::Fake::Thing', Properties: { Name: 'two' } },
      Added: { Type: 'AWS::Fake::Thing', Properties: { Of: { Ref: 'Replaced' } } },
    });
    expect(
      described.Changes?.map(({ ResourceChange: change }) =>
        [
          change?.LogicalResourceId,
          change?.Action,
          change?.Replacement,
          change?.Details?.[0]?.Target?.Name,
        ].join(' '),
      ),
    ).toEqual(['Modified Modify False Size', 'Replaced Modify True Name', 'Added Add  ', 'Removed Remove  ']);
  });

  test('one without changes fails in the known words and cannot be executed', async () => {
    const fake = start();
    await fake.create('CREATE', { A: { Type: 'AWS::Fake::Thing' } });
    await fake.execute();
    const described = await fake.create('UPDATE', { A: { Type: 'AWS::Fake::Thing' } });
    expect(described).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    await expect(fake.execute()).rejects.toMatchObject({ code: 'InvalidChangeSetStatus' });
  });

  test('an executed one is no longer listed, and its name is free', async () => {
    const fake = start();
    await fake.create('CREATE', { A: { Type: 'AWS::Fake::Thing' } });
    await fake.execute();
    expect(await fake.perform('ListChangeSets', { StackName })).toEqual({ Summaries: [] });
    await fake.create('UPDATE', { B: { Type: 'AWS::Fake::Thing' } });
    expect((await fake.execute()).status).toBe('UPDATE_COMPLETE');
  });

  test('deleting what is not there succeeds; describing it does not', async () => {
    const fake = start();
    await fake.create('CREATE', { A: { Type: 'AWS::Fake::Thing' } });
    expect(await fake.perform('DeleteChangeSet', { StackName, ChangeSetName: 'none' })).toEqual({});
    await expect(fake.describeSet('none')).rejects.toMatchObject({
      code: 'ChangeSetNotFound',
      message: 'ChangeSet [none] does not exist',
    });
  });

  test('a stack in review is updated by no change set, but can be deleted', async () => {
    const fake = start();
    await fake.create('CREATE', { A: { Type: 'AWS::Fake::Thing' } });
    await expect(fake.create('UPDATE', { A: { Type: 'AWS::Fake::Thing' } })).rejects.toThrow(
      'is in REVIEW_IN_PROGRESS state and can not be updated.',
    );
    await fake.perform('DeleteStack', { StackName });
    expect((await fake.settle()).status).toBe('DELETE_COMPLETE');
    expect(fake.calls).toEqual([]);
  });
});
