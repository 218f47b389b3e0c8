import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { patchChanged, patchList, type PatchOperation } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';
import { isTrue, listOf, pickLowered, textOf, valuesOf } from '../properties.ts';
import { tagRecord } from '../tags.ts';

const place = (resource: ResourceView): { restApiId: string } => ({ restApiId: resource.physicalId });

/** Serverless gives an API without a resource policy an empty one; that is none. */
function policyOf(values: ResourceView['properties']): string | undefined {
  return textOf(values['Policy']) || undefined;
}

/** An API has one endpoint type. */
function endpointType(values: ResourceView['properties']): string {
  return textOf(listOf(valuesOf(values['EndpointConfiguration'])['Types'])[0]) ?? 'EDGE';
}

function settingsOf(resource: ResourceView): object {
  const { properties } = resource;
  return {
    name: textOf(properties['Name']) ?? resource.generatedName(),
    ...pickLowered(properties, 'Description', 'BinaryMediaTypes', 'CloneFrom'),
    ...(properties['MinimumCompressionSize'] === undefined
      ? {}
      : { minimumCompressionSize: Number(properties['MinimumCompressionSize']) }),
    apiKeySource: properties['ApiKeySourceType'],
    endpointConfiguration: pickLowered(
      valuesOf(properties['EndpointConfiguration']),
      'Types',
      'VpcEndpointIds',
      'IpAddressType',
    ),
    disableExecuteApiEndpoint: isTrue(properties['DisableExecuteApiEndpoint']),
    policy: policyOf(properties),
    tags: tagRecord(resource.tags),
  };
}

function changesOf(resource: ResourceView): PatchOperation[] {
  const { properties, previous } = resource;
  const policy = policyOf(properties);
  return [
    ...patchChanged(resource, 'Name', 'Description', 'MinimumCompressionSize', 'DisableExecuteApiEndpoint'),
    ...(resource.changed('ApiKeySourceType')
      ? [
          {
            op: 'replace' as const,
            path: '/apiKeySource',
            value: textOf(properties['ApiKeySourceType']) ?? 'HEADER',
          },
        ]
      : []),
    ...(policy === policyOf(previous)
      ? []
      : [{ op: 'replace' as const, path: '/policy', value: policy ?? '' }]),
    ...(endpointType(properties) === endpointType(previous)
      ? []
      : [
          {
            op: 'replace' as const,
            path: `/endpointConfiguration/types/${endpointType(previous)}`,
            value: endpointType(properties),
          },
        ]),
    ...patchList(
      '/binaryMediaTypes',
      listOf(previous['BinaryMediaTypes']),
      listOf(properties['BinaryMediaTypes']),
    ),
  ];
}

export const apiGatewayRestApi: ResourceType = {
  type: 'AWS::ApiGateway::RestApi',
  idAfter: 'apigateway:CreateRestApi',
  physicalId: (resource) => String(resource.output('apigateway:CreateRestApi')['id']),
  replacedBy: [],
  attributes: {
    RestApiId: (resource) => resource.physicalId,
    RootResourceId: (resource) => resource.output('apigateway:CreateRestApi')['rootResourceId'],
  },
  create: [
    { call: 'apigateway:CreateRestApi', input: settingsOf },
    {
      call: 'apigateway:PutRestApi',
      when: (resource) => resource.properties['Body'] !== undefined,
      input: (resource) => ({
        ...place(resource),
        mode: 'overwrite',
        body: Buffer.from(JSON.stringify(resource.properties['Body'])),
      }),
    },
  ],
  read: [{ call: 'apigateway:GetRestApi', input: place }],
  update: [
    { call: 'apigateway:GetRestApi', input: place },
    {
      call: 'apigateway:PutRestApi',
      when: (resource) => resource.properties['Body'] !== undefined && resource.changed('Body'),
      input: (resource) => ({
        ...place(resource),
        mode: 'overwrite',
        body: Buffer.from(JSON.stringify(resource.properties['Body'])),
      }),
    },
    {
      call: 'apigateway:UpdateRestApi',
      when: (resource) => changesOf(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: changesOf(resource) }),
    },
    ...apiGatewayTagSteps(
      (resource) => `arn:aws:apigateway:${resource.region}::/restapis/${resource.physicalId}`,
    ),
  ],
  delete: [{ call: 'apigateway:DeleteRestApi', ignoring: ['NotFoundException'], input: place }],
};
