import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { isTrue, pickProperties, textOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const settings = [
  'Name',
  'Description',
  'Version',
  'CorsConfiguration',
  'RouteSelectionExpression',
  'ApiKeySelectionExpression',
  'IpAddressType',
  'CredentialsArn',
  'RouteKey',
  'Target',
];

const flags = ['DisableExecuteApiEndpoint', 'DisableSchemaValidation'];

function settingsOf(resource: ResourceView): object {
  const { properties } = resource;
  return {
    ...pickProperties(properties, ...settings),
    ...Object.fromEntries(
      flags.filter((flag) => properties[flag] !== undefined).map((flag) => [flag, isTrue(properties[flag])]),
    ),
  };
}

const isImported = (resource: ResourceView): boolean =>
  resource.properties['Body'] !== undefined || resource.properties['BodyS3Location'] !== undefined;

const arnOf = (resource: ResourceView): string =>
  `arn:aws:apigateway:${resource.region}::/apis/${resource.physicalId}`;

export const apiGatewayV2Api: ResourceType = {
  type: 'AWS::ApiGatewayV2::Api',
  idAfter: 'apigatewayv2:CreateApi',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateApi')['ApiId']),
  replacedBy: ['ProtocolType'],
  attributes: {
    ApiId: (resource) => resource.physicalId,
    ApiEndpoint: (resource) => resource.output('apigatewayv2:CreateApi')['ApiEndpoint'],
  },
  create: [
    {
      call: 'apigatewayv2:ImportApi',
      when: isImported,
      input: (resource) => ({ Body: textOf(resource.properties['Body']) }),
    },
    {
      call: 'apigatewayv2:CreateApi',
      when: (resource) => !isImported(resource),
      input: (resource) => ({
        ...settingsOf(resource),
        ...pickProperties(resource.properties, 'ProtocolType'),
        Tags: tagRecord(resource.tags),
      }),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetApi', input: (resource) => ({ ApiId: resource.physicalId }) },
    {
      call: 'apigatewayv2:UpdateApi',
      when: (resource) => resource.changed(...settings, ...flags),
      input: (resource) => ({ ApiId: resource.physicalId, ...settingsOf(resource) }),
    },
    {
      call: 'apigatewayv2:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'apigatewayv2:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), Tags: tagRecord(setTags(resource)) }),
    },
  ],
  delete: [
    {
      call: 'apigatewayv2:GetApi',
      ignoring: ['NotFoundException'],
      input: (resource) => ({ ApiId: resource.physicalId }),
    },
    {
      call: 'apigatewayv2:DeleteApi',
      ignoring: ['NotFoundException'],
      input: (resource) => ({ ApiId: resource.physicalId }),
    },
  ],
};
