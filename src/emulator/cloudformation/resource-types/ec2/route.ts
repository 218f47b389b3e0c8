import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';

const destinations = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];
const targets = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
];

const place = (resource: ResourceView) => ({
  RouteTableId: requiredText(resource, 'RouteTableId'),
  ...pickProperties(resource.properties, ...destinations),
});
const routeOf = (resource: ResourceView) => ({
  ...place(resource),
  ...pickProperties(resource.properties, ...targets),
});
const destinationOf = (resource: ResourceView): string =>
  destinations.map((name) => textOf(resource.properties[name])).find((value) => value !== undefined) ?? '';

const describe: Step = {
  call: 'ec2:DescribeRouteTables',
  input: (resource) => ({ RouteTableIds: [requiredText(resource, 'RouteTableId')] }),
};
const untilThere: Step = {
  ...describe,
  until: ({ RouteTables }) => listOf(valuesOf(listOf(RouteTables)[0])['Routes']).length > 0,
};
/** EC2 tells an instance's routes by its interface. */
const findInterface: Step = {
  call: 'ec2:DescribeNetworkInterfaces',
  when: (resource) => resource.properties['InstanceId'] !== undefined,
  input: (resource) => ({
    Filters: [{ Name: 'attachment.instance-id', Values: [requiredText(resource, 'InstanceId')] }],
  }),
};
const gone = ['InvalidRoute.NotFound', 'InvalidRouteTableID.NotFound'];

export const ec2Route: ResourceType = {
  type: 'AWS::EC2::Route',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) => `${requiredText(resource, 'RouteTableId')}|${destinationOf(resource)}`,
  replacedBy: ['RouteTableId', ...destinations],
  attributes: { CidrBlock: destinationOf },
  create: [{ call: 'ec2:CreateRoute', input: routeOf }, findInterface, untilThere],
  update: [
    {
      call: 'ec2:ReplaceRoute',
      when: (resource) => resource.changed(...targets),
      input: routeOf,
    },
    { ...findInterface, when: (resource) => resource.changed('InstanceId') },
    { ...untilThere, when: (resource) => resource.changed(...targets) },
  ],
  delete: [
    { ...describe, ignoring: gone },
    { call: 'ec2:DeleteRoute', ignoring: gone, input: place },
  ],
};
