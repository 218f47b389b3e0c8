import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';

const settings = [
  'CognitoIdentityProviders',
  'DeveloperProviderName',
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
];
const flags = ['AllowClassicFlow', 'AllowUnauthenticatedIdentities'];
const logins = 'SupportedLoginProviders';

const place = (resource: ResourceView) => ({ IdentityPoolId: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:cognito-identity:${resource.region}:${resource.accountId}:identitypool/${resource.physicalId}`;
const poolName = (resource: ResourceView) =>
  textOf(resource.properties['IdentityPoolName']) ?? resource.generatedName({ maxLength: 128 });

function settingsOf(resource: ResourceView): object {
  const { properties } = resource;
  const given = flags.filter((flag) => properties[flag] !== undefined);
  const providers = properties[logins];
  return {
    ...pickProperties(properties, ...settings),
    ...Object.fromEntries(given.map((flag) => [flag, isTrue(properties[flag])])),
    // A map, or the same as JSON text.
    ...(providers !== undefined && {
      [logins]: typeof providers === 'string' ? (JSON.parse(providers) as object) : valuesOf(providers),
    }),
    IdentityPoolName: poolName(resource),
  };
}

/** The template's own tags, a list of their own name, over the stack's. */
function tagsIn(properties: ResourceView['properties'], stackTags: ResourceView['tags']) {
  const own = listOf(properties['IdentityPoolTags']) as ResourceView['tags'];
  return { ...tagRecord(withoutSystemTags(stackTags)), ...tagRecord(own) };
}
const tagsNow = (resource: ResourceView) => tagsIn(resource.properties, resource.tags);
const tagsBefore = (resource: ResourceView) => tagsIn(resource.previous, resource.previousTags);
const tagsSet = (resource: ResourceView) =>
  Object.fromEntries(
    Object.entries(tagsNow(resource)).filter(([key, value]) => tagsBefore(resource)[key] !== value),
  );
const tagsGone = (resource: ResourceView) =>
  Object.keys(tagsBefore(resource)).filter((key) => tagsNow(resource)[key] === undefined);

/** Cognito Sync's part: this emulated account has no such service, so that it fails by name. */
function syncSteps(
  isWanted: (resource: ResourceView, ...names: readonly string[]) => boolean,
): readonly Step[] {
  return [
    {
      call: 'cognito-sync:SetIdentityPoolConfiguration',
      when: (resource) => isWanted(resource, 'CognitoStreams', 'PushSync'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'CognitoStreams', 'PushSync'),
      }),
    },
    {
      call: 'cognito-sync:SetCognitoEvents',
      when: (resource) => isWanted(resource, 'CognitoEvents'),
      input: (resource) => ({ ...place(resource), Events: resource.properties['CognitoEvents'] }),
    },
  ];
}

const read: Step = { call: 'cognito-identity:DescribeIdentityPool', input: place };

export const cognitoIdentityPool: ResourceType = {
  type: 'AWS::Cognito::IdentityPool',
  taggingActions: ['cognito-identity:TagResource', 'cognito-identity:UntagResource'],
  physicalId: (resource) =>
    textOf(resource.output('cognito-identity:CreateIdentityPool')['IdentityPoolId']) ?? '',
  idAfter: 'cognito-identity:CreateIdentityPool',
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId, Name: poolName },
  read: [read],
  create: [
    {
      call: 'cognito-identity:CreateIdentityPool',
      input: (resource) => ({ ...settingsOf(resource), IdentityPoolTags: tagsNow(resource) }),
    },
    ...syncSteps((resource, ...names) => names.some((name) => resource.properties[name] !== undefined)),
  ],
  update: [
    read,
    {
      call: 'cognito-identity:UpdateIdentityPool',
      when: (resource) => resource.changed(...settings, ...flags, logins, 'IdentityPoolName'),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    ...syncSteps((resource, ...names) => resource.changed(...names)),
    {
      call: 'cognito-identity:UntagResource',
      when: (resource) => tagsGone(resource).length > 0,
      input: (resource) => ({ ResourceArn: arn(resource), TagKeys: tagsGone(resource) }),
    },
    {
      call: 'cognito-identity:TagResource',
      when: (resource) => Object.keys(tagsSet(resource)).length > 0,
      input: (resource) => ({ ResourceArn: arn(resource), Tags: tagsSet(resource) }),
    },
  ],
  delete: [
    { call: 'cognito-identity:DeleteIdentityPool', ignoring: ['ResourceNotFoundException'], input: place },
  ],
};
