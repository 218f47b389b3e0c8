import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const place = (resource: ResourceView) => ({ VpcLinkId: resource.physicalId });
const arnOf = (resource: ResourceView): string =>
  `arn:aws:apigateway:${resource.region}::/vpclinks/${resource.physicalId}`;
const settle: Step = {
  call: 'apigatewayv2:GetVpcLink',
  input: place,
  until: ({ VpcLinkStatus: status }) => status !== 'PENDING',
};

export const apiGatewayV2VpcLink: ResourceType = {
  type: 'AWS::ApiGatewayV2::VpcLink',
  idAfter: 'apigatewayv2:CreateVpcLink',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateVpcLink')['VpcLinkId']),
  replacedBy: ['SecurityGroupIds', 'SubnetIds'],
  attributes: { VpcLinkId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateVpcLink',
      input: (resource) => ({
        ...pickProperties(resource.properties, 'Name', 'SecurityGroupIds', 'SubnetIds'),
        Tags: tagRecord(resource.tags),
      }),
    },
    settle,
  ],
  update: [
    { call: 'apigatewayv2:GetVpcLink', input: place },
    {
      call: 'apigatewayv2:UpdateVpcLink',
      when: (resource) => resource.changed('Name'),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, 'Name') }),
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
    { call: 'apigatewayv2:GetVpcLink', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteVpcLink', ignoring: ['NotFoundException'], input: place },
    { ...settle, ignoring: ['NotFoundException'], until: () => false },
  ],
};
