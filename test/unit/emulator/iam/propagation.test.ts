import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIamAccount, policyOf, putInline, type Actor } from '../../../support/iam-account.ts';

const delayMs = 2000;
const getUser = policyOf({ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number): void => {
  vi.setSystemTime(Date.now() + ms);
};

async function may(actor: Actor): Promise<boolean> {
  return actor.call('GetUser').then(
    () => true,
    () => false,
  );
}

test('the operator may everything at once', async () => {
  expect(await may(createIamAccount(delayMs).operator)).toBe(true);
});

test('a new key is unknown at first, and a deleted one works on', async () => {
  const { user, operator } = createIamAccount(delayMs);
  const actor = await user('u', getUser);
  expect(await actor.fails('sts:GetCallerIdentity')).toMatch(/^InvalidClientTokenId/);
  pass(delayMs);
  await actor.call('sts:GetCallerIdentity');
  await operator.call('UpdateAccessKey', {
    UserName: 'u',
    AccessKeyId: actor.accessKeyId,
    Status: 'Inactive',
  });
  await actor.call('sts:GetCallerIdentity');
  pass(delayMs);
  expect(await actor.fails('sts:GetCallerIdentity')).toMatch(/^InvalidClientTokenId/);
  await operator.call('UpdateAccessKey', { UserName: 'u', AccessKeyId: actor.accessKeyId, Status: 'Active' });
  pass(delayMs);
  await operator.call('DeleteAccessKey', { UserName: 'u', AccessKeyId: actor.accessKeyId });
  await actor.call('sts:GetCallerIdentity');
  pass(delayMs);
  expect(await actor.fails('sts:GetCallerIdentity')).toMatch(/^InvalidClientTokenId/);
});

test('inline policies are read at once and honoured later, both ways', async () => {
  const { user, operator } = createIamAccount(delayMs);
  const actor = await user('u');
  pass(delayMs);
  await operator.call('PutUserPolicy', putInline('u', getUser));
  await operator.call('GetUserPolicy', { UserName: 'u', PolicyName: 'inline' });
  expect(await may(actor)).toBe(false);
  pass(delayMs - 1);
  expect(await may(actor)).toBe(false);
  pass(1);
  expect(await may(actor)).toBe(true);
  await operator.call('DeleteUserPolicy', { UserName: 'u', PolicyName: 'inline' });
  expect(await may(actor)).toBe(true);
  pass(delayMs);
  expect(await may(actor)).toBe(false);
});

test('changes that follow each other come through one after the other', async () => {
  const { user, operator } = createIamAccount(delayMs);
  const actor = await user('u');
  await operator.call('PutUserPolicy', putInline('u', getUser));
  pass(delayMs / 2);
  await operator.call('DeleteUserPolicy', { UserName: 'u', PolicyName: 'inline' });
  pass(delayMs / 2);
  expect(await may(actor)).toBe(true);
  pass(delayMs / 2);
  expect(await may(actor)).toBe(false);
});

test('attachments, versions and groups are honoured later', async () => {
  const { user, operator } = createIamAccount(delayMs);
  const actor = await user('u');
  const nothing = policyOf({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' });
  const { Policy } = await operator.call('CreatePolicy', {
    PolicyName: 'p',
    PolicyDocument: JSON.stringify(nothing),
  });
  const { Arn: PolicyArn } = Policy as { Arn: string };
  await operator.call('CreateGroup', { GroupName: 'g' });
  await operator.call('AttachGroupPolicy', { GroupName: 'g', PolicyArn });
  await operator.call('AddUserToGroup', { GroupName: 'g', UserName: 'u' });
  pass(delayMs);
  expect(await may(actor)).toBe(false);
  await operator.call('CreatePolicyVersion', {
    PolicyArn,
    PolicyDocument: JSON.stringify(getUser),
    SetAsDefault: true,
  });
  expect(await may(actor)).toBe(false);
  pass(delayMs);
  expect(await may(actor)).toBe(true);
  await operator.call('RemoveUserFromGroup', { GroupName: 'g', UserName: 'u' });
  expect(await may(actor)).toBe(true);
  pass(delayMs);
  expect(await may(actor)).toBe(false);
});

test('without a delay everything is honoured at once', async () => {
  const { user, operator } = createIamAccount(0);
  const actor = await user('u');
  expect(await may(actor)).toBe(false);
  await operator.call('PutUserPolicy', putInline('u', getUser));
  expect(await may(actor)).toBe(true);
});
