import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, requiredText, textOf, valuesOf } from '../properties.ts';

const gone = ['InvalidAssociationID.NotFound', 'InvalidRouteTableID.NotFound'];

/** The tables that the subnet is associated with: none, or one. */
const lookUp: Step = {
  call: 'ec2:DescribeRouteTables',
  input: (resource) => ({
    Filters: [{ Name: 'association.subnet-id', Values: [requiredText(resource, 'SubnetId')] }],
  }),
};

function presentId(resource: ResourceView): string | undefined {
  return listOf(resource.output('ec2:DescribeRouteTables')['RouteTables'])
    .flatMap((table) => listOf(valuesOf(table)['Associations']))
    .map(valuesOf)
    .filter((one) => one['SubnetId'] === requiredText(resource, 'SubnetId'))
    .map((one) => textOf(one['RouteTableAssociationId']))[0];
}

export const ec2SubnetRouteTableAssociation: ResourceType = {
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) =>
    textOf(resource.output('ec2:AssociateRouteTable')['AssociationId']) ??
    textOf(resource.output('ec2:ReplaceRouteTableAssociation')['NewAssociationId']) ??
    '',
  idAfter: 'ec2:AssociateRouteTable',
  replacedBy: ['RouteTableId', 'SubnetId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    lookUp,
    {
      // A subnet has one table: in a replacement the new association takes the place of the old one.
      call: 'ec2:ReplaceRouteTableAssociation',
      when: (resource) => presentId(resource) !== undefined,
      input: (resource) => ({
        AssociationId: presentId(resource),
        RouteTableId: requiredText(resource, 'RouteTableId'),
      }),
    },
    {
      call: 'ec2:AssociateRouteTable',
      when: (resource) => presentId(resource) === undefined,
      input: (resource) => ({
        RouteTableId: requiredText(resource, 'RouteTableId'),
        SubnetId: requiredText(resource, 'SubnetId'),
      }),
    },
    { ...lookUp, until: ({ RouteTables }) => listOf(RouteTables).length > 0 },
  ],
  update: [],
  delete: [
    { ...lookUp, ignoring: gone },
    {
      call: 'ec2:DisassociateRouteTable',
      ignoring: gone,
      when: (resource) => presentId(resource) === resource.physicalId,
      input: (resource) => ({ AssociationId: resource.physicalId }),
    },
  ],
};
