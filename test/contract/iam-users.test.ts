import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetAccountSummaryCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

async function makeUser() {
  const target = await openTarget();
  const iam = target.client(IAMClient);
  const UserName = target.unique('user');
  const Path = `/${target.unique('path')}/`;
  const Tags = [{ Key: 'run', Value: 'contract' }];
  const { User: user } = await iam.send(new CreateUserCommand({ UserName, Path, Tags }));
  target.removing(() => iam.send(new DeleteUserCommand({ UserName })));
  return {
    target,
    iam,
    UserName,
    Path,
    Tags,
    user,
    [Symbol.asyncDispose]: () => target[Symbol.asyncDispose](),
  };
}

test('a user under a path is found there with tags', async () => {
  await using made = await makeUser();
  const { iam, UserName, Path, Tags, target, user } = made;
  expect(user).toMatchObject({
    UserName,
    Path,
    Arn: `arn:aws:iam::${target.accountId}:user${Path}${UserName}`,
    UserId: expect.stringMatching(target.expected(/^AIDA[A-Z0-9]{17}$/, 'ids of users')) as string,
    CreateDate: expect.any(Date) as Date,
  });
  const listed = await iam.send(new ListUsersCommand({ PathPrefix: Path }));
  expect(listed.IsTruncated).toBe(false);
  expect(listed.Users?.map((one) => one.UserName)).toEqual([UserName]);
  expect((await iam.send(new ListUserTagsCommand({ UserName }))).Tags).toEqual(Tags);
  expect((await iam.send(new GetUserCommand({ UserName }))).User?.Tags).toEqual(Tags);
  expect(await failureOf(iam.send(new CreateUserCommand({ UserName })))).toBe('EntityAlreadyExists 409');
});

test('a user with a key cannot be deleted', async () => {
  await using made = await makeUser();
  const { iam, target, UserName } = made;
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const AccessKeyId = key?.AccessKeyId ?? '';
  target.removing(() => iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })));
  expect(key).toMatchObject({ UserName, Status: 'Active' });
  expect(AccessKeyId).toMatch(/^AKIA[A-Z0-9]{16}$/);
  expect(key?.SecretAccessKey).toHaveLength(40);
  const listed = await iam.send(new ListAccessKeysCommand({ UserName }));
  expect(listed.AccessKeyMetadata).toMatchObject([{ UserName, AccessKeyId, Status: 'Active' }]);
  const unknown = { UserName, AccessKeyId: 'AKIAIOSFODNN7UNKNOWN' };
  expect(await failureOf(iam.send(new DeleteAccessKeyCommand(unknown)))).toBe('NoSuchEntity 404');
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName })))).toBe(
    target.expected('DeleteConflict 409', 'deleting a user with a key'),
  );
});

test('an inline policy is answered URL-encoded, keeps its user from deletion, and goes', async () => {
  await using made = await makeUser();
  const { iam, target, UserName } = made;
  const named = { UserName, PolicyName: 'inline' };
  expect(await failureOf(iam.send(new GetUserPolicyCommand(named)))).toBe('NoSuchEntity 404');
  await iam.send(new PutUserPolicyCommand({ ...named, PolicyDocument: policy }));
  target.removing(() => iam.send(new DeleteUserPolicyCommand(named)));
  const { PolicyDocument: document = '' } = await iam.send(new GetUserPolicyCommand(named));
  expect(decodeURIComponent(document)).toBe(policy);
  expect(document.startsWith('%7B%22')).toBe(true);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName })))).toBe('DeleteConflict 409');
  await iam.send(new DeleteUserPolicyCommand(named));
  expect(await failureOf(iam.send(new DeleteUserPolicyCommand(named)))).toBe('NoSuchEntity 404');
  expect(
    await failureOf(iam.send(new PutUserPolicyCommand({ ...named, PolicyDocument: '{"Statement":' }))),
  ).toBe('MalformedPolicyDocument 400');
});

test('what is asked of nobody is NoSuchEntity', async () => {
  await using target = await openTarget();
  const iam = target.client(IAMClient);
  const UserName = target.unique('nobody');
  const calls = {
    get: () => iam.send(new GetUserCommand({ UserName })),
    delete: () => iam.send(new DeleteUserCommand({ UserName })),
    key: () => iam.send(new CreateAccessKeyCommand({ UserName })),
    policy: () =>
      iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'inline', PolicyDocument: policy })),
  };
  for (const [name, call] of Object.entries(calls)) {
    expect([name, await failureOf(call())]).toEqual([name, 'NoSuchEntity 404']);
  }
});

test('the summary counts what policies are measured by', async () => {
  await using target = await openTarget();
  const { SummaryMap: summary } = await target.client(IAMClient).send(new GetAccountSummaryCommand({}));
  expect(summary).toMatchObject({
    PolicySizeQuota: 6144,
    UserPolicySizeQuota: 2048,
    VersionsPerPolicyQuota: 5,
    AccessKeysPerUserQuota: 2,
    AttachedPoliciesPerUserQuota: 10,
    Users: expect.any(Number) as number,
    Policies: expect.any(Number) as number,
  });
});
