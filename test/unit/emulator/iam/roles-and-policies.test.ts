import { expect, test } from 'vitest';
import { findRole } from '../../../../src/emulator/iam/roles/find-role.ts';
import { trustsService } from '../../../../src/emulator/iam/roles/trust-policy.ts';
import { createIamAccount, policyOf } from '../../../support/iam-account.ts';

const trustOf = (Principal: unknown, more: object = {}): string =>
  JSON.stringify(policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...more }));
const lambdaTrust = trustOf({ Service: 'lambda.amazonaws.com' });

test('a role is found by its ARN and says whom it trusts', async () => {
  const { account, operator } = createIamAccount();
  await operator.call('CreateRole', { RoleName: 'app', Path: '/p/', AssumeRolePolicyDocument: lambdaTrust });
  expect(findRole(account, 'arn:aws:iam::123456789012:role/app')).toBeUndefined();
  const role = findRole(account, 'arn:aws:iam::123456789012:role/p/app');
  expect(role?.name).toBe('app');
  expect(role && trustsService(account, role, 'lambda.amazonaws.com')).toBe(true);
  expect(role && trustsService(account, role, 'states.amazonaws.com')).toBe(false);
  await operator.call('UpdateAssumeRolePolicy', {
    RoleName: 'app',
    PolicyDocument: trustOf({ Service: 'lambda.amazonaws.com' }, { Effect: 'Deny' }),
  });
  expect(role && trustsService(account, role, 'lambda.amazonaws.com')).toBe(false);
});

test('documents are answered URL-encoded', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: lambdaTrust });
  const PolicyDocument = JSON.stringify(policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }));
  await operator.call('PutRolePolicy', { RoleName: 'app', PolicyName: 'p', PolicyDocument });
  const answer = await operator.call('GetRolePolicy', { RoleName: 'app', PolicyName: 'p' });
  expect(answer['PolicyDocument']).toMatch(/^%7B%22Version%22.*%2A/);
  expect(decodeURIComponent(String(answer['PolicyDocument']))).toBe(PolicyDocument);
});

test('faults of roles and policies, each in its own words', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: lambdaTrust });
  const PolicyDocument = JSON.stringify(policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }));
  const { Policy } = await operator.call('CreatePolicy', { PolicyName: 'p', PolicyDocument });
  const { Arn: PolicyArn } = Policy as { Arn: string };
  await operator.call('AttachRolePolicy', { RoleName: 'app', PolicyArn });
  await operator.call('CreateInstanceProfile', { InstanceProfileName: 'i' });
  await operator.call('AddRoleToInstanceProfile', { InstanceProfileName: 'i', RoleName: 'app' });
  const trusting = (name: string, Principal: unknown) => ({
    RoleName: name,
    AssumeRolePolicyDocument: trustOf(Principal),
  });
  const faults = [
    await operator.fails('CreateRole', { RoleName: 'App', AssumeRolePolicyDocument: lambdaTrust }),
    await operator.fails('GetRole', { RoleName: 'none' }),
    await operator.fails('CreateRole', trusting('a', { AWS: 'arn:aws:iam::123456789012:user/none' })),
    await operator.fails('CreateRole', trusting('a', { Service: 'lambda' })),
    await operator.fails('CreateRole', { RoleName: 'a', AssumeRolePolicyDocument: '{' }),
    await operator.fails('DeleteRole', { RoleName: 'app' }),
    await operator.fails('DeletePolicy', { PolicyArn }),
    await operator.fails('CreatePolicy', { PolicyName: 'P', PolicyDocument }),
    await operator.fails('GetPolicy', { PolicyArn: `${PolicyArn}x` }),
    await operator.fails('GetPolicyVersion', { PolicyArn, VersionId: 'v9' }),
    await operator.fails('GetRolePolicy', { RoleName: 'app', PolicyName: 'none' }),
    await operator.fails('AddRoleToInstanceProfile', { InstanceProfileName: 'i', RoleName: 'app' }),
    await operator.fails('GetInstanceProfile', { InstanceProfileName: 'none' }),
    await operator.fails('DeleteInstanceProfile', { InstanceProfileName: 'i' }),
    await operator.fails('DeleteRolePermissionsBoundary', { RoleName: 'app' }),
  ];
  expect(faults).toMatchInlineSnapshot(`
    [
      "EntityAlreadyExists: Role with name App already exists.",
      "NoSuchEntity: The role with name none cannot be found.",
      "MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:user/none"",
      "MalformedPolicyDocument: Invalid principal in policy: "SERVICE":"lambda"",
      "MalformedPolicyDocument: This policy contains invalid Json",
      "DeleteConflict: Cannot delete entity, must remove roles from instance profile first.",
      "DeleteConflict: Cannot delete a policy attached to entities.",
      "EntityAlreadyExists: A policy called P already exists. Duplicate names are not allowed.",
      "NoSuchEntity: Policy arn:aws:iam::123456789012:policy/px was not found.",
      "NoSuchEntity: Policy arn:aws:iam::123456789012:policy/p version v9 does not exist or is not attachable.",
      "NoSuchEntity: The role policy with name none cannot be found.",
      "LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
      "NoSuchEntity: Instance Profile none cannot be found.",
      "DeleteConflict: Cannot delete entity, must remove roles from instance profile first.",
      "NoSuchEntity: Role app does not have a permissions boundary.",
    ]
  `);
});

