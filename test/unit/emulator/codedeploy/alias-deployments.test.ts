import { expect, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const named = (action: string | readonly string[]) => ({ Effect: 'Allow', Action: action, Resource: '*' });
const role = (service: string, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'p',
        PolicyDocument: { Version: '2012-10-17', Statement: [...statements, named('sns:Publish')] },
      },
    ],
  },
});

/** As plugins for gradual deployments write it. */
function template(version: string, roleActions = ['lambda:GetAlias', 'lambda:UpdateAlias']) {
  return JSON.stringify({
    Resources: {
      Role: role('lambda.amazonaws.com'),
      CodeDeployServiceRole: role('codedeploy.amazonaws.com', named(roleActions)),
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'hello',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Code: { ZipFile: `exports.handler = () => ${version}` },
        },
      },
      [`Version${version}`]: {
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'Retain',
        Properties: { FunctionName: { Ref: 'Function' }, Description: version },
      },
      App: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
      Group: {
        Type: 'AWS::CodeDeploy::DeploymentGroup',
        Properties: {
          ApplicationName: { Ref: 'App' },
          ServiceRoleArn: { 'Fn::GetAtt': ['CodeDeployServiceRole', 'Arn'] },
          DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
        },
      },
      Alias: {
        Type: 'AWS::Lambda::Alias',
        Properties: {
          FunctionName: { Ref: 'Function' },
          FunctionVersion: { 'Fn::GetAtt': [`Version${version}`, 'Version'] },
          Name: 'live',
        },
        UpdatePolicy: {
          CodeDeployLambdaAliasUpdate: {
            ApplicationName: { Ref: 'App' },
            DeploymentGroupName: { Ref: 'Group' },
          },
        },
      },
    },
  });
}

const stack = { StackName: 'app', Capabilities: ['CAPABILITY_IAM'] };
const alias = { FunctionName: 'hello', Name: 'live' };
const apart = ['iam:*', 'lambda:*', 'cloudformation:*', 's3:*'];

async function deployTwice(...given: Parameters<typeof template>) {
  const clock = new HandClock();
  const account = createServiceAccount(undefined, undefined, clock);
  const { operator, settle } = account;
  await operator.call('cloudformation:CreateStack', { ...stack, TemplateBody: template('1', given[1]) });
  expect(await settle()).toEqual([]);
  return { ...account, clock };
}

test('an alias is moved by CodeDeploy, in the time that its configuration takes', async () => {
  const { operator, settle, handlerCalls, clock } = await deployTwice('1');
  expect(handlerCalls).not.toContain('codedeploy:CreateDeployment');
  const before = clock.nowMs;
  await operator.call('cloudformation:UpdateStack', { ...stack, TemplateBody: template('2') });
  expect(await settle()).toEqual([]);
  await expect(operator.call('lambda:GetAlias', alias)).resolves.toMatchObject({ FunctionVersion: '2' });
  expect(clock.nowMs - before).toBeGreaterThanOrEqual(9 * 60_000);
  expect(handlerCalls.filter((call) => call === 'codedeploy:CreateDeployment')).toHaveLength(1);
  await expect(operator.call('codedeploy:ListDeployments')).resolves.toMatchObject({
    deployments: [expect.stringMatching(/^d-[A-Z0-9]{9}$/)],
  });
});

test('what the role may not do fails the deployment, and the stack goes back without another', async () => {
  const { operator, settle, handlerCalls } = await deployTwice('1', ['lambda:GetAlias']);
  const TemplateBody = template('2', ['lambda:GetAlias']);
  await operator.call('cloudformation:UpdateStack', { ...stack, TemplateBody });
  const failed = await settle();
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain(
    'does not give you permission to perform operations in the following AWS service: AWSLambda.',
  );
  await expect(operator.call('cloudformation:DescribeStacks', { StackName: 'app' })).resolves.toMatchObject({
    Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' }],
  });
  await expect(operator.call('lambda:GetAlias', alias)).resolves.toMatchObject({ FunctionVersion: '1' });
  expect(handlerCalls.filter((call) => call === 'codedeploy:CreateDeployment')).toHaveLength(1);
});

test.each([
  [
    ['codedeploy:GetDeploymentGroup'],
    'codedeploy:CreateDeployment',
    /deploymentgroup:app-App-\w+\/app-Group-\w+ /,
  ],
  [
    ['codedeploy:GetDeploymentGroup', 'codedeploy:CreateDeployment'],
    'codedeploy:GetDeploymentConfig',
    /deploymentconfig:CodeDeployDefault\.LambdaLinear10PercentEvery1Minute /,
  ],
])(
  'CloudFormation deploys in the name of its caller: with %o %s lacks',
  async (allowed, action, resource) => {
    const { operator, user, settle } = await deployTwice('1');
    const deployer = await user('deployer', ...apart, ...allowed);
    await deployer.call('cloudformation:UpdateStack', { ...stack, TemplateBody: template('2') });
    const [failed] = await settle();
    expect(failed).toMatch(new RegExp(`^Alias .*not authorized to perform: ${action} on resource: `));
    expect(failed).toMatch(resource);
    await expect(operator.call('lambda:GetAlias', alias)).resolves.toMatchObject({ FunctionVersion: '1' });
  },
);

test('an alias that is elsewhere than the file says is left alone', async () => {
  const { operator } = await deployTwice('1');
  const { applications } = await operator.call<{ applications: string[] }>('codedeploy:ListApplications');
  const applicationName = applications[0];
  const { deploymentGroups } = await operator.call<{ deploymentGroups: string[] }>(
    'codedeploy:ListDeploymentGroups',
    { applicationName },
  );
  const properties = { Name: 'hello', Alias: 'live', CurrentVersion: '9', TargetVersion: '1' };
  const content = JSON.stringify({
    version: 0,
    Resources: [{ f: { Type: 'AWS::Lambda::Function', Properties: properties } }],
  });
  const { deploymentId } = await operator.call('codedeploy:CreateDeployment', {
    applicationName,
    deploymentGroupName: deploymentGroups[0],
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
  });
  const read = () =>
    operator.call<{ deploymentInfo: { status: string } }>('codedeploy:GetDeployment', { deploymentId });
  while ((await read()).deploymentInfo.status === 'InProgress') await Promise.resolve();
  await expect(read()).resolves.toMatchObject({
    deploymentInfo: { status: 'Failed', errorInformation: { code: 'INVALID_LAMBDA_CONFIGURATION' } },
  });
  expect(await operator.fails('codedeploy:StopDeployment', { deploymentId })).toMatch(
    /^DeploymentAlreadyCompletedException: /,
  );
});
