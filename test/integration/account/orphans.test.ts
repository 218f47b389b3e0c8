import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { CloudFormationClient, CreateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  AddRoleToInstanceProfileCommand,
  CreateAccessKeyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  ListRolesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { verifyRemoved } from '../../../src/account/leftovers.ts';
import type { StackClaim } from '../../../src/account/own-stack.ts';
import { recoverStack } from '../../../src/account/recover-stack.ts';
import { removeStack } from '../../../src/account/remove-stack.ts';
import { awaitSettled } from '../../../src/observe/await-settled.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';

const stackName = 'orders-qa';
const options = { timeoutMs: 10_000 };

/** What makes the resources below, and deletes none of them; a topic cannot be made. */
const permissions = [
  'cloudformation:*',
  's3:GetObject',
  ...['Create*', 'Describe*', 'Tag*', 'List*'].map((verb) => `logs:${verb}`),
  ...['POST', 'PUT', 'GET', 'TagResource'].map((verb) => `apigateway:${verb}`),
  ...['Create*', 'Get*', 'List*', 'Tag*', 'AddRoleToInstanceProfile', 'PassRole', 'PutRolePolicy'].map(
    (verb) => `iam:${verb}`,
  ),
];

const logGroup = (LogGroupName: string) => ({ Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName } });
const first = { First: logGroup('/orders/first') };
const api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'orders', ProtocolType: 'HTTP' } };
const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    },
  },
};
const profile = { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Free' }] } };
const httpRoute = (path: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: `GET ${path}` },
});
const httpIntegration = {
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    ApiId: { Ref: 'Api' },
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'GET',
    IntegrationUri: 'https://example.com',
    PayloadFormatVersion: '1.0',
  },
};
const restApi = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'orders' } };
const restResource = {
  Type: 'AWS::ApiGateway::Resource',
  Properties: {
    RestApiId: { Ref: 'Rest' },
    ParentId: { 'Fn::GetAtt': ['Rest', 'RootResourceId'] },
    PathPart: 'orders',
  },
};
const restMethod = {
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    RestApiId: { Ref: 'Rest' },
    ResourceId: { Ref: 'Resource' },
    HttpMethod: 'GET',
    AuthorizationType: 'NONE',
    Integration: { Type: 'MOCK' },
  },
};
/** Made last, so that everything else is there when it fails. */
const refused = (...others: readonly string[]) => ({ Type: 'AWS::SNS::Topic', DependsOn: others });

/** An account, somebody who deploys to it without being able to delete, and what is in it. */
async function createScene() {
  const account = await createSandboxAccount();
  const { iam } = account.clients;
  await iam.send(new CreateUserCommand({ UserName: 'deployer' }));
  const Statement = [{ Effect: 'Allow', Action: permissions, Resource: '*' }];
  await iam.send(
    new PutUserPolicyCommand({
      UserName: 'deployer',
      PolicyName: 'deploy',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'deployer' }));
  const place = { region: account.reach.region, endpoint: account.reach.endpointUrl ?? '' };
  const asDeployer = new CloudFormationClient({
    ...place,
    credentials: { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' },
  });
  const logs = new CloudWatchLogsClient({ ...place, credentials: account.credentials });
  const apis = new ApiGatewayV2Client({ ...place, credentials: account.credentials });

  const deploy = async (Resources: object, stackIds: readonly string[] = []) => {
    const input = {
      StackName: stackName,
      TemplateBody: JSON.stringify({ Resources }),
      Tags: [{ Key: 'STAGE', Value: 'qa' }],
      Capabilities: ['CAPABILITY_IAM' as const],
    };
    await asDeployer.send(
      stackIds.length === 0 ? new CreateStackCommand(input) : new UpdateStackCommand(input),
    );
    const settled = await awaitSettled(account.clients.cloudFormation, { stack: stackName, ...options });
    if (settled.kind === 'absent') throw new Error('no stack was made');
    const claim: StackClaim = { stackName, stage: 'qa', stackIds: [settled.stackId] };
    return { status: settled.status, claim };
  };
  return {
    clients: account.clients,
    /** Creates the stack, or updates it. */
    deploy,
    /** A stack whose second deploy left a log group and an API behind. */
    leaveOrphans: async () => {
      const { claim } = await deploy(first);
      const second = { ...first, Second: logGroup('/orders/second'), Api: api };
      const { status } = await deploy({ ...second, Topic: refused('Second', 'Api') }, [...claim.stackIds]);
      expect(status).toBe('UPDATE_ROLLBACK_COMPLETE');
      return { claim, second };
    },
    /** @returns where it can be read, for a stack within the stack */
    putTemplate: async (Resources: object) => {
      const Bucket = 'orders-templates';
      await account.clients.s3.send(new CreateBucketCommand({ Bucket }));
      const Body = JSON.stringify({ Resources });
      await account.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'nested.json', Body }));
      return `https://s3.amazonaws.com/${Bucket}/nested.json`;
    },
    listLogGroups: async () => {
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
      return logGroups.map(({ logGroupName }) => logGroupName);
    },
    listApis: async () => (await apis.send(new GetApisCommand({}))).Items?.map(({ ApiId }) => ApiId ?? ''),
    async [Symbol.asyncDispose]() {
      for (const client of [asDeployer, logs, apis]) client.destroy();
      await account[Symbol.asyncDispose]();
    },
  };
}

