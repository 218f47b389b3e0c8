import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { patchChanged } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';
import { isTrue, listOf, pickLowered, textOf, valuesOf } from '../properties.ts';
import { tagRecord } from '../tags.ts';

const place = (resource: ResourceView): { apiKey: string } => ({ apiKey: resource.physicalId });

export const apiGatewayApiKey: ResourceType = {
  type: 'AWS::ApiGateway::ApiKey',
  idAfter: 'apigateway:CreateApiKey',
  physicalId: (resource) => String(resource.output('apigateway:CreateApiKey')['id']),
  replacedBy: ['GenerateDistinctId', 'Name', 'Value'],
  attributes: { APIKeyId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateApiKey',
      input: (resource) => ({
        name: textOf(resource.properties['Name']) ?? resource.generatedName(),
        ...pickLowered(resource.properties, 'Description', 'Value', 'CustomerId'),
        enabled: isTrue(resource.properties['Enabled']),
        stageKeys: listOf(resource.properties['StageKeys']).map((key) =>
          pickLowered(valuesOf(key), 'RestApiId', 'StageName'),
        ),
        tags: tagRecord(resource.tags),
      }),
    },
  ],
  update: [
    { call: 'apigateway:GetApiKey', input: place },
    {
      call: 'apigateway:UpdateApiKey',
      when: (resource) => resource.changed('Description', 'Enabled', 'CustomerId'),
      input: (resource) => ({
        ...place(resource),
        patchOperations: patchChanged(resource, 'Description', 'Enabled', 'CustomerId'),
      }),
    },
    ...apiGatewayTagSteps(
      (resource) => `arn:aws:apigateway:${resource.region}::/apikeys/${resource.physicalId}`,
    ),
  ],
  delete: [
    { call: 'apigateway:GetApiKey', ignoring: ['NotFoundException'], input: place },
    { call: 'apigateway:DeleteApiKey', ignoring: ['NotFoundException'], input: place },
  ],
};
