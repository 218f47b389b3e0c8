import { expect, test } from 'vitest';
import { authorize } from '../../../../src/emulator/authorization/authorize.ts';
import { findCredential } from '../../../../src/emulator/iam/access-keys.ts';
import { AwsError, type Requirement, type Service } from '../../../../src/emulator/operation.ts';
import {
  createIamAccount,
  policyOf,
  putInline,
  type Actor,
  type IamAccount,
} from '../../../support/iam-account.ts';

const account = '123456789012';
const service: Service = {
  id: 's3',
  actionPrefix: 's3',
  displayName: 'S3',
  refusalCode: 'AccessDenied',
  operations: [],
};

/** A role that the account's users may take on, and what it may do. */
async function createRole(operator: Actor, RoleName: string, more: object = {}, policy?: object) {
  const trust = policyOf({
    Effect: 'Allow',
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    Principal: { AWS: `arn:aws:iam::${account}:root` },
  });
  await operator.call('CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    ...more,
  });
  if (!policy) return;
  const { UserName: _user, ...inline } = putInline('', policy) as Record<string, string>;
  await operator.call('PutRolePolicy', { RoleName, ...inline });
}

const assuming = (RoleName: string, more: object = {}): object => ({
  RoleArn: `arn:aws:iam::${account}:role/${RoleName}`,
  RoleSessionName: 'one',
  ...more,
});

async function session(emulated: IamAccount, by: Actor, operation: string, input: object): Promise<Actor> {
  const { Credentials } = await by.call(operation, input);
  return emulated.actor((Credentials as { AccessKeyId: string }).AccessKeyId);
}

/** Whether the evaluator lets the key's owner do something; else who refused. */
function ask(emulated: IamAccount, { accessKeyId }: Actor, requirement: Requirement): string {
  const credential = findCredential(emulated.account, accessKeyId);
  if (!credential) throw new Error('no such key');
  const call = {
    account: emulated.account,
    region: 'us-east-1',
    requestId: 'r',
    body: new Uint8Array(),
    caller: {
      principal: credential.principal,
      accessKeyId,
      calledVia: [],
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    },
  };
  try {
    authorize(requirement, call, service);
    return 'allowed';
  } catch (error) {
    if (error instanceof AwsError) return error.message.replace(/^.* because /, '');
    throw error;
  }
}

const get: Requirement = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const ifTag = (key: string, value: string) =>
  policyOf({
    Effect: 'Allow',
    Action: ['s3:*', 'sts:*'],
    Resource: '*',
    Condition: { StringEquals: { [`aws:PrincipalTag/${key}`]: value } },
  });
const everything = policyOf({ Effect: 'Allow', Action: '*', Resource: '*' });

test("session tags go over the role's own and reach conditions", async () => {
  const emulated = createIamAccount();
  const { operator } = emulated;
  await createRole(operator, 'app', { Tags: [{ Key: 'team', Value: 'a' }] }, ifTag('Team', 'b'));
  const plain = await session(emulated, operator, 'sts:AssumeRole', assuming('app'));
  expect(ask(emulated, plain, get)).toBe('no identity-based policy allows the s3:GetObject action');
  const tagged = await session(
    emulated,
    operator,
    'sts:AssumeRole',
    assuming('app', { Tags: [{ Key: 'TEAM', Value: 'b' }] }),
  );
  expect(ask(emulated, tagged, get)).toBe('allowed');
});

test('transitive tags go along to the next role, and cannot be set anew', async () => {
  const emulated = createIamAccount();
  const { operator } = emulated;
  await createRole(operator, 'first', {}, everything);
  await createRole(operator, 'second', {}, ifTag('team', 'a'));
  const first = await session(
    emulated,
    operator,
    'sts:AssumeRole',
    assuming('first', {
      Tags: [
        { Key: 'team', Value: 'a' },
        { Key: 'cost', Value: '1' },
      ],
      TransitiveTagKeys: ['team'],
    }),
  );
  const second = await session(emulated, first, 'sts:AssumeRole', assuming('second'));
  expect(ask(emulated, second, get)).toBe('allowed');
  const principal = findCredential(emulated.account, second.accessKeyId)?.principal;
  expect(principal).toMatchObject({ sessionTags: { team: 'a' }, transitiveTagKeys: ['team'] });
  expect(
    await first.fails('sts:AssumeRole', assuming('second', { Tags: [{ Key: 'Team', Value: 'x' }] })),
  ).toMatch(/^InvalidParameterValue: .*: Team$/);
});

