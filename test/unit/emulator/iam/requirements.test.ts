import { expect, test } from 'vitest';
import { createIamAccount, policyOf } from '../../../support/iam-account.ts';

const trust = JSON.stringify(
  policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }),
);
const policyArn = 'arn:aws:iam::123456789012:policy/p';

test('what each operation asks for, as refused', async () => {
  const { user, operator } = createIamAccount();
  await operator.call('CreateRole', { RoleName: 'app', Path: '/team/', AssumeRolePolicyDocument: trust });
  const nobody = await user('nobody', undefined, '/harness/');
  const refusals: string[] = [];
  for (const [operation, input] of [
    ['CreateUser', { UserName: 'new', Path: '/x/' }],
    ['GetUser', {}],
    ['ListUsers', {}],
    ['ListUsers', { PathPrefix: '/x/' }],
    ['CreateAccessKey', {}],
    ['PutUserPolicy', { UserName: 'nobody', PolicyName: 'p', PolicyDocument: '{}' }],
    ['TagUser', { UserName: 'nobody', Tags: [] }],
    ['CreateRole', { RoleName: 'new', AssumeRolePolicyDocument: trust }],
    ['GetRole', { RoleName: 'app' }],
    ['ListRoles', {}],
    ['PutRolePolicy', { RoleName: 'app', PolicyName: 'p', PolicyDocument: '{}' }],
    ['AttachRolePolicy', { RoleName: 'app', PolicyArn: policyArn }],
    ['DeleteRole', { RoleName: 'app' }],
    ['TagRole', { RoleName: 'app', Tags: [] }],
    ['CreatePolicy', { PolicyName: 'p', PolicyDocument: '{}' }],
    ['GetPolicy', { PolicyArn: policyArn }],
    ['ListPolicies', {}],
    ['CreateInstanceProfile', { InstanceProfileName: 'i' }],
    ['GetInstanceProfile', { InstanceProfileName: 'i' }],
    ['CreateServiceLinkedRole', { AWSServiceName: 'ops.apigateway.amazonaws.com' }],
    ['GetAccountSummary', {}],
  ] as const) {
    refusals.push(await nobody.fails(operation, input));
  }
  const shortened = refusals.map((refusal) =>
    refusal
      .replace(
        'AccessDenied: User: arn:aws:iam::123456789012:user/harness/nobody is not authorized to perform: ',
        '',
      )
      .replace(/ because no identity-based policy allows the \S+ action$/, ''),
  );
  expect(shortened).toMatchInlineSnapshot(`
    [
      "iam:CreateUser on resource: arn:aws:iam::123456789012:user/x/new",
      "iam:GetUser on resource: user nobody",
      "iam:ListUsers on resource: arn:aws:iam::123456789012:user/",
      "iam:ListUsers on resource: arn:aws:iam::123456789012:user/x/",
      "iam:CreateAccessKey on resource: user nobody",
      "iam:PutUserPolicy on resource: user nobody",
      "iam:TagUser on resource: arn:aws:iam::123456789012:user/harness/nobody",
      "iam:CreateRole on resource: arn:aws:iam::123456789012:role/new",
      "iam:GetRole on resource: role app",
      "iam:ListRoles on resource: arn:aws:iam::123456789012:role/",
      "iam:PutRolePolicy on resource: role app",
      "iam:AttachRolePolicy on resource: role app",
      "iam:DeleteRole on resource: role app",
      "iam:TagRole on resource: arn:aws:iam::123456789012:role/team/app",
      "iam:CreatePolicy on resource: policy p",
      "iam:GetPolicy on resource: policy arn:aws:iam::123456789012:policy/p",
      "iam:ListPolicies on resource: policy path /",
      "iam:CreateInstanceProfile on resource: arn:aws:iam::123456789012:instance-profile/i",
      "iam:GetInstanceProfile on resource: instance profile i",
      "iam:CreateServiceLinkedRole on resource: arn:aws:iam::123456789012:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway",
      "iam:GetAccountSummary on resource: *",
    ]
  `);
});

