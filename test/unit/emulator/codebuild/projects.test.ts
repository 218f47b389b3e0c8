import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = `arn:aws:codebuild:us-east-1:${accountId}:project/app`;
const settings = {
  source: { type: 'GITHUB', location: 'https://github.com/example/app.git' },
  artifacts: { type: 'NO_ARTIFACTS' },
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
  },
};

async function prepare() {
  const { operator, role, user } = createServiceAccount();
  const serviceRole = await role('builder', 'codebuild.amazonaws.com');
  await operator.call('codebuild:CreateProject', { name: 'app', ...settings, serviceRole });
  return { operator, role, user, serviceRole };
}

describe('a project', () => {
  it('keeps what an update does not give', async () => {
    const { operator, serviceRole } = await prepare();
    await operator.call('codebuild:UpdateProject', { name: 'app', timeoutInMinutes: 5 });
    await expect(operator.call('codebuild:BatchGetProjects', { names: ['app', 'x'] })).resolves.toMatchObject(
      {
        projects: [{ arn, serviceRole, timeoutInMinutes: 5, queuedTimeoutInMinutes: 480 }],
        projectsNotFound: ['x'],
      },
    );
  });

  it('has one webhook', async () => {
    const { operator } = await prepare();
    const project = { projectName: 'app' };
    await operator.call('codebuild:CreateWebhook', project);
    expect(await operator.fails('codebuild:CreateWebhook', project)).toMatch(
      /^ResourceAlreadyExistsException/,
    );
    await operator.call('codebuild:DeleteWebhook', project);
    expect(await operator.fails('codebuild:UpdateWebhook', project)).toMatch(/^ResourceNotFoundException/);
  });

  it.each([
    [
      'UpdateProject',
      { name: 'x' },
      /^ResourceNotFoundException: Project cannot be found: arn:.*project\/x$/,
    ],
    ['CreateProject', { name: 'a b', ...settings, serviceRole: 'r' }, /^InvalidInputException: /],
    ['StartBuild', { projectName: 'app' }, /^NotImplemented: /],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = await prepare();
    expect(await operator.fails(`codebuild:${operation}`, input)).toMatch(fault);
  });

  it('is made with a role that is passed, that CodeBuild may take on, and that sees its network', async () => {
    const { operator, role, user, serviceRole } = await prepare();
    const other = { name: 'other', ...settings };
    const maker = await user('maker', 'codebuild:CreateProject');
    expect(await maker.fails('codebuild:CreateProject', { ...other, serviceRole })).toBe(
      `AccessDeniedException: User: ${maker.arn} is not authorized to perform: iam:PassRole on resource: ${serviceRole} because no identity-based policy allows the iam:PassRole action`,
    );
    const wrong = await role('wrong', 'lambda.amazonaws.com');
    expect(await operator.fails('codebuild:CreateProject', { ...other, serviceRole: wrong })).toBe(
      `InvalidInputException: CodeBuild is not authorized to perform: sts:AssumeRole on ${wrong}`,
    );
    const vpcConfig = { vpcId: 'vpc-1', subnets: ['subnet-1'], securityGroupIds: ['sg-1'] };
    expect(await operator.fails('codebuild:CreateProject', { ...other, serviceRole, vpcConfig })).toBe(
      'InvalidInputException: Not authorized to perform DescribeSecurityGroups',
    );
  });

  it('tells conditions what it is made of', async () => {
    const { user, serviceRole } = await prepare();
    const maker = await user('maker', 'iam:PassRole', {
      Effect: 'Allow',
      Action: 'codebuild:CreateProject',
      Resource: '*',
      Condition: { Bool: { 'codebuild:environment.privilegedMode': 'false' } },
    });
    const make = (privilegedMode: boolean) => ({
      name: 'other',
      ...settings,
      serviceRole,
      environment: { ...settings.environment, privilegedMode },
    });
    expect(await maker.fails('codebuild:CreateProject', make(true))).toMatch(/^AccessDeniedException/);
    await maker.call('codebuild:CreateProject', make(false));
  });
});
