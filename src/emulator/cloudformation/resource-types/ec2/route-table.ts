import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { dependencies } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const gone = ['InvalidRouteTableID.NotFound'];
const describe: Step = {
  call: 'ec2:DescribeRouteTables',
  input: (resource) => ({ RouteTableIds: [resource.physicalId] }),
};

export const ec2RouteTable: ResourceType = {
  type: 'AWS::EC2::RouteTable',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource: ResourceView) =>
    textOf(valuesOf(resource.output('ec2:CreateRouteTable')['RouteTable'])['RouteTableId']) ?? '',
  idAfter: 'ec2:CreateRouteTable',
  replacedBy: ['VpcId'],
  attributes: { RouteTableId: (resource) => resource.physicalId },
  create: [
    {
      call: 'ec2:CreateRouteTable',
      input: (resource) => ({
        VpcId: requiredText(resource, 'VpcId'),
        ...tagSpecifications(resource, 'route-table'),
      }),
    },
    describe,
  ],
  update: [...tagSteps(), { ...describe, when: (resource) => resource.tagsChanged }],
  delete: [
    { ...describe, ignoring: gone },
    {
      call: 'ec2:DeleteRouteTable',
      ignoring: gone,
      retrying: dependencies,
      input: (resource) => ({ RouteTableId: resource.physicalId }),
    },
  ],
};
