import type { ResourceType, ResourceView, Values } from '../../resource-type.ts';
import { escapeSegment, patchChanged, patchMap, type PatchOperation, patchStructure } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';
import { isTrue, listOf, pickLowered, requiredText, textOf, valuesOf } from '../properties.ts';
import { tagRecord } from '../tags.ts';

const place = (resource: ResourceView): object => ({
  ...pickLowered(resource.properties, 'RestApiId'),
  stageName: requiredText(resource, 'StageName'),
});

const arnOf = (resource: ResourceView): string =>
  `arn:aws:apigateway:${resource.region}::/restapis/${requiredText(resource, 'RestApiId')}/stages/${requiredText(resource, 'StageName')}`;

/** A method setting's member and the path that patches it. */
const settingPaths: readonly (readonly [string, string])[] = [
  ['MetricsEnabled', 'metrics/enabled'],
  ['LoggingLevel', 'logging/loglevel'],
  ['DataTraceEnabled', 'logging/dataTrace'],
  ['ThrottlingBurstLimit', 'throttling/burstLimit'],
  ['ThrottlingRateLimit', 'throttling/rateLimit'],
  ['CachingEnabled', 'caching/enabled'],
  ['CacheTtlInSeconds', 'caching/ttlInSeconds'],
  ['CacheDataEncrypted', 'caching/dataEncrypted'],
];

function methodSettings(values: Values): PatchOperation[] {
  return listOf(values['MethodSettings'])
    .map(valuesOf)
    .flatMap((setting) => {
      const path = textOf(setting['ResourcePath']) ?? '/*';
      const under = `/${path === '/*' ? '*' : escapeSegment(path)}/${textOf(setting['HttpMethod']) ?? '*'}`;
      return settingPaths
        .filter(([name]) => setting[name] !== undefined)
        .map(([name, rest]): PatchOperation => ({
          op: 'replace',
          path: `${under}/${rest}`,
          value: textOf(setting[name]),
        }));
    });
}

/** What the creating call cannot say. */
function afterwards(resource: ResourceView): PatchOperation[] {
  const { properties } = resource;
  return [
    ...methodSettings(properties),
    ...patchStructure('/accessLogSettings', undefined, properties['AccessLogSetting']),
  ];
}

function changesOf(resource: ResourceView): PatchOperation[] {
  const { properties, previous } = resource;
  return [
    ...patchChanged(resource, 'DeploymentId', 'Description', 'TracingEnabled', 'CacheClusterEnabled'),
    ...patchMap('/variables', valuesOf(previous['Variables']), valuesOf(properties['Variables'])),
    ...(resource.changed('MethodSettings') ? methodSettings(properties) : []),
    ...patchStructure('/accessLogSettings', previous['AccessLogSetting'], properties['AccessLogSetting']),
  ];
}

export const apiGatewayStage: ResourceType = {
  type: 'AWS::ApiGateway::Stage',
  idAfter: 'apigateway:CreateStage',
  physicalId: (resource) => requiredText(resource, 'StageName'),
  replacedBy: ['RestApiId', 'StageName'],
  create: [
    {
      call: 'apigateway:CreateStage',
      input: (resource) => ({
        ...place(resource),
        ...pickLowered(
          resource.properties,
          'DeploymentId',
          'Description',
          'Variables',
          'CacheClusterSize',
          'DocumentationVersion',
        ),
        cacheClusterEnabled: isTrue(resource.properties['CacheClusterEnabled']),
        tracingEnabled: isTrue(resource.properties['TracingEnabled']),
        tags: tagRecord(resource.tags),
      }),
    },
    {
      call: 'apigateway:UpdateStage',
      when: (resource) => afterwards(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: afterwards(resource) }),
    },
  ],
  update: [
    { call: 'apigateway:GetStage', input: place },
    {
      call: 'apigateway:UpdateStage',
      when: (resource) => changesOf(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: changesOf(resource) }),
    },
    ...apiGatewayTagSteps(arnOf),
  ],
  delete: [{ call: 'apigateway:DeleteStage', ignoring: ['NotFoundException'], input: place }],
};