test('the resource that is checked is the ARN with its path, whatever is printed', async () => {
  const { user, operator } = createIamAccount();
  await operator.call('CreateRole', { RoleName: 'app', Path: '/team/', AssumeRolePolicyDocument: trust });
  const actor = await user(
    'u',
    policyOf({ Effect: 'Allow', Action: 'iam:GetRole', Resource: 'arn:aws:iam::123456789012:role/team/app' }),
  );
  expect(await actor.call('GetRole', { RoleName: 'app' })).toMatchObject({ Role: { Path: '/team/' } });
});

test('tags on creation ask for a second permission; system tags that CloudFormation sets do not', async () => {
  const { user, actor } = createIamAccount();
  const create = policyOf({ Effect: 'Allow', Action: 'iam:CreateRole', Resource: '*' });
  const caller = await user('u', create);
  const viaCloudFormation = actor(caller.accessKeyId, { calledVia: ['cloudformation.amazonaws.com'] });
  const role = (name: string, key: string) => ({
    RoleName: name,
    AssumeRolePolicyDocument: trust,
    Tags: [{ Key: key, Value: 'v' }],
  });
  expect(await viaCloudFormation.fails('CreateRole', role('one', 'STAGE'))).toBe(
    'AccessDenied: User: arn:aws:iam::123456789012:user/u is not authorized to perform: iam:TagRole on resource: arn:aws:iam::123456789012:role/one because no identity-based policy allows the iam:TagRole action',
  );
  await viaCloudFormation.call('CreateRole', role('two', 'aws:cloudformation:stack-name'));
  expect(await caller.fails('CreateRole', role('three', 'aws:x'))).toBe(
    'ValidationError: System tags cannot be added/updated/deleted.',
  );
});

