import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const app = { applicationName: 'app' };
const group = { ...app, deploymentGroupName: 'g' };
const arn = `arn:aws:codedeploy:us-east-1:${accountId}`;

async function prepare() {
  const { operator, role, user } = createServiceAccount();
  const serviceRoleArn = await role('shifter', 'codedeploy.amazonaws.com');
  await operator.call('codedeploy:CreateApplication', {
    ...app,
    computePlatform: 'Lambda',
    tags: [{ Key: 'team', Value: 'a' }],
  });
  await operator.call('codedeploy:CreateDeploymentGroup', { ...group, serviceRoleArn });
  return { operator, role, user, serviceRoleArn };
}

describe('an application', () => {
  it('has groups, and goes with them', async () => {
    const { operator } = await prepare();
    await expect(operator.call('codedeploy:GetDeploymentGroup', group)).resolves.toMatchObject({
      deploymentGroupInfo: {
        deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
        computePlatform: 'Lambda',
      },
    });
    await operator.call('codedeploy:UpdateDeploymentGroup', {
      ...app,
      currentDeploymentGroupName: 'g',
      newDeploymentGroupName: 'h',
    });
    await expect(operator.call('codedeploy:ListDeploymentGroups', app)).resolves.toMatchObject({
      deploymentGroups: ['h'],
    });
    await operator.call('codedeploy:DeleteApplication', app);
    await expect(operator.call('codedeploy:ListApplications')).resolves.toMatchObject({ applications: [] });
  });

  it('has tags, which permissions may ask for', async () => {
    const { operator, user } = await prepare();
    const ResourceArn = `${arn}:application:app`;
    await operator.call('codedeploy:TagResource', { ResourceArn, Tags: [{ Key: 'stage', Value: 'dev' }] });
    await operator.call('codedeploy:UntagResource', { ResourceArn, TagKeys: ['team'] });
    await expect(operator.call('codedeploy:ListTagsForResource', { ResourceArn })).resolves.toEqual({
      Tags: [{ Key: 'stage', Value: 'dev' }],
    });
    const reader = await user('reader', {
      Effect: 'Allow',
      Action: 'codedeploy:GetApplication',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/stage': 'dev' } },
    });
    await reader.call('codedeploy:GetApplication', app);
    await operator.call('codedeploy:UntagResource', { ResourceArn, TagKeys: ['stage'] });
    expect(await reader.fails('codedeploy:GetApplication', app)).toBe(
      `AccessDeniedException: User: ${reader.arn} is not authorized to perform: codedeploy:GetApplication on resource: ${ResourceArn} because no identity-based policy allows the codedeploy:GetApplication action`,
    );
  });

  it.each([
    [
      'GetApplication',
      { applicationName: 'x' },
      'ApplicationDoesNotExistException: No application found for name: x',
    ],
    ['CreateApplication', app, 'ApplicationAlreadyExistsException: Application already exists: app'],
    [
      'CreateApplication',
      { applicationName: 'a b' },
      'InvalidApplicationNameException: The application name was',
    ],
    [
      'GetDeploymentGroup',
      { ...app, deploymentGroupName: 'x' },
      'DeploymentGroupDoesNotExistException: No Deployment Group found for name: x',
    ],
    [
      'GetDeploymentConfig',
      { deploymentConfigName: 'x' },
      'DeploymentConfigDoesNotExistException: No deployment',
    ],
    [
      'UpdateDeploymentGroup',
      {
        ...app,
        currentDeploymentGroupName: 'g',
        deploymentConfigName: 'CodeDeployDefault.OneAtATime',
      },
      'InvalidDeploymentConfigNameException: The deployment configuration',
    ],
    ['TagResource', { ResourceArn: 'x', Tags: [] }, 'InvalidArnException: The specified ARN'],
    ['GetDeployment', { deploymentId: 'd-X' }, 'DeploymentDoesNotExistException: The deployment d-X'],
    ['CreateDeployment', group, 'RevisionRequiredException: The revision'],
    [
      'CreateDeployment',
      { ...group, revision: { revisionType: 'S3' } },
      'NotImplemented: codedeploy:CreateDeployment',
    ],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = await prepare();
    expect(await operator.fails(`codedeploy:${operation}`, input)).toContain(fault);
  });
});

describe('a deployment group', () => {
  const another = { ...app, deploymentGroupName: 'another' };

  it('is made with a role that is passed', async () => {
    const { user, serviceRoleArn } = await prepare();
    const maker = await user('maker', 'codedeploy:*');
    expect(await maker.fails('codedeploy:CreateDeploymentGroup', { ...another, serviceRoleArn })).toContain(
      `iam:PassRole on resource: ${serviceRoleArn}`,
    );
  });

  it('is made with a role that CodeDeploy may take on', async () => {
    const { operator, role } = await prepare();
    const serviceRoleArn = await role('other', 'lambda.amazonaws.com');
    expect(await operator.fails('codedeploy:CreateDeploymentGroup', { ...another, serviceRoleArn })).toBe(
      `InvalidRoleException: AWS CodeDeploy does not have the permissions required to assume the role ${serviceRoleArn}.`,
    );
  });
});
