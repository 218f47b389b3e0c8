import { expect, test } from 'vitest';
import { createIamAccount, policyOf, putInline } from '../../../support/iam-account.ts';

/** A policy of exactly that many characters, white space not counted. */
function policyOfSize(size: number): string {
  const text = (filler: string): string =>
    JSON.stringify(policyOf({ Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::${filler}` }));
  return text('x'.repeat(size - text('').length));
}

const spaced = (text: string): string => JSON.stringify(JSON.parse(text), undefined, 4);

test.each([
  ['user', 'PutUserPolicy', 2048, 'Maximum policy size of 2048 bytes exceeded for user u'],
  ['role', 'PutRolePolicy', 10_240, 'Maximum policy size of 10240 bytes exceeded for role u'],
  ['group', 'PutGroupPolicy', 5120, 'Maximum policy size of 5120 bytes exceeded for group u'],
])('the inline policies of a %s fit together, white space not counted', async (kind, put, quota, message) => {
  const { operator } = createIamAccount();
  const noun = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  const name = { [`${noun}Name`]: 'u' };
  await operator.call(`Create${noun}`, {
    ...name,
    AssumeRolePolicyDocument: JSON.stringify(
      policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }),
    ),
  });
  const half = policyOfSize(quota / 2);
  await operator.call(put, { ...name, PolicyName: 'one', PolicyDocument: half });
  await operator.call(put, { ...name, PolicyName: 'two', PolicyDocument: spaced(half) });
  const more = policyOfSize(quota / 2 + 1);
  expect(await operator.fails(put, { ...name, PolicyName: 'two', PolicyDocument: more })).toBe(
    `LimitExceeded: ${message}`,
  );
  expect(await operator.fails(put, { ...name, PolicyName: 'three', PolicyDocument: policyOfSize(100) })).toBe(
    `LimitExceeded: ${message}`,
  );
});

test('a managed policy holds 6,144 characters', async () => {
  const { operator } = createIamAccount();
  const create = (name: string, size: number) => ({
    PolicyName: name,
    PolicyDocument: spaced(policyOfSize(size)),
  });
  await operator.call('CreatePolicy', create('fits', 6144));
  expect(await operator.fails('CreatePolicy', create('too-long', 6145))).toBe(
    'LimitExceeded: Cannot exceed quota for PolicySize: 6144',
  );
});

test('a managed policy has five versions, whose numbers are never used twice', async () => {
  const { operator } = createIamAccount();
  const PolicyDocument = policyOfSize(200);
  const { Policy } = await operator.call('CreatePolicy', { PolicyName: 'p', PolicyDocument });
  const { Arn: PolicyArn } = Policy as { Arn: string };
  for (let version = 2; version <= 5; version++) {
    await operator.call('CreatePolicyVersion', { PolicyArn, PolicyDocument });
  }
  expect(await operator.fails('CreatePolicyVersion', { PolicyArn, PolicyDocument })).toBe(
    'LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
  );
  expect(await operator.fails('DeletePolicyVersion', { PolicyArn, VersionId: 'v1' })).toBe(
    'DeleteConflict: Cannot delete the default version of a policy.',
  );
  await operator.call('DeletePolicyVersion', { PolicyArn, VersionId: 'v5' });
  expect(
    await operator.call('CreatePolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault: true }),
  ).toMatchObject({ PolicyVersion: { VersionId: 'v6', IsDefaultVersion: true } });
  await operator.call('DeletePolicyVersion', { PolicyArn, VersionId: 'v1' });
});

test('ten managed policies and two keys a user', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateUser', { UserName: 'u' });
  const PolicyDocument = policyOfSize(200);
  for (let index = 0; index < 10; index++) {
    const { Policy } = await operator.call('CreatePolicy', { PolicyName: `p${index}`, PolicyDocument });
    await operator.call('AttachUserPolicy', { UserName: 'u', PolicyArn: (Policy as { Arn: string }).Arn });
  }
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  expect(await operator.fails('AttachUserPolicy', { UserName: 'u', PolicyArn })).toBe(
    'LimitExceeded: Cannot exceed quota for PoliciesPerUser: 10',
  );
  await operator.call('CreateAccessKey', { UserName: 'u' });
  await operator.call('CreateAccessKey', { UserName: 'u' });
  expect(await operator.fails('CreateAccessKey', { UserName: 'u' })).toBe(
    'LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2',
  );
});

test('the account tells its quotas', async () => {
  const { operator } = createIamAccount();
  const { SummaryMap } = await operator.call('GetAccountSummary');
  expect(SummaryMap).toMatchObject({
    UserPolicySizeQuota: 2048,
    PolicySizeQuota: 6144,
    AttachedPoliciesPerUserQuota: 10,
    VersionsPerPolicyQuota: 5,
    AccessKeysPerUserQuota: 2,
    Users: 1,
  });
});

test('replacing a policy frees its size', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateUser', { UserName: 'u' });
  const put = { ...putInline('u', {}), PolicyDocument: policyOfSize(2048) };
  await operator.call('PutUserPolicy', put);
  await operator.call('PutUserPolicy', put);
  expect(await operator.call('ListUserPolicies', { UserName: 'u' })).toMatchObject({
    PolicyNames: ['inline'],
  });
});
