import type { GetStackPolicyOutput } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';

import { createFakeAccount, fakeType, templateOf } from '../../../../support/cloudformation-account.ts';

const allowAll = { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' };
const deny = (more: object): object => ({ ...allowAll, Effect: 'Deny', ...more });
const policyOf = (...statements: readonly object[]): string => JSON.stringify({ Statement: statements });

const one = (properties: object) => ({
  Type: 'AWS::Fake::Thing',
  Properties: { Name: 'one', ...properties },
});
const two = { Type: 'AWS::Fake::Thing', Properties: { Name: 'two' } };

async function startWith(policy: string) {
  const fake = createFakeAccount({
    resourceTypes: [fakeType('Thing')],
    answer: ({ call }) => (call === 's3:GetObject' ? { Body: Buffer.from(policyOf(deny({}))) } : {}),
  });
  const TemplateBody = templateOf({ One: one({}), Two: two });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody, StackPolicyBody: policy });
  const stack = await fake.settle();
  const before = stack.events.length;
  const calls = fake.calls.length;
  return {
    ...fake,
    stack,
    update: async (resources: Readonly<Record<string, object>>, more: object = {}) => {
      await fake.perform('UpdateStack', { StackName: 'app', TemplateBody: templateOf(resources), ...more });
      await fake.settle();
      return fake.eventsOf(stack, before);
    },
    newCalls: () => fake.madeCalls().slice(calls),
    policyNow: async () =>
      (await fake.perform<GetStackPolicyOutput>('GetStackPolicy', { StackName: 'app' })).StackPolicyBody,
  };
}

const changed = { One: one({ Size: 2 }), Two: two };
const replaced = { One: one({ Name: 'other' }), Two: two };
const removed = { Two: two };

describe('a stack policy', () => {
  test('keeps a resource as it is, and the whole update fails', async () => {
    const fake = await startWith(
      policyOf(allowAll, deny({ Action: 'Update:Replace', Resource: 'LogicalResourceId/One' })),
    );
    expect(await fake.update(replaced)).toMatchInlineSnapshot(`
      [
        "app UPDATE_IN_PROGRESS User Initiated",
        "One UPDATE_FAILED Action denied by stack policy: Statement [#2] does not allow [Update:Replace] for resource [LogicalResourceId/One]",
        "app UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to update: [One]. ",
        "One UPDATE_COMPLETE",
        "app UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
        "app UPDATE_ROLLBACK_COMPLETE",
      ]
    `);
    expect(fake.newCalls()).toEqual([]);
  });

  const byDeny = 'Action denied by stack policy: Statement [#1]';
  const byDefault = 'Action not allowed by stack policy';
  test.each([
    ['an explicit deny', policyOf(deny({}), allowAll), changed, byDeny],
    ['nothing that allows', policyOf(deny({ Resource: 'LogicalResourceId/Two' })), changed, byDefault],
    ['another action allowed', policyOf({ ...allowAll, Action: 'Update:Delete' }), changed, byDefault],
    ['the action allowed', policyOf({ ...allowAll, Action: ['Update:Modify'] }), changed, undefined],
    [
      'NotAction',
      policyOf({ ...allowAll, Action: undefined, NotAction: 'Update:Modify' }),
      changed,
      byDefault,
    ],
    [
      'NotResource',
      policyOf({ ...allowAll, Resource: undefined, NotResource: 'LogicalResourceId/O*' }),
      changed,
      byDefault,
    ],
    [
      'a type',
      policyOf(allowAll, deny({ Condition: { StringLike: { ResourceType: ['AWS::Fake::*'] } } })),
      changed,
      'Statement [#2]',
    ],
    [
      'another type',
      policyOf(allowAll, deny({ Condition: { StringEquals: { ResourceType: 'AWS::S3::Bucket' } } })),
      changed,
      undefined,
    ],
    [
      'a removal',
      policyOf(allowAll, deny({ Action: 'Update:Delete' })),
      removed,
      'does not allow [Update:Delete]',
    ],
    ['an empty policy', '{}', replaced, undefined],
  ])('%s', async (_title, policy, resources, reason) => {
    const fake = await startWith(policy);
    const events = await fake.update(resources);
    const failure = events.find((event) => event.startsWith('One UPDATE_FAILED'));
    expect(failure ?? 'none').toContain(reason ?? 'none');
    expect(fake.stack.status).toBe(reason === undefined ? 'UPDATE_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE');
  });

  test('is overridden for one update, and for that one alone', async () => {
    const fake = await startWith(policyOf(deny({})));
    await fake.update(changed, { StackPolicyDuringUpdateBody: policyOf(allowAll) });
    expect(fake.stack.status).toBe('UPDATE_COMPLETE');
    expect(await fake.policyNow()).toBe(policyOf(deny({})));
    await fake.update({ One: one({ Size: 3 }), Two: two });
    expect(fake.stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('is read where its URL points to', async () => {
    const fake = await startWith(policyOf(allowAll));
    const StackPolicyURL = 'https://s3.amazonaws.com/bucket/policy.json';
    await fake.perform('SetStackPolicy', { StackName: 'app', StackPolicyURL });
    expect(await fake.policyNow()).toBe(policyOf(deny({})));
  });

  const invalid = 'Error validating stack policy: Invalid stack policy';
  test.each([
    ['no JSON', { StackPolicyBody: 'policy' }, invalid],
    ['another principal', { StackPolicyBody: policyOf({ ...allowAll, Principal: 'me' }) }, invalid],
    ['another action', { StackPolicyBody: policyOf({ ...allowAll, Action: 'Update:Read' }) }, invalid],
    ['no effect', { StackPolicyBody: policyOf({ ...allowAll, Effect: undefined }) }, invalid],
    [
      'both ways',
      { StackPolicyBody: '{}', StackPolicyURL: 'https://s3.amazonaws.com/b/k' },
      'You cannot specify both StackPolicyURL and StackPolicyBody',
    ],
  ])('%s is refused', async (_title, input, message) => {
    const fake = await startWith(policyOf(allowAll));
    await expect(fake.perform('SetStackPolicy', { StackName: 'app', ...input })).rejects.toThrow(message);
  });
});
