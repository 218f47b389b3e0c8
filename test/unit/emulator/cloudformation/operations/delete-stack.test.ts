import type { DescribeStackEventsOutput, DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';

import {
  createFakeAccount,
  fakeType,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const thing = fakeType('Thing');

async function startWith(resources: Readonly<Record<string, object>>, refusedIds: readonly string[] = []) {
  const fake = createFakeAccount({
    resourceTypes: [thing],
    answer: ({ call, input }) => {
      if (call === 'fake:DeleteThing' && refusedIds.includes(input['Id'] as string)) throw refusal(call);
      return {};
    },
  });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody: templateOf(resources) });
  await fake.settle();
  return {
    ...fake,
    remove: async (more: object = {}) => {
      await fake.perform('DeleteStack', { StackName: fake.stackOf('app').stackId, ...more });
      return fake.settle();
    },
    deleted: () =>
      fake.calls.filter(({ call }) => call === 'fake:DeleteThing').map(({ input }) => input['Id']),
  };
}

const chain = {
  A: { Type: 'AWS::Fake::Thing', Properties: { Name: 'a' } },
  B: { Type: 'AWS::Fake::Thing', Properties: { Name: 'b', Of: { Ref: 'A' } } },
  C: { Type: 'AWS::Fake::Thing', Properties: { Name: 'c' } },
};

describe('DeleteStack', () => {
  test('deletes dependents first; afterwards the stack is known by its id alone', async () => {
    const fake = await startWith(chain);
    const stack = await fake.remove();
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(fake.deleted()).toEqual(['c', 'b', 'a']);
    await expect(fake.perform('DescribeStacks', { StackName: 'app' })).rejects.toThrow(
      'Stack with id app does not exist',
    );
    await expect(fake.perform('DescribeStackEvents', { StackName: 'app' })).rejects.toThrow(
      'Stack [app] does not exist',
    );
    const described = await fake.perform<DescribeStacksOutput>('DescribeStacks', {
      StackName: stack.stackId,
    });
    expect(described.Stacks?.[0]?.StackStatus).toBe('DELETE_COMPLETE');
    const events = await fake.perform<DescribeStackEventsOutput>('DescribeStackEvents', {
      StackName: stack.stackId,
    });
    expect(events.StackEvents?.[0]).toMatchObject({
      LogicalResourceId: 'app',
      ResourceStatus: 'DELETE_COMPLETE',
    });
  });

  test('a refusal leaves what it depends on, and resources can be retained then', async () => {
    const fake = await startWith(chain, ['b']);
    const failed = await fake.remove();
    expect([failed.status, failed.statusReason]).toEqual([
      'DELETE_FAILED',
      'The following resource(s) failed to delete: [B]. ',
    ]);
    expect(fake.deleted()).toEqual(['c', 'b']);
    await expect(fake.remove({ RetainResources: ['B', 'C'] })).rejects.toThrow(
      'Do not specify resources that are in the DELETE_COMPLETE state.',
    );
    const stack = await fake.remove({ RetainResources: ['B'] });
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(fake.deleted()).toEqual(['c', 'b', 'a']);
  });

  test('RetainResources needs a failed deletion', async () => {
    const fake = await startWith(chain);
    await expect(fake.remove({ RetainResources: ['A'] })).rejects.toThrow(
      'only when the stack is in the DELETE_FAILED state',
    );
  });

  test('FORCE_DELETE_STACK leaves what cannot be deleted', async () => {
    const fake = await startWith(chain, ['b']);
    await expect(fake.remove({ DeletionMode: 'FORCE_DELETE_STACK' })).rejects.toThrow(
      'You can activate DeletionMode FORCE_DELETE_STACK in a delete stack operation only when the stack is in the DELETE_FAILED state.',
    );
    await fake.remove();
    const stack = await fake.remove({ DeletionMode: 'FORCE_DELETE_STACK' });
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect([...stack.resources.values()].map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'A DELETE_COMPLETE',
      'C DELETE_COMPLETE',
      'B DELETE_SKIPPED',
    ]);
  });

  test('DeletionPolicy Retain leaves the thing in the account', async () => {
    const fake = await startWith({ A: { Type: 'AWS::Fake::Thing', DeletionPolicy: 'Retain' } });
    expect((await fake.remove()).status).toBe('DELETE_COMPLETE');
    expect(fake.deleted()).toEqual([]);
  });

  test('termination protection blocks it', async () => {
    const fake = await startWith(chain);
    await fake.perform('UpdateTerminationProtection', {
      StackName: 'app',
      EnableTerminationProtection: true,
    });
    await expect(fake.remove()).rejects.toThrow(/cannot be deleted while TerminationProtection is enabled/);
  });

  test('ends a creation that is under way: what runs goes on to its end, nothing more is started', async () => {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const fake = createFakeAccount({
      resourceTypes: [thing],
      answer: ({ call }) => (call === 'fake:CreateThing' ? held : {}),
    });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody: templateOf(chain) });
    await fake.perform('DeleteStack', { StackName: 'app' });
    letGo();
    const stack = fake.stackOf('app');
    while (stack.status !== 'DELETE_COMPLETE') await stack.running;
    expect(fake.eventsOf(stack).filter((event) => event.startsWith('app '))).toEqual([
      'app CREATE_IN_PROGRESS User Initiated',
      'app DELETE_IN_PROGRESS User Initiated',
      'app DELETE_COMPLETE',
    ]);
    expect(fake.madeCalls().toSorted()).toEqual([
      'fake:CreateThing',
      'fake:CreateThing',
      'fake:DeleteThing',
      'fake:DeleteThing',
    ]);
  });

  test('a name that is not there is no error', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    expect(await fake.perform('DeleteStack', { StackName: 'none' })).toEqual({});
  });
});

describe('exports', () => {
  const exporting = templateOf(
    { A: { Type: 'AWS::Fake::Thing', Properties: { Name: 'a' } } },
    { Outputs: { O: { Value: { 'Fn::GetAtt': ['A', 'Arn'] }, Export: { Name: 'the-arn' } } } },
  );
  const importing = templateOf({
    B: { Type: 'AWS::Fake::Thing', Properties: { Of: { 'Fn::ImportValue': 'the-arn' } } },
  });

  test('are imported, listed, and hold their stack while in use', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody: exporting });
    await fake.settle();
    await fake.perform('CreateStack', { StackName: 'user', TemplateBody: importing });
    await fake.settle('user');
    expect(fake.calls.at(-1)?.input).toEqual({ Of: 'arn:aws:fake:::a' });
    expect(await fake.perform('ListImports', { ExportName: 'the-arn' })).toEqual({ Imports: ['user'] });
    await fake.perform('DeleteStack', { StackName: 'app' });
    const stack = await fake.settle();
    expect([stack.status, stack.statusReason]).toEqual([
      'CREATE_COMPLETE',
      'Delete canceled. Cannot delete export the-arn as it is in use by user.',
    ]);
  });

  test('what nobody exports fails the stack before anything is made', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', { StackName: 'user', TemplateBody: importing });
    const stack = await fake.settle('user');
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(fake.eventsOf(stack)[1]).toBe(
      'user ROLLBACK_IN_PROGRESS No export named the-arn found. Rollback requested by user.',
    );
    expect(fake.calls).toEqual([]);
  });
});
