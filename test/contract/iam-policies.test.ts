import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteUserCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';

function documentOf(action: string): string {
  const statement = { Effect: 'Allow', Action: action, Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

async function makePolicy() {
  const target = await openTarget();
  const iam = target.client(IAMClient);
  const PolicyName = target.unique('policy');
  const Path = `/${target.unique('path')}/`;
  const input = { PolicyName, Path, PolicyDocument: documentOf('s3:GetObject') };
  const { Policy: policy } = await iam.send(new CreatePolicyCommand(input));
  const PolicyArn = policy?.Arn ?? '';
  target.removing(() => iam.send(new DeletePolicyCommand({ PolicyArn })));
  return {
    target,
    iam,
    input,
    policy,
    PolicyArn,
    [Symbol.asyncDispose]: () => target[Symbol.asyncDispose](),
  };
}

test('a managed policy has a first version, and its name is taken', async () => {
  await using made = await makePolicy();
  const { iam, target, input, policy, PolicyArn } = made;
  expect(policy).toMatchObject({
    Arn: `arn:aws:iam::${target.accountId}:policy${input.Path}${input.PolicyName}`,
    PolicyId: expect.stringMatching(target.expected(/^ANPA[A-Z0-9]{17}$/, 'ids of policies')) as string,
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    IsAttachable: true,
  });
  const { PolicyVersion: version } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
  );
  expect(version).toMatchObject({ VersionId: 'v1', IsDefaultVersion: true });
  expect(decodeURIComponent(version?.Document ?? '')).toBe(input.PolicyDocument);
  expect(await failureOf(iam.send(new CreatePolicyCommand(input)))).toBe('EntityAlreadyExists 409');
});

test('five versions fit; the default one stays, the others go', async () => {
  await using made = await makePolicy();
  const { iam, target, PolicyArn } = made;
  const addVersion = (action: string) =>
    iam.send(
      new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: documentOf(action), SetAsDefault: true }),
    );
  const remove = (VersionId: string) => iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  for (const [index, action] of [
    's3:PutObject',
    's3:DeleteObject',
    'sqs:SendMessage',
    'sns:Publish',
  ].entries()) {
    const { PolicyVersion: version } = await addVersion(action);
    expect(version).toMatchObject({ VersionId: `v${index + 2}`, IsDefaultVersion: true });
    target.removing(() => remove(`v${index + 1}`));
  }
  expect(await failureOf(addVersion('s3:ListBucket'))).toBe('LimitExceeded 409');
  expect(await failureOf(remove('v5'))).toBe('DeleteConflict 409');
  await remove('v1');
  const { Versions: versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  expect(new Set(versions.map((version) => version.VersionId))).toEqual(new Set(['v2', 'v3', 'v4', 'v5']));
  expect(await failureOf(iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' })))).toBe(
    'NoSuchEntity 404',
  );
  expect(await failureOf(iam.send(new DeletePolicyCommand({ PolicyArn })))).toBe(
    target.expected('DeleteConflict 409', 'deleting a policy with several versions'),
  );
});

test('an attached policy cannot be deleted, a detached one not be detached again', async () => {
  await using made = await makePolicy();
  const { iam, target, PolicyArn, input } = made;
  const UserName = target.unique('user');
  await iam.send(new CreateUserCommand({ UserName }));
  target.removing(() => iam.send(new DeleteUserCommand({ UserName })));
  const detach = () => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  target.removing(detach);
  expect((await iam.send(new ListAttachedUserPoliciesCommand({ UserName }))).AttachedPolicies).toEqual([
    { PolicyName: input.PolicyName, PolicyArn },
  ]);
  expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount).toBe(1);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName })))).toBe('DeleteConflict 409');
  await detach();
  expect(await failureOf(detach())).toBe('NoSuchEntity 404');
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  expect(await failureOf(iam.send(new DeletePolicyCommand({ PolicyArn })))).toBe(
    target.expected('DeleteConflict 409', 'deleting an attached policy'),
  );
  // Or the attachment, and so the user, could not be removed.
  if (target.kind === 'moto') await iam.send(new CreatePolicyCommand(input));
});

const malformed = {
  'no JSON': 'Effect: Allow',
  'no statement': '{"Version":"2012-10-17"}',
  'an unknown effect': documentOf('s3:GetObject').replace('Allow', 'Permit'),
  'an action without a service': documentOf('GetObject'),
  'no resource': documentOf('s3:GetObject').replace(',"Resource":"*"', ''),
};

test.each(Object.entries(malformed))('a policy with %s is malformed', async (_name, PolicyDocument) => {
  await using target = await openTarget();
  const iam = target.client(IAMClient);
  const PolicyName = target.unique('policy');
  expect(await failureOf(iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument })))).toBe(
    'MalformedPolicyDocument 400',
  );
});

test('a policy of an identity names no principal', async () => {
  await using target = await openTarget();
  const iam = target.client(IAMClient);
  const PolicyName = target.unique('policy');
  const PolicyArn = `arn:aws:iam::${target.accountId}:policy/${PolicyName}`;
  const PolicyDocument = documentOf('s3:GetObject').replace('"Effect"', '"Principal":"*","Effect"');
  target.removing(() => iam.send(new DeletePolicyCommand({ PolicyArn })));
  expect(await failureOf(iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument })))).toBe(
    target.expected('MalformedPolicyDocument 400', 'a principal in a policy of an identity'),
  );
});

test('a policy that is not there is NoSuchEntity', async () => {
  await using target = await openTarget();
  const iam = target.client(IAMClient);
  const PolicyArn = `arn:aws:iam::${target.accountId}:policy/${target.unique('policy')}`;
  expect(await failureOf(iam.send(new GetPolicyCommand({ PolicyArn })))).toBe('NoSuchEntity 404');
  expect(await failureOf(iam.send(new DeletePolicyCommand({ PolicyArn })))).toBe('NoSuchEntity 404');
});
