import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const field = (key: string, stringValue: string) => ({ key, stringValue });
const pipelineObjects = [
  { id: 'Default', name: 'Default', fields: [field('role', 'pipe'), field('resourceRole', 'work')] },
];

async function prepare() {
  const { operator, user } = createServiceAccount();
  const { pipelineId } = await operator.call('datapipeline:CreatePipeline', { name: 'p', uniqueId: 'u' });
  return { operator, user, pipeline: { pipelineId } };
}

describe('a pipeline', () => {
  it('is made once for each unique id', async () => {
    const { operator, pipeline } = await prepare();
    await expect(operator.call('datapipeline:CreatePipeline', { name: 'q', uniqueId: 'u' })).resolves.toEqual(
      pipeline,
    );
    expect(pipeline.pipelineId).toMatch(/^df-[A-Z0-9]{20}$/);
  });

  it('has a definition, tags and states', async () => {
    const { operator, pipeline } = await prepare();
    expect(await operator.fails('datapipeline:ActivatePipeline', pipeline)).toMatch(
      /^InvalidRequestException: /,
    );
    await operator.call('datapipeline:PutPipelineDefinition', { ...pipeline, pipelineObjects });
    await operator.call('datapipeline:ActivatePipeline', pipeline);
    await operator.call('datapipeline:AddTags', { ...pipeline, tags: [{ key: 'a', value: 'b' }] });
    await expect(
      operator.call('datapipeline:DescribePipelines', { pipelineIds: [pipeline.pipelineId] }),
    ).resolves.toMatchObject({
      pipelineDescriptionList: [
        {
          fields: expect.arrayContaining([field('@pipelineState', 'SCHEDULED')]) as unknown,
          tags: [{ key: 'a', value: 'b' }],
        },
      ],
    });
    await expect(operator.call('datapipeline:GetPipelineDefinition', pipeline)).resolves.toMatchObject({
      pipelineObjects,
    });
    await operator.call('datapipeline:DeletePipeline', pipeline);
    expect(await operator.fails('datapipeline:DeletePipeline', pipeline)).toMatch(
      /^PipelineNotFoundException: /,
    );
  });

  it('does not take a definition with errors', async () => {
    const { operator, pipeline } = await prepare();
    const lost = [{ id: 'Default', name: 'Default', fields: [{ key: 'schedule', refValue: 'x' }] }];
    await expect(
      operator.call('datapipeline:PutPipelineDefinition', { ...pipeline, pipelineObjects: lost }),
    ).resolves.toMatchObject({ errored: true, validationErrors: [{ id: 'Default' }] });
    await expect(operator.call('datapipeline:GetPipelineDefinition', pipeline)).resolves.toMatchObject({
      pipelineObjects: [],
    });
  });

  it('hands on its roles, each to who takes it on', async () => {
    const { user, pipeline } = await prepare();
    const pass = (role: string, service: string) => ({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: `arn:aws:iam::${accountId}:role/${role}`,
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    });
    const put = { ...pipeline, pipelineObjects };
    const none = await user('none', 'datapipeline:*');
    expect(await none.fails('datapipeline:PutPipelineDefinition', put)).toContain(
      'iam:PassRole on resource: arn:aws:iam::123456789012:role/pipe ',
    );
    const one = await user('one', 'datapipeline:*', pass('pipe', 'datapipeline.amazonaws.com'));
    expect(await one.fails('datapipeline:PutPipelineDefinition', put)).toContain(':role/work ');
    const both = await user(
      'both',
      'datapipeline:*',
      pass('pipe', 'datapipeline.amazonaws.com'),
      pass('work', 'ec2.amazonaws.com'),
    );
    await both.call('datapipeline:PutPipelineDefinition', put);
  });
});
