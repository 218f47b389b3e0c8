import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickLowered } from '../properties.ts';
import { tagRecord } from '../tags.ts';
import { patchChanged } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ clientCertificateId: resource.physicalId });

export const apiGatewayClientCertificate: ResourceType = {
  type: 'AWS::ApiGateway::ClientCertificate',
  idAfter: 'apigateway:GenerateClientCertificate',
  physicalId: (resource) =>
    String(resource.output('apigateway:GenerateClientCertificate')['clientCertificateId']),
  replacedBy: [],
  attributes: { ClientCertificateId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:GenerateClientCertificate',
      input: (resource) => ({
        ...pickLowered(resource.properties, 'Description'),
        tags: tagRecord(resource.tags),
      }),
    },
  ],
  update: [
    { call: 'apigateway:GetClientCertificate', input: place },
    {
      call: 'apigateway:UpdateClientCertificate',
      when: (resource) => resource.changed('Description'),
      input: (resource) => ({ ...place(resource), patchOperations: patchChanged(resource, 'Description') }),
    },
    ...apiGatewayTagSteps(
      (resource) => `arn:aws:apigateway:${resource.region}::/clientcertificates/${resource.physicalId}`,
    ),
  ],
  delete: [{ call: 'apigateway:DeleteClientCertificate', ignoring: ['NotFoundException'], input: place }],
};
