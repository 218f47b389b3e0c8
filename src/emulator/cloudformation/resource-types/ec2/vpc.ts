import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, requiredText, textOf, valuesOf } from '../properties.ts';
import { dependencies, firstOf } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const place = (resource: ResourceView) => ({ VpcId: resource.physicalId });
const gone = ['InvalidVpcID.NotFound'];

const describe: Step = {
  call: 'ec2:DescribeVpcs',
  input: (resource) => ({ VpcIds: [resource.physicalId] }),
  until: ({ Vpcs }) => valuesOf(listOf(Vpcs)[0])['State'] === 'available',
};

function modify(name: 'EnableDnsSupport' | 'EnableDnsHostnames', when: Step['when']): Step {
  return {
    call: 'ec2:ModifyVpcAttribute',
    ...(when && { when }),
    input: (resource) => ({
      ...place(resource),
      [name]: { Value: isTrue(resource.properties[name] ?? name === 'EnableDnsSupport') },
    }),
  };
}

/** Only to compare; what is refused is taken for unknown, see behaviour.md. */
const describeAttributes: Step = {
  call: 'ec2:DescribeVpcAttribute',
  soft: true,
  forEach: () => ['enableDnsSupport', 'enableDnsHostnames'],
  input: (resource, attribute) => ({ ...place(resource), Attribute: attribute }),
};

const ofVpc = (resource: ResourceView) => ({ Name: 'vpc-id', Values: [resource.physicalId] });
const vpcOf = (resource: ResourceView) => firstOf(resource, 'ec2:DescribeVpcs', 'Vpcs');

export const ec2Vpc: ResourceType = {
  type: 'AWS::EC2::VPC',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) => textOf(valuesOf(resource.output('ec2:CreateVpc')['Vpc'])['VpcId']) ?? '',
  idAfter: 'ec2:CreateVpc',
  replacedBy: ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength'],
  attributes: {
    CidrBlock: (resource) => vpcOf(resource)['CidrBlock'],
    CidrBlockAssociations: (resource) =>
      listOf(vpcOf(resource)['CidrBlockAssociationSet']).map((one) => valuesOf(one)['AssociationId']),
    DefaultNetworkAcl: (resource) =>
      firstOf(resource, 'ec2:DescribeNetworkAcls', 'NetworkAcls')['NetworkAclId'],
    DefaultSecurityGroup: (resource) =>
      firstOf(resource, 'ec2:DescribeSecurityGroups', 'SecurityGroups')['GroupId'],
    Ipv6CidrBlocks: () => [],
    VpcId: (resource) => resource.physicalId,
  },
  read: [
    describe,
    describeAttributes,
    {
      call: 'ec2:DescribeSecurityGroups',
      input: (resource) => ({
        Filters: [ofVpc(resource), { Name: 'group-name', Values: ['default'] }],
      }),
    },
    {
      call: 'ec2:DescribeNetworkAcls',
      soft: true,
      input: (resource) => ({ Filters: [ofVpc(resource), { Name: 'default', Values: ['true'] }] }),
    },
  ],
  create: [
    {
      call: 'ec2:CreateVpc',
      input: (resource) => ({
        CidrBlock: requiredText(resource, 'CidrBlock'),
        InstanceTenancy: textOf(resource.properties['InstanceTenancy']),
        Ipv4IpamPoolId: textOf(resource.properties['Ipv4IpamPoolId']),
        ...tagSpecifications(resource, 'vpc'),
      }),
    },
    describe,
    modify('EnableDnsSupport', ({ properties }) => properties['EnableDnsSupport'] !== undefined),
    modify('EnableDnsHostnames', ({ properties }) => properties['EnableDnsHostnames'] !== undefined),
    describeAttributes,
  ],
  update: [
    modify('EnableDnsSupport', (resource) => resource.changed('EnableDnsSupport')),
    modify('EnableDnsHostnames', (resource) => resource.changed('EnableDnsHostnames')),
    {
      ...describeAttributes,
      when: (resource) => resource.changed('EnableDnsSupport', 'EnableDnsHostnames'),
    },
    {
      call: 'ec2:ModifyVpcTenancy',
      when: (resource) => resource.changed('InstanceTenancy'),
      input: (resource) => ({
        ...place(resource),
        InstanceTenancy: textOf(resource.properties['InstanceTenancy']) ?? 'default',
      }),
    },
    ...tagSteps(),
  ],
  delete: [
    { ...describe, ignoring: gone },
    { call: 'ec2:DeleteVpc', ignoring: gone, retrying: dependencies, input: place },
  ],
};