test('who may tag a session', async () => {
  const { operator, user } = createIamAccount();
  const trust = policyOf({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
  });
  await operator.call('CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: JSON.stringify(trust) });
  const deployer = await user('u', everything);
  await deployer.call('sts:AssumeRole', assuming('app'));
  expect(
    await deployer.fails('sts:AssumeRole', assuming('app', { Tags: [{ Key: 'a', Value: 'b' }] })),
  ).toContain('is not authorized to perform: sts:TagSession because no role trust policy allows');
});

test('a source identity stays with the session and those after it', async () => {
  const emulated = createIamAccount();
  const { operator } = emulated;
  await createRole(operator, 'first', {}, everything);
  await createRole(
    operator,
    'second',
    {},
    policyOf({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceIdentity': 'alice' } },
    }),
  );
  const first = await session(
    emulated,
    operator,
    'sts:AssumeRole',
    assuming('first', { SourceIdentity: 'alice' }),
  );
  const second = await session(emulated, first, 'sts:AssumeRole', assuming('second'));
  expect(ask(emulated, second, get)).toBe('allowed');
});

test('a boundary of the role and the policies of the session limit a session, inline and managed', async () => {
  const emulated = createIamAccount();
  const { operator } = emulated;
  const managed = async (name: string, Action: string): Promise<string> => {
    const { Policy } = await operator.call('CreatePolicy', {
      PolicyName: name,
      PolicyDocument: JSON.stringify(policyOf({ Effect: 'Allow', Action, Resource: '*' })),
    });
    return (Policy as { Arn: string }).Arn;
  };
  const PermissionsBoundary = await managed('boundary', 's3:Get*');
  await createRole(operator, 'app', { PermissionsBoundary }, everything);
  const assumed = (more: object) => session(emulated, operator, 'sts:AssumeRole', assuming('app', more));
  const put = { ...get, action: 's3:PutObject' };
  expect(ask(emulated, await assumed({}), get)).toBe('allowed');
  expect(ask(emulated, await assumed({}), put)).toBe(
    'no permissions boundary allows the s3:PutObject action',
  );
  const Policy = JSON.stringify(policyOf({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }));
  const PolicyArns = [{ arn: await managed('session', 's3:GetObject') }];
  expect(ask(emulated, await assumed({ Policy }), get)).toBe(
    'no session policy allows the s3:GetObject action',
  );
  expect(ask(emulated, await assumed({ Policy, PolicyArns }), get)).toBe('allowed');
});

test('a federated user may do what the user and the session policy allow, or what a resource grants by name', async () => {
  const emulated = createIamAccount();
  const federate = async (Name: string, more: object = {}) => {
    const user = await emulated.user(`user-of-${Name}`, everything);
    return session(emulated, user, 'sts:GetFederationToken', { Name, ...more });
  };
  const Policy = JSON.stringify(policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' }));
  const limited = await federate('limited', { Policy });
  expect(ask(emulated, limited, get)).toBe('allowed');
  expect(ask(emulated, limited, { ...get, action: 'sqs:SendMessage' })).toMatch(/^no session policy/);
  expect(await limited.call('sts:GetCallerIdentity')).toMatchObject({
    UserId: `${account}:limited`,
    Arn: `arn:aws:sts::${account}:federated-user/limited`,
  });
  expect(await limited.fails('ListUsers')).toMatch(/^InvalidClientTokenId/);
  const bare = await federate('bare');
  expect(ask(emulated, bare, get)).toBe('no session policy allows the s3:GetObject action');
  const resourcePolicy = JSON.stringify(
    policyOf({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Principal: { AWS: `arn:aws:sts::${account}:federated-user/bare` },
    }),
  );
  expect(ask(emulated, bare, { ...get, resourcePolicy })).toBe('allowed');
});

test.each<[string, object, RegExp]>([
  ['too short', { DurationSeconds: 60 }, /'60' at 'durationSeconds' .* greater than or equal to 900$/],
  ['longer than any', { DurationSeconds: 50_000 }, /less than or equal to 43200$/],
  ['longer than the role', { DurationSeconds: 7200 }, /exceeds the MaxSessionDuration set for this role\.$/],
  ['a bad name', { RoleSessionName: 'a b' }, /'a b' at 'roleSessionName'/],
  ['a policy too long', { Policy: 'x'.repeat(2049) }, /at 'policy' .* less than or equal to 2048$/],
  ['no policy', { Policy: '{' }, /^MalformedPolicyDocument: Syntax errors in policy\.$/],
  [
    'a tag twice',
    {
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'A', Value: '2' },
      ],
    },
    /^InvalidParameterValue: Duplicate tag keys/,
  ],
])('refuses a session that is %s', async (_name, more, message) => {
  const { operator } = createIamAccount();
  await createRole(operator, 'app');
  expect(await operator.fails('sts:AssumeRole', assuming('app', more))).toMatch(message);
});

test('temporary credentials are told apart by conditions', async () => {
  const emulated = createIamAccount();
  const issued = policyOf(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Null: { 'aws:TokenIssueTime': 'false' } } },
  );
  const user = await emulated.user('u', issued);
  expect(ask(emulated, user, get)).toBe('allowed');
  const temporary = await session(emulated, user, 'sts:GetSessionToken', {});
  expect(ask(emulated, temporary, get)).toMatch(/with an explicit deny in an identity-based policy/);
});