test('conditions can ask for the boundary, the policy and the tags', async () => {
  const { user, operator } = createIamAccount();
  const boundary = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const actor = await user(
    'u',
    policyOf(
      {
        Effect: 'Allow',
        Action: 'iam:CreateRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
      },
      {
        Effect: 'Allow',
        Action: 'iam:AttachRolePolicy',
        Resource: '*',
        Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/service-role/*' } },
      },
      {
        Effect: 'Allow',
        Action: 'iam:GetRole',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
      },
    ),
  );
  const role = { RoleName: 'r', AssumeRolePolicyDocument: trust };
  expect(await actor.fails('CreateRole', role)).toMatch(/^AccessDenied/);
  await actor.call('CreateRole', { ...role, PermissionsBoundary: boundary });
  await actor.call('AttachRolePolicy', {
    RoleName: 'r',
    PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
  });
  expect(await actor.fails('AttachRolePolicy', { RoleName: 'r', PolicyArn: boundary })).toMatch(
    /^AccessDenied/,
  );
  expect(await actor.fails('GetRole', { RoleName: 'r' })).toMatch(/^AccessDenied/);
  await operator.call('TagRole', { RoleName: 'r', Tags: [{ Key: 'team', Value: 'a' }] });
  await actor.call('GetRole', { RoleName: 'r' });
});

test('a boundary limits what a user may, and is told as such', async () => {
  const { user, operator } = createIamAccount();
  const actor = await user('u', policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }));
  const { Policy } = await operator.call('CreatePolicy', {
    PolicyName: 'limit',
    PolicyDocument: JSON.stringify(policyOf({ Effect: 'Allow', Action: 'iam:Get*', Resource: '*' })),
  });
  await operator.call('PutUserPermissionsBoundary', {
    UserName: 'u',
    PermissionsBoundary: (Policy as { Arn: string }).Arn,
  });
  await actor.call('GetUser');
  expect(await actor.fails('ListUsers')).toBe(
    'AccessDenied: User: arn:aws:iam::123456789012:user/u is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no permissions boundary allows the iam:ListUsers action',
  );
  await operator.call('DeleteUserPermissionsBoundary', { UserName: 'u' });
  await actor.call('ListUsers');
});

test('the boundary of a role can be asked for where it is changed, and nowhere else', async () => {
  const { user, operator } = createIamAccount();
  const { Policy } = await operator.call('CreatePolicy', {
    PolicyName: 'limit',
    PolicyDocument: JSON.stringify(policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' })),
  });
  const PermissionsBoundary = (Policy as { Arn: string }).Arn;
  const role = { AssumeRolePolicyDocument: trust };
  await operator.call('CreateRole', { ...role, RoleName: 'bounded', PermissionsBoundary });
  await operator.call('CreateRole', { ...role, RoleName: 'free' });
  const condition = { StringEquals: { 'iam:PermissionsBoundary': PermissionsBoundary } };
  const actor = await user(
    'u',
    policyOf({ Effect: 'Allow', Action: 'iam:*', Resource: '*', Condition: condition }),
  );
  const document = JSON.stringify(policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }));
  const asked: readonly (readonly [string, object])[] = [
    ['GetRole', {}],
    ['PutRolePolicy', { PolicyName: 'p', PolicyDocument: document }],
    ['DeleteRolePolicy', { PolicyName: 'p' }],
    ['AttachRolePolicy', { PolicyArn: PermissionsBoundary }],
    ['DetachRolePolicy', { PolicyArn: PermissionsBoundary }],
    ['UpdateAssumeRolePolicy', { PolicyDocument: trust }],
    ['UpdateRole', { Description: 'd' }],
    ['PutRolePermissionsBoundary', { PermissionsBoundary }],
    ['ListRolePolicies', {}],
    ['TagRole', { Tags: [{ Key: 'a', Value: 'b' }] }],
    ['DeleteRolePermissionsBoundary', {}],
    ['DeleteRole', {}],
  ];
  const answers = async (RoleName: string): Promise<readonly string[]> => {
    const all: string[] = [];
    for (const [operation, input] of asked) {
      const call = actor.call(operation, { RoleName, ...input });
      all.push(
        `${operation} ${await call.then(
          () => 'allowed',
          () => 'refused',
        )}`,
      );
    }
    return all;
  };
  // Once its boundary is taken off, a role cannot be changed any more.
  expect(await answers('bounded')).toEqual([
    'GetRole allowed',
    'PutRolePolicy allowed',
    'DeleteRolePolicy allowed',
    'AttachRolePolicy allowed',
    'DetachRolePolicy allowed',
    'UpdateAssumeRolePolicy allowed',
    'UpdateRole allowed',
    'PutRolePermissionsBoundary allowed',
    'ListRolePolicies refused',
    'TagRole refused',
    'DeleteRolePermissionsBoundary allowed',
    'DeleteRole refused',
  ]);
  const refused = asked.map(([operation]) => `${operation} refused`);
  // To give a role the boundary needs none before.
  refused[7] = 'PutRolePermissionsBoundary allowed';
  expect((await answers('free')).slice(0, 8)).toEqual(refused.slice(0, 8));
});

test('a boundary limits who works as a role, whatever the role is given', async () => {
  const { actor, user, operator } = createIamAccount();
  const { Policy } = await operator.call('CreatePolicy', {
    PolicyName: 'limit',
    PolicyDocument: JSON.stringify(policyOf({ Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' })),
  });
  const anybody = policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } });
  const { Role } = await operator.call('CreateRole', {
    RoleName: 'app',
    AssumeRolePolicyDocument: JSON.stringify(anybody),
    PermissionsBoundary: (Policy as { Arn: string }).Arn,
  });
  await operator.call('AttachRolePolicy', {
    RoleName: 'app',
    PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  });
  const someone = await user('u', policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }));
  const { Credentials } = await someone.call('sts:AssumeRole', {
    RoleArn: (Role as { Arn: string }).Arn,
    RoleSessionName: 'session',
  });
  const session = actor((Credentials as { AccessKeyId: string }).AccessKeyId);
  await session.call('ListRoles');
  expect(await session.fails('ListUsers')).toContain('because no permissions boundary allows');
});
