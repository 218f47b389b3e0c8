import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = `arn:aws:codepipeline:us-east-1:${accountId}:app`;
const action = (name: string, category: string, more: object = {}) => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider: 'X', version: '1' },
  ...more,
});
const source = {
  name: 'Source',
  actions: [action('s', 'Source', { configuration: { OAuthToken: 'secret' } })],
};
const build = { name: 'Build', actions: [action('b', 'Build')] };
const settings = { name: 'app', artifactStore: { type: 'S3', location: 'b' }, stages: [source, build] };

async function prepare() {
  const { operator, role, user } = createServiceAccount();
  const roleArn = await role('deliverer', 'codepipeline.amazonaws.com');
  await operator.call('codepipeline:CreatePipeline', { pipeline: { ...settings, roleArn } });
  return { operator, role, user, roleArn };
}

describe('a pipeline', () => {
  it('has versions, and keeps tokens to itself', async () => {
    const { operator, roleArn } = await prepare();
    await operator.call('codepipeline:UpdatePipeline', { pipeline: { ...settings, roleArn } });
    await expect(operator.call('codepipeline:GetPipeline', { name: 'app' })).resolves.toMatchObject({
      pipeline: { version: 2, stages: [{ actions: [{ configuration: { OAuthToken: '****' } }] }, build] },
      metadata: { pipelineArn: arn },
    });
  });

  it('tells which transitions are disabled', async () => {
    const { operator } = await prepare();
    const transition = { pipelineName: 'app', stageName: 'Build', transitionType: 'Inbound' };
    await operator.call('codepipeline:DisableStageTransition', { ...transition, reason: 'later' });
    const stageStates = async () => {
      const state = await operator.call('codepipeline:GetPipelineState', { name: 'app' });
      return state['stageStates'];
    };
    expect(await stageStates()).toMatchObject([
      { inboundTransitionState: { enabled: true } },
      { inboundTransitionState: { enabled: false, disabledReason: 'later' } },
    ]);
    await operator.call('codepipeline:EnableStageTransition', transition);
    expect(await stageStates()).toMatchObject([{}, { inboundTransitionState: { enabled: true } }]);
  });

  it.each([
    [
      'GetPipeline',
      { name: 'x' },
      `PipelineNotFoundException: Account '${accountId}' does not have a pipeline with name 'x'`,
    ],
    [
      'EnableStageTransition',
      { pipelineName: 'app', stageName: 'x', transitionType: 'Inbound' },
      "StageNotFoundException: Pipeline 'app' does not have a stage with name 'x'",
    ],
    [
      'TagResource',
      { resourceArn: `${arn}x`, tags: [] },
      'ResourceNotFoundException: Could not find the resource',
    ],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = await prepare();
    expect(await operator.fails(`codepipeline:${operation}`, input)).toContain(fault);
  });

  it.each([
    [{}, "PipelineNameInUseException: A pipeline with the name 'app' already exists"],
    [{ name: 'other', stages: [source] }, 'InvalidStructureException: Pipeline has only 1 stage(s).'],
    [{ name: 'other', stages: [build, source] }, 'InvalidStructureException: Pipeline should start with'],
    [
      { name: 'other', roleArn: 'arn:aws:iam::1:role/x' },
      'InvalidStructureException: CodePipeline is not authorized to perform AssumeRole on role arn:aws:iam::1:role/x',
    ],
    [
      {
        name: 'other',
        stages: [source, { ...build, actions: [action('b', 'Build', { roleArn: 'arn:aws:iam::1:role/x' })] }],
      },
      'is not authorized to perform AssumeRole on action role arn:aws:iam::1:role/x',
    ],
  ])('with %o is not made', async (more, fault) => {
    const { operator, roleArn } = await prepare();
    const pipeline = { ...settings, roleArn, ...more };
    expect(await operator.fails('codepipeline:CreatePipeline', { pipeline })).toContain(fault);
  });

  it('is made by who may hand on its role and connection', async () => {
    const { user, roleArn } = await prepare();
    const ConnectionArn = `arn:aws:codestar-connections:us-east-1:${accountId}:connection/c`;
    const pipeline = {
      ...settings,
      name: 'other',
      roleArn,
      stages: [
        { name: 'Source', actions: [action('s', 'Source', { configuration: { ConnectionArn } })] },
        build,
      ],
    };
    const maker = await user('maker', 'codepipeline:CreatePipeline');
    const tagging = { pipeline, tags: [{ key: 'a', value: 'b' }] };
    expect(await maker.fails('codepipeline:CreatePipeline', tagging)).toContain('codepipeline:TagResource');
    expect(await maker.fails('codepipeline:CreatePipeline', { pipeline })).toContain(
      `iam:PassRole on resource: ${roleArn}`,
    );
    const passer = await user('passer', 'codepipeline:CreatePipeline', 'iam:PassRole');
    expect(await passer.fails('codepipeline:CreatePipeline', { pipeline })).toContain(
      `codestar-connections:PassConnection on resource: ${ConnectionArn}`,
    );
  });
});
