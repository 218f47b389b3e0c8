import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickLowered } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';
import { patchChanged } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ vpcLinkId: resource.physicalId });
const settle: Step = {
  call: 'apigateway:GetVpcLink',
  input: place,
  until: ({ status }) => status !== 'PENDING',
};

export const apiGatewayVpcLink: ResourceType = {
  type: 'AWS::ApiGateway::VpcLink',
  idAfter: 'apigateway:CreateVpcLink',
  physicalId: (resource) => String(resource.output('apigateway:CreateVpcLink')['id']),
  replacedBy: ['TargetArns'],
  attributes: { VpcLinkId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateVpcLink',
      input: (resource) => ({
        ...pickLowered(resource.properties, 'Name', 'Description', 'TargetArns'),
        tags: tagRecord(withoutSystemTags(resource.tags)),
      }),
    },
    settle,
  ],
  update: [
    {
      call: 'apigateway:UpdateVpcLink',
      when: (resource) => resource.changed('Name', 'Description'),
      input: (resource) => ({
        ...place(resource),
        patchOperations: patchChanged(resource, 'Name', 'Description'),
      }),
    },
    ...apiGatewayTagSteps(
      (resource) => `arn:aws:apigateway:${resource.region}::/vpclinks/${resource.physicalId}`,
    ),
    settle,
  ],
  delete: [
    { call: 'apigateway:DeleteVpcLink', ignoring: ['NotFoundException'], input: place },
    { ...settle, ignoring: ['NotFoundException'], until: () => false },
  ],
};
