import { expect, test } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { cloudFormationService } from '../../../../src/emulator/cloudformation/service.ts';
import { cloudFormationStore } from '../../../../src/emulator/cloudformation/store.ts';
import { connectInProcess, createDispatcher } from '../../../../src/emulator/dispatch.ts';
import { addAccessKey, findCredential } from '../../../../src/emulator/iam/access-keys.ts';
import { createOperator } from '../../../../src/emulator/iam/operator.ts';
import { iamService } from '../../../../src/emulator/iam/service.ts';
import { iamState } from '../../../../src/emulator/iam/store.ts';
import { policyOf, putInline } from '../../../support/iam-account.ts';
import { serviceDirectory } from '../../../support/directories.ts';

const trust = policyOf({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { Service: 'lambda.amazonaws.com' },
});
const document = (Action: string): object => policyOf({ Effect: 'Allow', Action, Resource: '*' });
const awsPolicy = 'arn:aws:iam::aws:policy/service-role/AWSLambdaRole';

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>;

function createStackAccount() {
  const account = new Account({ accountId: '123456789012', propagationMs: 0, region: 'us-east-1' });
  const dispatcher = createDispatcher(serviceDirectory([iamService, cloudFormationService]), (error) => {
    throw error;
  });
  connectInProcess(account, dispatcher);
  const operator = createOperator(account);
  const callAs = async (accessKeyId: string, service: string, operation: string, input: object) => {
    const principal = findCredential(account, accessKeyId)?.principal;
    if (!principal) throw new Error('no such key');
    return dispatcher.dispatch(service, operation, input, {
      account,
      region: 'us-east-1',
      caller: { principal, accessKeyId, calledVia: [], sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request',
      body: new Uint8Array(),
    });
  };
  /** Starts an operation on the stack `app` and answers how the stack ends, with the reasons of its failed events. */
  const work = async (accessKeyId: string, operation: string, resources?: Resources): Promise<string[]> => {
    const stacks = account.store(cloudFormationStore).stacks;
    await callAs(accessKeyId, 'cloudformation', operation, {
      StackName: 'app',
      ...(resources && { TemplateBody: JSON.stringify({ Resources: resources }) }),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Tags: [{ Key: 'STAGE', Value: 'dev' }],
    });
    const stack = [...stacks.values()].at(-1);
    for (let running = stack?.running; running; running = stack?.running) await running;
    const failures = (stack?.events ?? [])
      .filter((event) => event.ResourceStatus?.endsWith('_FAILED'))
      .map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`);
    return [String(stack?.status), ...failures];
  };
  return {
    account,
    state: iamState(account),
    asOperator: (operation: string, resources?: Resources) =>
      work(operator.accessKeyId, operation, resources),
    /** A user who may work on stacks, and the given actions. */
    deployerWith: async (...actions: readonly string[]) => {
      const call = (operation: string, input: object) =>
        callAs(operator.accessKeyId, 'iam', operation, input);
      await call('CreateUser', { UserName: 'deployer' });
      await call(
        'PutUserPolicy',
        putInline(
          'deployer',
          policyOf({ Effect: 'Allow', Action: ['cloudformation:*', ...actions], Resource: '*' }),
        ),
      );
      const user = iamState(account).users.get('deployer');
      if (!user) throw new Error('no deployer');
      const key = addAccessKey(account, user, 0);
      return (operation: string, resources?: Resources) => work(key.id, operation, resources);
    },
  };
}

const role = (more: object): Resources => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'app', AssumeRolePolicyDocument: trust, ...more } },
});

test('a role is made, brought to another state, and removed with all it holds', async () => {
  const { asOperator, state } = createStackAccount();
  const first = role({
    Policies: [
      { PolicyName: 'one', PolicyDocument: document('sqs:*') },
      { PolicyName: 'two', PolicyDocument: document('sns:*') },
    ],
    ManagedPolicyArns: [awsPolicy],
    Tags: [{ Key: 'own', Value: 'a' }],
  });
  expect(await asOperator('CreateStack', first)).toEqual(['CREATE_COMPLETE']);
  const made = state.roles.get('app');
  expect([...(made?.inlinePolicies.keys() ?? [])]).toEqual(['one', 'two']);
  expect([...(made?.attachedPolicies.keys() ?? [])]).toEqual([awsPolicy]);
  expect(Object.fromEntries(made?.tags ?? [])).toMatchObject({ STAGE: 'dev', own: 'a' });

  const second = role({
    Description: 'second',
    MaxSessionDuration: 7200,
    Policies: [{ PolicyName: 'two', PolicyDocument: document('s3:*') }],
    Tags: [{ Key: 'other', Value: 'b' }],
  });
  expect(await asOperator('UpdateStack', second)).toEqual(['UPDATE_COMPLETE']);
  const updated = state.roles.get('app');
  expect(updated).toBe(made);
  expect(updated).toMatchObject({ description: 'second', maxSessionDuration: 7200 });
  expect(Object.fromEntries(updated?.inlinePolicies ?? [])).toEqual({
    two: JSON.stringify(document('s3:*')),
  });
  expect(updated?.attachedPolicies.size).toBe(0);
  expect(updated?.tags.has('own')).toBe(false);
  expect(updated?.tags.get('other')).toBe('b');

  expect(await asOperator('DeleteStack')).toEqual(['DELETE_COMPLETE']);
  expect(state.roles.has('app')).toBe(false);
});

test('a refused call of the role handler becomes the reason of an event', async () => {
  const { deployerWith } = createStackAccount();
  const deploy = await deployerWith('iam:GetRole', 'iam:CreateRole', 'iam:TagRole', 'iam:DeleteRole');
  const [status, ...failures] = await deploy(
    'CreateStack',
    role({ Policies: [{ PolicyName: 'one', PolicyDocument: document('sqs:*') }] }),
  );
  expect(status).toBe('ROLLBACK_FAILED');
  const plain = failures.map((failure) => failure.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>'));
  expect(plain).toMatchInlineSnapshot(`
    [
      "Role: Resource handler returned message: "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: iam:PutRolePolicy on resource: role app because no identity-based policy allows the iam:PutRolePolicy action (Service: Iam, Status Code: 403, Request ID: <id>) (SDK Attempt Count: 1)" (RequestToken: <id>, HandlerErrorCode: AccessDenied)",
      "Role: Resource handler returned message: "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: iam:DeleteRolePolicy on resource: role app because no identity-based policy allows the iam:DeleteRolePolicy action (Service: Iam, Status Code: 403, Request ID: <id>) (SDK Attempt Count: 1)" (RequestToken: <id>, HandlerErrorCode: AccessDenied)",
      "app: The following resource(s) failed to delete: [Role]. ",
    ]
  `);
});

test('stack tags make iam:TagRole needed', async () => {
  const { deployerWith } = createStackAccount();
  const deploy = await deployerWith('iam:GetRole', 'iam:CreateRole', 'iam:DeleteRole');
  const [status, ...failures] = await deploy('CreateStack', role({}));
  expect(status).toBe('ROLLBACK_COMPLETE');
  expect(failures[0]).toContain(
    'is not authorized to perform: iam:TagRole on resource: arn:aws:iam::123456789012:role/app because',
  );
});

test('listing what a role holds is soft: the template tells it too', async () => {
  const { deployerWith, state } = createStackAccount();
  const deploy = await deployerWith(
    ...[
      'GetRole',
      'CreateRole',
      'TagRole',
      'DeleteRole',
      'PutRolePolicy',
      'GetRolePolicy',
      'DeleteRolePolicy',
    ].map((operation) => `iam:${operation}`),
  );
  const template = role({ Policies: [{ PolicyName: 'one', PolicyDocument: document('sqs:*') }] });
  expect(await deploy('CreateStack', template)).toEqual(['CREATE_COMPLETE']);
  expect(await deploy('DeleteStack')).toEqual(['DELETE_COMPLETE']);
  expect(state.roles.size).toBe(0);
});

test('the other types live their lives', async () => {
  const { asOperator, state } = createStackAccount();
  const template = (action: string, roles: readonly object[]): Resources => ({
    ...role({}),
    Managed: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'managed', PolicyDocument: document(action), Roles: roles },
    },
    Inline: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'inline', PolicyDocument: document(action), Roles: [{ Ref: 'Role' }] },
    },
    Profile: {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: { InstanceProfileName: 'profile', Roles: [{ Ref: 'Role' }] },
    },
    User: {
      Type: 'AWS::IAM::User',
      Properties: { UserName: 'robot', Policies: [{ PolicyName: 'p', PolicyDocument: document(action) }] },
    },
    Linked: {
      Type: 'AWS::IAM::ServiceLinkedRole',
      Properties: { AWSServiceName: 'ops.apigateway.amazonaws.com' },
    },
  });
  const managedArn = 'arn:aws:iam::123456789012:policy/managed';
  expect(await asOperator('CreateStack', template('sqs:*', [{ Ref: 'Role' }]))).toEqual(['CREATE_COMPLETE']);
  expect(state.roles.get('app')?.attachedPolicies.has(managedArn)).toBe(true);
  expect(state.roles.get('app')?.inlinePolicies.get('inline')).toBe(JSON.stringify(document('sqs:*')));
  expect(state.instanceProfiles.get('profile')?.role?.name).toBe('app');
  expect(state.users.get('robot')?.inlinePolicies.has('p')).toBe(true);
  expect(state.roles.has('AWSServiceRoleForAPIGateway')).toBe(true);

  expect(await asOperator('UpdateStack', template('sns:*', []))).toEqual(['UPDATE_COMPLETE']);
  expect(state.roles.get('app')?.attachedPolicies.has(managedArn)).toBe(false);
  expect(state.policies.get(managedArn)?.defaultVersionId).toBe('v2');
  expect(state.roles.get('app')?.inlinePolicies.get('inline')).toBe(JSON.stringify(document('sns:*')));

  expect(await asOperator('DeleteStack')).toEqual(['DELETE_COMPLETE']);
  expect([...state.roles.keys(), ...state.instanceProfiles.keys()]).toEqual([]);
  expect([...state.users.keys()]).toEqual(['operator']);
  expect(state.policies.has(managedArn)).toBe(false);
});