it('what a refused clean-up left is deleted before the next attempt, which would stumble over it', async () => {
  await using scene = await createScene();
  const { claim, second } = await scene.leaveOrphans();
  const [apiId] = (await scene.listApis()) ?? [];
  expect(await scene.listLogGroups()).toEqual(['/orders/first', '/orders/second']);
  const recovery = await recoverStack(scene.clients, claim, options);
  expect(recovery).toMatchObject({ kind: 'recovered', from: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(recovery).toHaveProperty('did', expect.stringContaining('AWS::Logs::LogGroup /orders/second'));
  expect(recovery).toHaveProperty('did', expect.stringContaining(`AWS::ApiGatewayV2::Api ${apiId}`));
  expect(await scene.listLogGroups()).toEqual(['/orders/first']);
  expect(await scene.listApis()).toEqual([]);
  expect(await scene.deploy(second, [...claim.stackIds])).toMatchObject({ status: 'UPDATE_COMPLETE' });
  expect(await recoverStack(scene.clients, claim, options)).toEqual({
    kind: 'nothing',
    status: 'UPDATE_COMPLETE',
  });
  expect(await scene.listLogGroups()).toEqual(['/orders/first', '/orders/second']);
});

it('a stack within the stack is deleted with all that it holds', async () => {
  await using scene = await createScene();
  const { claim } = await scene.deploy(first);
  const TemplateURL = await scene.putTemplate({ Second: logGroup('/orders/second') });
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } };
  await scene.deploy({ ...first, Nested: nested, Topic: refused('Nested') }, [...claim.stackIds]);
  expect(await scene.listLogGroups()).toEqual(['/orders/first', '/orders/second']);
  expect(await recoverStack(scene.clients, claim, options)).toHaveProperty(
    'did',
    expect.stringMatching(/AWS::CloudFormation::Stack .*orders-qa-Nested-/),
  );
  expect(await scene.listLogGroups()).toEqual(['/orders/first']);
  await removeStack(scene.clients, claim, options);
  expect(await verifyRemoved(scene.clients, claim)).toEqual([]);
});

it('what no recovery came for is removed with the stack', async () => {
  await using scene = await createScene();
  const { claim } = await scene.leaveOrphans();
  await removeStack(scene.clients, claim, options);
  expect(await scene.listLogGroups()).toEqual([]);
  expect(await scene.listApis()).toEqual([]);
  expect(await verifyRemoved(scene.clients, claim)).toEqual([]);
});