test.each(['AWSLambda_FullAccess', 'AmazonSESFullAccess', 'AmazonKinesisFullAccess'])(
  "AWS's policy %s can be attached",
  async (PolicyName) => {
    const { operator } = createIamAccount();
    await operator.call('CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: lambdaTrust });
    const PolicyArn = `arn:aws:iam::aws:policy/${PolicyName}`;
    await operator.call('AttachRolePolicy', { RoleName: 'app', PolicyArn });
    expect(await operator.call('ListAttachedRolePolicies', { RoleName: 'app' })).toMatchObject({
      AttachedPolicies: [{ PolicyName, PolicyArn }],
    });
  },
);

test('a policy tells to what it is attached', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: lambdaTrust });
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  await operator.call('AttachRolePolicy', { RoleName: 'app', PolicyArn });
  await operator.call('AttachRolePolicy', { RoleName: 'app', PolicyArn });
  expect(await operator.call('ListAttachedRolePolicies', { RoleName: 'app' })).toMatchObject({
    AttachedPolicies: [{ PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn }],
  });
  expect(await operator.call('ListEntitiesForPolicy', { PolicyArn })).toMatchObject({
    PolicyRoles: [{ RoleName: 'app' }],
    PolicyUsers: [],
  });
  expect(await operator.call('ListPolicies', { OnlyAttached: true })).toMatchObject({
    Policies: [{ Arn: PolicyArn, AttachmentCount: 1 }],
  });
});

test('a service-linked role is made once, and only its service takes it away', async () => {
  const { operator } = createIamAccount();
  const input = { AWSServiceName: 'ops.apigateway.amazonaws.com' };
  expect(await operator.call('CreateServiceLinkedRole', input)).toMatchObject({
    Role: {
      Arn: 'arn:aws:iam::123456789012:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway',
    },
  });
  expect(await operator.fails('CreateServiceLinkedRole', input)).toMatch(/^InvalidInput: Service role name/);
  const RoleName = 'AWSServiceRoleForAPIGateway';
  expect(await operator.fails('DeleteRole', { RoleName })).toMatch(/^UnmodifiableEntity/);
  const { DeletionTaskId } = await operator.call('DeleteServiceLinkedRole', { RoleName });
  expect(await operator.call('GetServiceLinkedRoleDeletionStatus', { DeletionTaskId })).toMatchObject({
    Status: 'SUCCEEDED',
  });
});

test('the simulator answers from the same evaluator', async () => {
  const { operator, user } = createIamAccount();
  await user(
    'u',
    policyOf(
      { Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:us-east-1:123456789012:${aws:username}-*' },
      { Effect: 'Deny', Action: 'sqs:DeleteQueue', Resource: '*' },
    ),
  );
  const { EvaluationResults } = await operator.call('SimulatePrincipalPolicy', {
    PolicySourceArn: 'arn:aws:iam::123456789012:user/u',
    ActionNames: ['sqs:CreateQueue', 'sqs:DeleteQueue', 'sns:Publish'],
    ResourceArns: ['arn:aws:sqs:us-east-1:123456789012:u-one'],
  });
  expect((EvaluationResults as { EvalDecision: string }[]).map(({ EvalDecision }) => EvalDecision)).toEqual([
    'allowed',
    'explicitDeny',
    'implicitDeny',
  ]);
});
