import { describe, expect, test } from 'vitest';
import { createIamAccount, policyOf, putInline } from '../../../support/iam-account.ts';

const everything = policyOf({ Effect: 'Allow', Action: '*', Resource: '*' });

test('a user is made, read, listed and deleted', async () => {
  const { operator } = createIamAccount();
  const { User } = await operator.call('CreateUser', {
    UserName: 'deployer',
    Path: '/harness/',
    Tags: [{ Key: 'run', Value: 'r1' }],
  });
  expect(User).toMatchObject({
    Arn: 'arn:aws:iam::123456789012:user/harness/deployer',
    Path: '/harness/',
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    Tags: [{ Key: 'run', Value: 'r1' }],
  });
  expect(await operator.call('GetUser', { UserName: 'deployer' })).toEqual({ User });
  const listed = await operator.call('ListUsers', { PathPrefix: '/harness/' });
  expect(listed).toMatchObject({ Users: [{ UserName: 'deployer' }], IsTruncated: false });
  expect(listed['Users']).not.toMatchObject([{ Tags: expect.anything() }]);
  await operator.call('DeleteUser', { UserName: 'deployer' });
  expect(await operator.fails('GetUser', { UserName: 'deployer' })).toBe(
    'NoSuchEntity: The user with name deployer cannot be found.',
  );
});

test('without a name the caller is meant', async () => {
  const { user } = createIamAccount();
  const actor = await user('deployer', everything);
  expect(await actor.call('GetUser')).toMatchObject({ User: { UserName: 'deployer' } });
  expect(await actor.call('ListAccessKeys')).toMatchObject({
    AccessKeyMetadata: [{ AccessKeyId: actor.accessKeyId, Status: 'Active' }],
  });
});

test('lists come in pages', async () => {
  const { operator } = createIamAccount();
  for (const name of ['a', 'b', 'c']) await operator.call('CreateUser', { UserName: name });
  const first = await operator.call('ListUsers', { MaxItems: 2 });
  expect(first).toMatchObject({ IsTruncated: true, Users: [{ UserName: 'a' }, { UserName: 'b' }] });
  const second = await operator.call('ListUsers', { MaxItems: 2, Marker: first['Marker'] });
  expect(second).toMatchObject({ IsTruncated: false, Users: [{ UserName: 'c' }, { UserName: 'operator' }] });
});

test('tags are added, replaced without regard to case, and removed', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateUser', { UserName: 'u', Tags: [{ Key: 'Team', Value: 'a' }] });
  await operator.call('TagUser', {
    UserName: 'u',
    Tags: [
      { Key: 'team', Value: 'b' },
      { Key: 'x', Value: '' },
    ],
  });
  expect(await operator.call('ListUserTags', { UserName: 'u' })).toMatchObject({
    Tags: [
      { Key: 'team', Value: 'b' },
      { Key: 'x', Value: '' },
    ],
  });
  await operator.call('UntagUser', { UserName: 'u', TagKeys: ['TEAM'] });
  expect(await operator.call('ListUserTags', { UserName: 'u' })).toMatchObject({ Tags: [{ Key: 'x' }] });
});

describe('faults', () => {
  test('each in its own words', async () => {
    const { operator } = createIamAccount();
    await operator.call('CreateUser', { UserName: 'taken' });
    const faults = [
      await operator.fails('CreateUser', { UserName: 'TAKEN' }),
      await operator.fails('CreateUser', { UserName: 'bad/name' }),
      await operator.fails('CreateUser', { UserName: 'a'.repeat(65) }),
      await operator.fails('CreateUser', { UserName: 'p', Path: 'no-slash' }),
      await operator.fails('CreateUser', { UserName: 't', Tags: [{ Key: 'aws:x', Value: '' }] }),
      await operator.fails('CreateUser', {
        UserName: 't',
        Tags: [
          { Key: 'a', Value: '' },
          { Key: 'A', Value: '' },
        ],
      }),
      await operator.fails('GetUserPolicy', { UserName: 'taken', PolicyName: 'none' }),
      await operator.fails('DeleteAccessKey', { UserName: 'taken', AccessKeyId: 'AKIANONE' }),
      await operator.fails('AttachUserPolicy', {
        UserName: 'taken',
        PolicyArn: 'arn:aws:iam::aws:policy/None',
      }),
      await operator.fails('DetachUserPolicy', {
        UserName: 'taken',
        PolicyArn: 'arn:aws:iam::aws:policy/None',
      }),
      await operator.fails('PutUserPolicy', putInline('taken', { Version: '2012-10-17' })),
      await operator.fails('ListUsers', { Marker: 'x' }),
    ];
    expect(faults).toMatchInlineSnapshot(`
      [
        "EntityAlreadyExists: User with name TAKEN already exists.",
        "ValidationError: The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
        "ValidationError: 1 validation error detected: Value 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
        "ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
        "ValidationError: System tags cannot be added/updated/deleted.",
        "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        "NoSuchEntity: The user policy with name none cannot be found.",
        "NoSuchEntity: The Access Key with id AKIANONE cannot be found.",
        "NoSuchEntity: Policy arn:aws:iam::aws:policy/None does not exist or is not attachable.",
        "NoSuchEntity: Policy arn:aws:iam::aws:policy/None was not found.",
        "MalformedPolicyDocument: Syntax errors in policy.",
        "ValidationError: Invalid Marker.",
      ]
    `);
  });

  test('a user is deleted last', async () => {
    const { operator, user } = createIamAccount();
    const { accessKeyId } = await user('u', everything);
    const policyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    await operator.call('CreateGroup', { GroupName: 'g' });
    await operator.call('AddUserToGroup', { GroupName: 'g', UserName: 'u' });
    await operator.call('AttachUserPolicy', { UserName: 'u', PolicyArn: policyArn });
    const told: string[] = [];
    const tryDelete = async (): Promise<void> => {
      told.push(await operator.fails('DeleteUser', { UserName: 'u' }));
    };
    await tryDelete();
    await operator.call('DeleteAccessKey', { UserName: 'u', AccessKeyId: accessKeyId });
    await tryDelete();
    await operator.call('DeleteUserPolicy', { UserName: 'u', PolicyName: 'inline' });
    await tryDelete();
    await operator.call('DetachUserPolicy', { UserName: 'u', PolicyArn: policyArn });
    await tryDelete();
    await operator.call('RemoveUserFromGroup', { GroupName: 'g', UserName: 'u' });
    await operator.call('DeleteUser', { UserName: 'u' });
    expect(told).toMatchInlineSnapshot(`
      [
        "DeleteConflict: Cannot delete entity, must delete access keys first.",
        "DeleteConflict: Cannot delete entity, must delete policies first.",
        "DeleteConflict: Cannot delete entity, must detach all policies first.",
        "DeleteConflict: Cannot delete entity, must remove users from group first.",
      ]
    `);
  });
});