it('an orphan goes after what holds it, and one that is held by somebody else stays and is told', async () => {
  await using scene = await createScene();
  const { iam } = scene.clients;
  const { claim } = await scene.deploy(first);
  const failing = { ...first, Free: role, Held: role, Profile: profile, Topic: refused('Held', 'Profile') };
  expect(await scene.deploy(failing, [...claim.stackIds])).toMatchObject({
    status: 'UPDATE_ROLLBACK_COMPLETE',
  });
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const held = Roles.find(({ RoleName }) => RoleName?.startsWith('orders-qa-Held-'))?.RoleName ?? '';
  const profileName = 'somebody-elses';
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: profileName }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: profileName, RoleName: held }));
  const recovery = await recoverStack(scene.clients, claim, options);
  expect(recovery).toHaveProperty('did', expect.stringContaining('AWS::IAM::Role orders-qa-Free-'));
  expect(recovery).toHaveProperty('did', expect.stringContaining('AWS::IAM::InstanceProfile orders-qa-'));
  await removeStack(scene.clients, claim, options);
  expect(await verifyRemoved(scene.clients, claim)).toMatchObject([{ what: `AWS::IAM::Role ${held}` }]);
});

it.each<[string, whole: object, parts: Readonly<Record<string, object>>]>([
  ['an HTTP API', { Api: api }, { Orders: httpRoute('/orders'), Integration: httpIntegration }],
  ['a REST API', { Rest: restApi }, { Resource: restResource, Method: restMethod }],
])('a part of %s that stays is deleted before the next attempt', async (_title, whole, parts) => {
  await using scene = await createScene();
  const { claim } = await scene.deploy(whole);
  const failing = { ...whole, ...parts, Topic: refused(...Object.keys(parts)) };
  expect(await scene.deploy(failing, [...claim.stackIds])).toMatchObject({
    status: 'UPDATE_ROLLBACK_COMPLETE',
  });
  expect(await recoverStack(scene.clients, claim, options)).toMatchObject({ kind: 'recovered' });
  expect(await scene.deploy({ ...whole, ...parts }, [...claim.stackIds])).toMatchObject({
    status: 'UPDATE_COMPLETE',
  });
  await removeStack(scene.clients, claim, options);
  expect(await verifyRemoved(scene.clients, claim)).toEqual([]);
});

it('what the template retains stays between the attempts, but for what the next would stumble over', async () => {
  await using scene = await createScene();
  const { claim } = await scene.deploy(first);
  const retained = {
    Named: { ...logGroup('/orders/named'), DeletionPolicy: 'Retain' },
    Unnamed: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Retain' },
  };
  await scene.deploy({ ...first, ...retained, Topic: refused('Named', 'Unnamed') }, [...claim.stackIds]);
  const before = await scene.listLogGroups();
  expect(before).toHaveLength(3);
  expect(await recoverStack(scene.clients, claim, options)).toMatchObject({
    did: 'deleted AWS::Logs::LogGroup /orders/named',
  });
  expect(await scene.listLogGroups()).toEqual(before.filter((name) => name !== '/orders/named'));
  await removeStack(scene.clients, claim, options);
  expect(await scene.listLogGroups()).toEqual([]);
  expect(await verifyRemoved(scene.clients, claim)).toEqual([]);
});

it('what can neither be read nor deleted through Cloud Control is told, with what to do', async () => {
  await using scene = await createScene();
  const { AssumeRolePolicyDocument } = role.Properties;
  await scene.clients.iam.send(
    new CreateRoleCommand({
      RoleName: 'somebody-elses',
      AssumeRolePolicyDocument: JSON.stringify(AssumeRolePolicyDocument),
    }),
  );
  const PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  };
  const Policy = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'orders', Roles: ['somebody-elses'], PolicyDocument },
  };
  const { claim } = await scene.deploy(first);
  await scene.deploy({ ...first, Policy, Topic: refused('Policy') }, [...claim.stackIds]);
  expect(await recoverStack(scene.clients, claim, options)).toMatchObject({ kind: 'nothing' });
  await removeStack(scene.clients, claim, options);
  const [leftover, ...others] = await verifyRemoved(scene.clients, claim);
  expect(others).toEqual([]);
  expect(leftover?.what).toMatch(/^AWS::IAM::Policy orders-qa-Policy-/);
  expect(leftover?.why).toMatch(/^it could not be deleted: .*iam:DeleteRolePolicy/s);
  expect(leftover?.why).toMatch(/UnsupportedActionException.*: look for it, and delete it by hand$/s);
});
