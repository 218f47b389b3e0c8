import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, lowerKeys, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 255 });
const place = (resource: ResourceView) => ({ projectName: resource.physicalId });

const settingNames = [
  'Artifacts',
  'AutoRetryLimit',
  'BadgeEnabled',
  'BuildBatchConfig',
  'Cache',
  'ConcurrentBuildLimit',
  'Description',
  'EncryptionKey',
  'Environment',
  'FileSystemLocations',
  'LogsConfig',
  'QueuedTimeoutInMinutes',
  'SecondaryArtifacts',
  'SecondarySourceVersions',
  'SecondarySources',
  'ServiceRole',
  'Source',
  'SourceVersion',
  'TimeoutInMinutes',
  'VpcConfig',
];

/** The API spells this one word. */
function sourceOf(source: unknown): object {
  const { buildSpec, ...rest } = valuesOf(lowerKeys(source));
  return { ...rest, ...(buildSpec !== undefined && { buildspec: buildSpec }) };
}

function settingsOf({ properties, tags }: ResourceView): object {
  const {
    source: _source,
    secondarySources,
    timeoutInMinutes,
    badgeEnabled,
    ...rest
  } = valuesOf(lowerKeys(pickProperties(properties, ...settingNames)));
  return {
    ...rest,
    source: sourceOf(properties['Source']),
    ...(secondarySources !== undefined && {
      secondarySources: (properties['SecondarySources'] as unknown[]).map(sourceOf),
    }),
    ...(timeoutInMinutes !== undefined && { timeoutInMinutes: numberOf(timeoutInMinutes) }),
    ...(badgeEnabled !== undefined && { badgeEnabled: isTrue(badgeEnabled) }),
    tags: lowerKeys(tags),
  };
}

const triggersOf = (properties: ResourceView['properties']) => valuesOf(properties['Triggers']);
const wantsWebhook = (properties: ResourceView['properties']) => isTrue(triggersOf(properties)['Webhook']);
const webhookOf = (resource: ResourceView) => ({
  ...place(resource),
  ...valuesOf(
    lowerKeys(
      pickProperties(triggersOf(resource.properties), 'BuildType', 'FilterGroups', 'ScopeConfiguration'),
    ),
  ),
});

const show: Step = {
  call: 'codebuild:UpdateProjectVisibility',
  when: ({ properties }) => properties['Visibility'] !== undefined,
  input: (resource) => ({
    projectArn: arnOf(resource),
    projectVisibility: resource.properties['Visibility'] ?? 'PRIVATE',
    ...valuesOf(lowerKeys(pickProperties(resource.properties, 'ResourceAccessRole'))),
  }),
};
const createWebhook: Step = {
  call: 'codebuild:CreateWebhook',
  when: ({ properties }) => wantsWebhook(properties),
  input: webhookOf,
};

const arnOf = (resource: ResourceView): string =>
  `arn:aws:codebuild:${resource.region}:${resource.accountId}:project/${resource.physicalId}`;

export const codeBuildProject: ResourceType = {
  type: 'AWS::CodeBuild::Project',
  frame: 'semicolon',
  physicalId: nameOf,
  replacedBy: ['Name'],
  attributes: { Arn: arnOf, Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'codebuild:CreateProject',
      input: (resource) => ({ name: resource.physicalId, ...settingsOf(resource) }),
    },
    show,
    createWebhook,
  ],
  update: [
    {
      call: 'codebuild:UpdateProject',
      when: (resource) => resource.tagsChanged || resource.changed(...settingNames),
      input: (resource) => ({ name: resource.physicalId, ...settingsOf(resource) }),
    },
    { ...show, when: (resource) => resource.changed('Visibility', 'ResourceAccessRole') },
    {
      call: 'codebuild:DeleteWebhook',
      when: ({ properties, previous }) => wantsWebhook(previous) && !wantsWebhook(properties),
      input: place,
    },
    {
      call: 'codebuild:UpdateWebhook',
      when: (resource) =>
        resource.changed('Triggers') && wantsWebhook(resource.previous) && wantsWebhook(resource.properties),
      input: webhookOf,
    },
    {
      ...createWebhook,
      when: ({ properties, previous }) => !wantsWebhook(previous) && wantsWebhook(properties),
    },
  ],
  delete: [{ call: 'codebuild:DeleteProject', input: (resource) => ({ name: resource.physicalId }) }],
};
