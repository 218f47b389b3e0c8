import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const place = (resource: ResourceView) => ({ InstanceIds: [resource.physicalId] });
const gone = ['InvalidInstanceID.NotFound'];

function instanceIn(output: Values): Values {
  const reservation = valuesOf(listOf(output['Reservations'])[0]);
  return valuesOf(listOf(reservation['Instances'])[0]);
}
const stateIn = (output: Values) => valuesOf(instanceIn(output)['State'])['Name'];
const told = (name: string) => (resource: ResourceView) =>
  instanceIn(resource.output('ec2:DescribeInstances'))[name];

const describe: Step = { call: 'ec2:DescribeInstances', input: place };
const untilState = (state: string): Step => ({ ...describe, until: (output) => stateIn(output) === state });

const fixed = [
  'AvailabilityZone',
  'CpuOptions',
  'EnclaveOptions',
  'HibernationOptions',
  'ImageId',
  'Ipv6AddressCount',
  'Ipv6Addresses',
  'KeyName',
  'LaunchTemplate',
  'NetworkInterfaces',
  'PlacementGroupName',
  'PrivateIpAddress',
  'SecurityGroups',
  'SubnetId',
];
/** What AWS's handler changes in place on instances with EBS volumes, and this one does not. */
const replacing = ['BlockDeviceMappings', 'IamInstanceProfile', 'MetadataOptions', 'Tenancy', 'UserData'];

function interfaces({ properties }: ResourceView): readonly object[] {
  return listOf(properties['NetworkInterfaces']).map((one) => {
    const { AssociatePublicIpAddress: open, DeviceIndex: index, GroupSet: groups, ...rest } = valuesOf(one);
    return {
      ...rest,
      DeviceIndex: numberOf(index),
      ...(groups !== undefined && { Groups: groups }),
      ...(open !== undefined && { AssociatePublicIpAddress: isTrue(open) }),
    };
  });
}

function runInput(resource: ResourceView): object {
  const { properties } = resource;
  const profile = textOf(properties['IamInstanceProfile']);
  const flag = (name: string) => (properties[name] === undefined ? {} : { [name]: isTrue(properties[name]) });
  return {
    MinCount: 1,
    MaxCount: 1,
    ...pickProperties(
      properties,
      'BlockDeviceMappings',
      'ImageId',
      'InstanceType',
      'Ipv6AddressCount',
      'KeyName',
      'LaunchTemplate',
      'MetadataOptions',
      'PrivateIpAddress',
      'SecurityGroupIds',
      'SecurityGroups',
      'SubnetId',
      'UserData',
    ),
    ...flag('DisableApiTermination'),
    ...flag('EbsOptimized'),
    ...(properties['Monitoring'] !== undefined && {
      Monitoring: { Enabled: isTrue(properties['Monitoring']) },
    }),
    ...(profile !== undefined && { IamInstanceProfile: { Name: profile } }),
    ...(properties['NetworkInterfaces'] !== undefined && { NetworkInterfaces: interfaces(resource) }),
    ...tagSpecifications(resource, 'instance'),
  };
}

function modify(property: string, value: (resource: ResourceView) => object): Step {
  return {
    call: 'ec2:ModifyInstanceAttribute',
    when: (resource) => resource.changed(property),
    input: (resource) => ({ InstanceId: resource.physicalId, ...value(resource) }),
  };
}

const resized = (resource: ResourceView) => resource.changed('InstanceType');
const checks = ({ properties }: ResourceView) => isTrue(properties['SourceDestCheck'] ?? true);

export const ec2Instance: ResourceType = {
  type: 'AWS::EC2::Instance',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) =>
    textOf(valuesOf(listOf(resource.output('ec2:RunInstances')['Instances'])[0])['InstanceId']) ?? '',
  idAfter: 'ec2:RunInstances',
  replacedBy: [...fixed, ...replacing],
  attributes: {
    AvailabilityZone: (resource) => valuesOf(told('Placement')(resource))['AvailabilityZone'],
    InstanceId: (resource) => resource.physicalId,
    PrivateDnsName: told('PrivateDnsName'),
    PrivateIp: told('PrivateIpAddress'),
    PublicDnsName: (resource) => told('PublicDnsName')(resource) ?? '',
    PublicIp: (resource) => told('PublicIpAddress')(resource) ?? '',
    VpcId: told('VpcId'),
  },
  read: [describe],
  create: [
    { call: 'ec2:RunInstances', input: runInput },
    untilState('running'),
    {
      call: 'ec2:ModifyInstanceAttribute',
      when: (resource) => !checks(resource),
      input: (resource) => ({ InstanceId: resource.physicalId, SourceDestCheck: { Value: false } }),
    },
  ],
  update: [
    describe,
    { call: 'ec2:StopInstances', when: resized, input: place },
    { ...untilState('stopped'), when: resized },
    modify('InstanceType', ({ properties }) => ({
      InstanceType: { Value: textOf(properties['InstanceType']) ?? 'm1.small' },
    })),
    modify('EbsOptimized', ({ properties }) => ({
      EbsOptimized: { Value: isTrue(properties['EbsOptimized']) },
    })),
    { call: 'ec2:StartInstances', when: resized, input: place },
    { ...untilState('running'), when: resized },
    modify('SourceDestCheck', (resource) => ({ SourceDestCheck: { Value: checks(resource) } })),
    modify('DisableApiTermination', ({ properties }) => ({
      DisableApiTermination: { Value: isTrue(properties['DisableApiTermination']) },
    })),
    modify('SecurityGroupIds', ({ properties }) => ({
      Groups: listOf(properties['SecurityGroupIds']),
    })),
    {
      // Not built: `NotImplemented` by name.
      call: 'ec2:MonitorInstances',
      when: (resource) => resource.changed('Monitoring'),
      input: place,
    },
    ...tagSteps(),
  ],
  delete: [
    { ...describe, ignoring: gone },
    { call: 'ec2:TerminateInstances', ignoring: gone, input: place },
    { ...untilState('terminated'), ignoring: gone },
  ],
};
