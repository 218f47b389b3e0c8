import { expect, test } from 'vitest';
import { createIamAccount, policyOf, putInline } from '../../../support/iam-account.ts';

test('a user that is renamed keeps keys, policies and groups', async () => {
  const { operator, user } = createIamAccount();
  const bob = await user('bob', policyOf({ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }));
  await operator.call('CreateGroup', { GroupName: 'staff' });
  await operator.call('AddUserToGroup', { GroupName: 'staff', UserName: 'bob' });
  await operator.call('UpdateUser', { UserName: 'bob', NewUserName: 'robert', NewPath: '/team/' });
  expect(await bob.call('GetUser')).toMatchObject({
    User: { UserName: 'robert', Path: '/team/', Arn: 'arn:aws:iam::123456789012:user/team/robert' },
  });
  expect(await operator.call('ListGroupsForUser', { UserName: 'robert' })).toMatchObject({
    Groups: [{ GroupName: 'staff' }],
  });
  expect(await operator.fails('GetUser', { UserName: 'bob' })).toBe(
    'NoSuchEntity: The user with name bob cannot be found.',
  );
});

test('renaming asks about the old and the new name, and takes no name that is taken', async () => {
  const { operator, user } = createIamAccount();
  await operator.call('CreateUser', { UserName: 'alice' });
  const update = { UserName: 'alice', NewUserName: 'alicia' };
  const onlyOld = await user(
    'old',
    policyOf({ Effect: 'Allow', Action: 'iam:UpdateUser', Resource: 'arn:aws:iam::*:user/alice' }),
  );
  expect(await onlyOld.fails('UpdateUser', update)).toContain('iam:UpdateUser on resource: user alicia ');
  expect(await operator.fails('UpdateUser', { UserName: 'alice', NewUserName: 'OLD' })).toBe(
    'EntityAlreadyExists: User with name OLD already exists.',
  );
  await operator.call('UpdateUser', { UserName: 'alice', NewUserName: 'Alice' });
});

test('a group that is renamed keeps its members and what they may do', async () => {
  const { operator, user } = createIamAccount();
  const member = await user('member');
  await operator.call('CreateGroup', { GroupName: 'staff' });
  await operator.call('AddUserToGroup', { GroupName: 'staff', UserName: 'member' });
  const { UserName: _user, ...policy } = putInline(
    '',
    policyOf({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }),
  ) as Record<string, string>;
  await operator.call('PutGroupPolicy', { GroupName: 'staff', ...policy });
  await operator.call('UpdateGroup', { GroupName: 'staff', NewGroupName: 'crew', NewPath: '/team/' });
  expect(await operator.call('GetGroup', { GroupName: 'crew' })).toMatchObject({
    Group: { Arn: 'arn:aws:iam::123456789012:group/team/crew' },
    Users: [{ UserName: 'member' }],
  });
  await member.call('ListUsers');
  await operator.call('RemoveUserFromGroup', { GroupName: 'crew', UserName: 'member' });
  expect(await member.fails('ListUsers')).toMatch(/^AccessDenied/);
});

test('tags of an instance profile', async () => {
  const { operator, user } = createIamAccount();
  const InstanceProfileName = 'web';
  await operator.call('CreateInstanceProfile', { InstanceProfileName, Tags: [{ Key: 'team', Value: 'a' }] });
  const ofTeamA = await user(
    'a',
    policyOf({
      Effect: 'Allow',
      Action: 'iam:TagInstanceProfile',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/Team': 'a' } },
    }),
  );
  await ofTeamA.call('TagInstanceProfile', { InstanceProfileName, Tags: [{ Key: 'team', Value: 'b' }] });
  expect(await ofTeamA.fails('TagInstanceProfile', { InstanceProfileName, Tags: [] })).toMatch(
    /^AccessDenied/,
  );
  await operator.call('UntagInstanceProfile', { InstanceProfileName, TagKeys: ['TEAM'] });
  expect(await operator.call('ListInstanceProfileTags', { InstanceProfileName })).toMatchObject({ Tags: [] });
});

test('a service-linked role is changed by its service only', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateServiceLinkedRole', { AWSServiceName: 'ops.apigateway.amazonaws.com' });
  const RoleName = 'AWSServiceRoleForAPIGateway';
  const refusal =
    "UnmodifiableEntity: Cannot perform the operation on the protected role 'AWSServiceRoleForAPIGateway' - this role is only modifiable by AWS";
  for (const [operation, input] of [
    ['DeleteRole', {}],
    ['PutRolePolicy', { PolicyName: 'p', PolicyDocument: '{}' }],
    ['AttachRolePolicy', { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
    ['UpdateAssumeRolePolicy', { PolicyDocument: '{}' }],
  ] as const) {
    expect(await operator.fails(operation, { RoleName, ...input })).toBe(refusal);
  }
});

test('who is made anew under an old name is not trusted', async () => {
  const { operator, user } = createIamAccount();
  await operator.call('CreateUser', { UserName: 'ci' });
  const AWS = 'arn:aws:iam::123456789012:user/ci';
  const trust = policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } });
  await operator.call('CreateRole', {
    RoleName: 'app',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  const trusted = async (): Promise<unknown> => {
    const { Role } = await operator.call('GetRole', { RoleName: 'app' });
    return JSON.parse(
      decodeURIComponent((Role as { AssumeRolePolicyDocument: string }).AssumeRolePolicyDocument),
    );
  };
  expect(await trusted()).toEqual(trust);
  await operator.call('DeleteUser', { UserName: 'ci' });
  expect(await trusted()).toMatchObject({
    Statement: [{ Principal: { AWS: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) } }],
  });
  const another = await user('ci');
  expect(
    await another.fails('sts:AssumeRole', {
      RoleArn: 'arn:aws:iam::123456789012:role/app',
      RoleSessionName: 'one',
    }),
  ).toMatch(/^AccessDenied.*because no role trust policy allows/);
});
