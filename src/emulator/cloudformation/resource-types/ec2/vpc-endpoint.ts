import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';
import { firstOf } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const gone = ['InvalidVpcEndpointId.NotFound'];
const describe: Step = {
  call: 'ec2:DescribeVpcEndpoints',
  input: (resource) => ({ VpcEndpointIds: [resource.physicalId] }),
};
const untilAvailable: Step = {
  ...describe,
  until: ({ VpcEndpoints: endpoints }) => valuesOf(listOf(endpoints)[0])['State'] === 'available',
};
const endpointOf = (resource: ResourceView) => firstOf(resource, 'ec2:DescribeVpcEndpoints', 'VpcEndpoints');

const fixed = [
  'ResourceConfigurationArn',
  'ServiceName',
  'ServiceNetworkArn',
  'ServiceRegion',
  'VpcEndpointType',
  'VpcId',
];

function settings({ properties }: ResourceView): object {
  const { PolicyDocument: policy, PrivateDnsEnabled: dns } = properties;
  return {
    ...pickProperties(properties, 'DnsOptions', 'IpAddressType'),
    PolicyDocument: textOf(policy),
    ...(dns !== undefined && { PrivateDnsEnabled: isTrue(dns) }),
  };
}

/** What an update adds to a list of ids and what it takes from it. */
function difference(resource: ResourceView, list: string): object {
  const now = listOf(resource.properties[list]);
  const before = listOf(resource.previous[list]);
  const added = now.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !now.includes(id));
  return {
    ...(added.length > 0 && { [`Add${list}`]: added }),
    ...(removed.length > 0 && { [`Remove${list}`]: removed }),
  };
}

const lists = ['RouteTableIds', 'SecurityGroupIds', 'SubnetIds'];
const changeable = [...lists, 'DnsOptions', 'IpAddressType', 'PolicyDocument', 'PrivateDnsEnabled'];

export const ec2VpcEndpoint: ResourceType = {
  type: 'AWS::EC2::VPCEndpoint',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('ec2:CreateVpcEndpoint')['VpcEndpoint'])['VpcEndpointId']) ?? '',
  idAfter: 'ec2:CreateVpcEndpoint',
  replacedBy: fixed,
  attributes: {
    CreationTimestamp: (resource) => {
      const made = endpointOf(resource)['CreationTimestamp'];
      return made instanceof Date ? made.toISOString() : made;
    },
    DnsEntries: (resource) =>
      listOf(endpointOf(resource)['DnsEntries'])
        .map(valuesOf)
        .map((entry) => [entry['HostedZoneId'], entry['DnsName']].filter(Boolean).join(':')),
    Id: (resource) => resource.physicalId,
    NetworkInterfaceIds: (resource) => endpointOf(resource)['NetworkInterfaceIds'],
  },
  read: [describe],
  create: [
    {
      call: 'ec2:CreateVpcEndpoint',
      input: (resource) => ({
        VpcId: requiredText(resource, 'VpcId'),
        ...pickProperties(resource.properties, ...fixed, ...lists),
        ...settings(resource),
        ...tagSpecifications(resource, 'vpc-endpoint'),
      }),
    },
    untilAvailable,
  ],
  update: [
    {
      call: 'ec2:ModifyVpcEndpoint',
      when: (resource) => resource.changed(...changeable),
      input: (resource) => ({
        VpcEndpointId: resource.physicalId,
        ...settings(resource),
        ...(resource.properties['PolicyDocument'] === undefined &&
          resource.changed('PolicyDocument') && { ResetPolicy: true }),
        ...Object.assign({}, ...lists.map((list) => difference(resource, list))),
      }),
    },
    ...tagSteps(),
    { ...untilAvailable, when: (resource) => resource.tagsChanged || resource.changed(...changeable) },
  ],
  delete: [
    { ...describe, ignoring: gone },
    {
      call: 'ec2:DeleteVpcEndpoints',
      ignoring: gone,
      input: (resource) => ({ VpcEndpointIds: [resource.physicalId] }),
    },
    { ...describe, ignoring: gone, until: () => false },
  ],
};
