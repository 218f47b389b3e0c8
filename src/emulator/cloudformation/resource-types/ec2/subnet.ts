import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { dependencies, firstOf } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const place = (resource: ResourceView) => ({ SubnetId: resource.physicalId });
const gone = ['InvalidSubnetID.NotFound'];

const describe: Step = {
  call: 'ec2:DescribeSubnets',
  input: (resource) => ({ SubnetIds: [resource.physicalId] }),
  until: ({ Subnets }) => valuesOf(listOf(Subnets)[0])['State'] === 'available',
};

/** Each is changed by a call of its own: what the call takes, and what it is from the template's properties. */
const settings: Readonly<Record<string, (properties: ResourceView['properties']) => unknown>> = {
  MapPublicIpOnLaunch: (properties) => properties['MapPublicIpOnLaunch'],
  AssignIpv6AddressOnCreation: (properties) => properties['AssignIpv6AddressOnCreation'],
  EnableDns64: (properties) => properties['EnableDns64'],
  PrivateDnsHostnameTypeOnLaunch: (properties) =>
    valuesOf(properties['PrivateDnsNameOptionsOnLaunch'])['HostnameType'],
  EnableResourceNameDnsARecordOnLaunch: (properties) =>
    valuesOf(properties['PrivateDnsNameOptionsOnLaunch'])['EnableResourceNameDnsARecord'],
  EnableResourceNameDnsAAAARecordOnLaunch: (properties) =>
    valuesOf(properties['PrivateDnsNameOptionsOnLaunch'])['EnableResourceNameDnsAAAARecord'],
};

const modify: Step = {
  call: 'ec2:ModifySubnetAttribute',
  forEach: ({ properties }) =>
    Object.keys(settings).filter((name) => settings[name]?.(properties) !== undefined),
  input: (resource, setting) => {
    const name = String(setting);
    const value = settings[name]?.(resource.properties);
    const isText = name === 'PrivateDnsHostnameTypeOnLaunch';
    return { ...place(resource), [name]: isText ? (value ?? 'ip-name') : { Value: isTrue(value) } };
  },
};

const subnetOf = (resource: ResourceView) => firstOf(resource, 'ec2:DescribeSubnets', 'Subnets');
const told = (name: string) => (resource: ResourceView) => subnetOf(resource)[name];

function associationOf(resource: ResourceView): unknown {
  const acl = firstOf(resource, 'ec2:DescribeNetworkAcls', 'NetworkAcls');
  const own = listOf(acl['Associations']).find((one) => valuesOf(one)['SubnetId'] === resource.physicalId);
  return valuesOf(own)['NetworkAclAssociationId'];
}

const fixed = [
  'AvailabilityZone',
  'AvailabilityZoneId',
  'CidrBlock',
  'Ipv4IpamPoolId',
  'Ipv4NetmaskLength',
  'Ipv6CidrBlock',
  'Ipv6IpamPoolId',
  'Ipv6Native',
  'Ipv6NetmaskLength',
  'OutpostArn',
  'VpcId',
];

export const ec2Subnet: ResourceType = {
  type: 'AWS::EC2::Subnet',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) => textOf(valuesOf(resource.output('ec2:CreateSubnet')['Subnet'])['SubnetId']) ?? '',
  idAfter: 'ec2:CreateSubnet',
  replacedBy: fixed,
  attributes: {
    AvailabilityZone: told('AvailabilityZone'),
    AvailabilityZoneId: told('AvailabilityZoneId'),
    CidrBlock: told('CidrBlock'),
    Ipv6CidrBlocks: () => [],
    NetworkAclAssociationId: associationOf,
    OutpostArn: told('OutpostArn'),
    SubnetId: (resource) => resource.physicalId,
    VpcId: told('VpcId'),
  },
  read: [
    describe,
    {
      call: 'ec2:DescribeNetworkAcls',
      soft: true,
      input: (resource) => ({
        Filters: [{ Name: 'association.subnet-id', Values: [resource.physicalId] }],
      }),
    },
  ],
  create: [
    {
      call: 'ec2:CreateSubnet',
      input: (resource) => ({
        ...pickProperties(resource.properties, ...fixed),
        ...tagSpecifications(resource, 'subnet'),
      }),
    },
    describe,
    modify,
  ],
  update: [
    {
      ...modify,
      forEach: ({ properties, previous }) =>
        Object.keys(settings).filter(
          (name) => textOf(settings[name]?.(properties)) !== textOf(settings[name]?.(previous)),
        ),
    },
    ...tagSteps(),
    {
      ...describe,
      when: (resource) =>
        resource.tagsChanged || resource.changed(...Object.keys(settings), 'PrivateDnsNameOptionsOnLaunch'),
    },
  ],
  delete: [
    { ...describe, ignoring: gone },
    { call: 'ec2:DeleteSubnet', ignoring: gone, retrying: dependencies, input: place },
  ],
};
