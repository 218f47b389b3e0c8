import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, lowerKeys, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 100 });
const place = (resource: ResourceView) => ({ name: resource.physicalId });
const arnOf = (resource: ResourceView): string =>
  `arn:aws:codepipeline:${resource.region}:${resource.accountId}:${resource.physicalId}`;

/** An action's configuration is the provider's own, in text. */
function stageOf(stage: unknown): object {
  const { actions, ...rest } = valuesOf(lowerKeys(stage, 'Configuration'));
  return {
    ...rest,
    actions: listOf(actions)
      .map(valuesOf)
      .map(({ configuration, ...action }) => ({
        ...action,
        ...(configuration !== undefined && {
          configuration: Object.fromEntries(
            Object.entries(valuesOf(configuration)).map(([key, value]) => [key, textOf(value)]),
          ),
        }),
      })),
  };
}

function pipelineOf(resource: ResourceView): object {
  const { properties } = resource;
  const stores = listOf(properties['ArtifactStores']).map(valuesOf);
  return {
    ...place(resource),
    ...valuesOf(
      lowerKeys(
        pickProperties(
          properties,
          'ArtifactStore',
          'ExecutionMode',
          'PipelineType',
          'RoleArn',
          'Triggers',
          'Variables',
        ),
      ),
    ),
    stages: listOf(properties['Stages']).map(stageOf),
    ...(stores.length > 0 && {
      artifactStores: Object.fromEntries(
        stores.map(({ Region: region, ArtifactStore: store }) => [region, lowerKeys(store)]),
      ),
    }),
  };
}

interface Transition {
  readonly StageName: string;
  readonly Reason?: string;
}
const transitionsOf = (properties: ResourceView['properties']) =>
  listOf(properties['DisableInboundStageTransitions']) as readonly Transition[];
const transition = (resource: ResourceView, item: unknown) => ({
  pipelineName: resource.physicalId,
  stageName: (item as Transition).StageName,
  transitionType: 'Inbound',
});

const disable: Step = {
  call: 'codepipeline:DisableStageTransition',
  forEach: ({ properties }) => transitionsOf(properties),
  input: (resource, item) => ({ ...transition(resource, item), reason: (item as Transition).Reason }),
};
const ownProperties = [
  'ArtifactStore',
  'ArtifactStores',
  'ExecutionMode',
  'PipelineType',
  'RoleArn',
  'Stages',
  'Triggers',
  'Variables',
];
const changesTransitions = (resource: ResourceView) => resource.changed('DisableInboundStageTransitions');

export const codePipelinePipeline: ResourceType = {
  type: 'AWS::CodePipeline::Pipeline',
  taggingActions: ['codepipeline:TagResource', 'codepipeline:UntagResource'],
  physicalId: nameOf,
  replacedBy: ['Name'],
  attributes: {
    Version: (resource) =>
      textOf(valuesOf(resource.output('codepipeline:GetPipeline')['pipeline'])['version']) ?? '1',
  },
  create: [
    {
      call: 'codepipeline:CreatePipeline',
      input: (resource) => {
        const tags = withoutSystemTags(resource.tags);
        return { pipeline: pipelineOf(resource), ...(tags.length > 0 && { tags: lowerKeys(tags) }) };
      },
    },
    disable,
    { call: 'codepipeline:GetPipeline', input: place },
    {
      call: 'codepipeline:GetPipelineState',
      when: ({ properties }) => transitionsOf(properties).length > 0,
      input: place,
    },
  ],
  update: [
    {
      call: 'codepipeline:UpdatePipeline',
      when: (resource) => resource.changed(...ownProperties),
      input: (resource) => ({ pipeline: pipelineOf(resource) }),
    },
    { call: 'codepipeline:GetPipelineState', when: changesTransitions, input: place },
    {
      call: 'codepipeline:EnableStageTransition',
      forEach: ({ properties, previous }) => {
        const now = transitionsOf(properties).map(({ StageName: name }) => name);
        return transitionsOf(previous).filter(({ StageName: name }) => !now.includes(name));
      },
      input: transition,
    },
    { ...disable, when: changesTransitions },
    {
      call: 'codepipeline:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arnOf(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'codepipeline:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ resourceArn: arnOf(resource), tags: lowerKeys(setTags(resource)) }),
    },
    {
      call: 'codepipeline:StartPipelineExecution',
      when: ({ properties }) => isTrue(properties['RestartExecutionOnUpdate']),
      input: place,
    },
    { call: 'codepipeline:GetPipeline', input: place },
  ],
  delete: [
    { call: 'codepipeline:GetPipeline', ignoring: ['PipelineNotFoundException'], input: place },
    { call: 'codepipeline:DeletePipeline', input: place },
  ],
};
