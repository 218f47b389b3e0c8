import type {
  CreateSubnetRequest,
  CreateSubnetResult,
  DeleteSubnetRequest,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  Subnet as Description,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { ec2Arn } from './arn.ts';
import { blockOf, isWithin, overlaps, readCidr, renderCidr } from './cidr.ts';
import { getThing, keepThing } from './find.ts';
import { countFreeAddresses, interfacesOf } from './interfaces.ts';
import { makeSubnet } from './make-vpc.ts';
import { onNew, onThing, onVpc, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State } from './store.ts';
import type { Subnet } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';
import { zoneId, zonesOf } from './zones.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
export const createSubnet = defineOperation<CreateSubnetRequest, CreateSubnetResult>({
  name: 'CreateSubnet',
  requires: (input, call) => [
    onNew('ec2:CreateSubnet', 'subnet', input.TagSpecifications, call),
    onVpc('ec2:CreateSubnet', input.VpcId ?? '*', call),
    ...toTagNew('CreateSubnet', 'subnet', input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    refuseUnbuilt(input, 'Ipv6CidrBlock', 'Ipv6Native', 'Ipv4IpamPoolId', 'Ipv6IpamPoolId', 'OutpostArn');
    const vpc = getThing(call, 'vpc', input.VpcId);
    const zone = readZone(input, call);
    const cidr = readCidr(input.CidrBlock, 'cidrBlock');
    if (cidr.bits < 16 || cidr.bits > 28 || !isWithin(cidr, blockOf(vpc.cidr))) {
      throw new AwsError('InvalidSubnet.Range', `The CIDR '${input.CidrBlock}' is invalid.`);
    }
    const others = [...ec2State(call).subnet.values()].filter(({ vpcId }) => vpcId === vpc.id);
    if (others.some((other) => overlaps(cidr, blockOf(other.cidr)))) {
      throw new AwsError(
        'InvalidSubnet.Conflict',
        `The CIDR '${input.CidrBlock}' conflicts with another subnet`,
      );
    }
    const subnet = makeSubnet(ec2State(call), vpc, {
      zone,
      cidr: renderCidr(cidr),
      isDefault: false,
      tags: tagsOfNew('subnet', input.TagSpecifications),
    });
    return { Subnet: describe(subnet, call) };
  },
});

/** The words: https://github.com/awslabs/ecs-refarch-continuous-deployment/issues/12 */
function readZone(input: CreateSubnetRequest, { region }: Call): string {
  const zones = zonesOf(region);
  const { AvailabilityZoneId: id, AvailabilityZone: name = id ? '' : zones[0] } = input;
  const zone = zones.find((one) => one === name || zoneId(one) === id);
  if (zone !== undefined) return zone;
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${id ?? name}) for parameter availabilityZone${id ? 'Id' : ''} is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(', ')}.`,
  );
}

/** Its place in a route table goes with it. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html */
export const deleteSubnet = defineOperation<DeleteSubnetRequest, object>({
  name: 'DeleteSubnet',
  requires: (input, call) => [onThing('ec2:DeleteSubnet', 'subnet', input.SubnetId, call)],
  handle: (input, call) => {
    const state = ec2State(call);
    const { id } = getThing(call, 'subnet', input.SubnetId);
    if (interfacesOf(call).some(({ subnetId }) => subnetId === id)) {
      throw new AwsError('DependencyViolation', `The subnet '${id}' has dependencies and cannot be deleted.`);
    }
    for (const table of state['route-table'].values()) {
      const associations = table.associations.filter(({ subnetId }) => subnetId !== id);
      keepThing(call, 'route-table', { ...table, associations });
    }
    state.subnet.delete(id);
    return {};
  },
});

const inZone = ({ zone }: Subnet) => [zone];
const withCidr = ({ cidr }: Subnet) => [cidr];
const isDefault = (subnet: Subnet) => [String(subnet.isDefault)];

export const describeSubnets = defineOperation<DescribeSubnetsRequest, DescribeSubnetsResult>({
  name: 'DescribeSubnets',
  requires: toDescribe('DescribeSubnets'),
  handle: (input, call) => {
    const { items, next } = select(
      'subnet',
      input.SubnetIds,
      input,
      {
        'availability-zone': inZone,
        availabilityZone: inZone,
        'availability-zone-id': ({ zone }) => [zoneId(zone)],
        availabilityZoneId: ({ zone }) => [zoneId(zone)],
        cidr: withCidr,
        cidrBlock: withCidr,
        'cidr-block': withCidr,
        defaultForAz: isDefault,
        'default-for-az': isDefault,
        'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => [String(mapPublicIpOnLaunch)],
        state: () => ['available'],
        'subnet-arn': ({ id }) => [ec2Arn(`subnet/${id}`, call)],
        'subnet-id': ({ id }) => [id],
        'vpc-id': ({ vpcId }) => [vpcId],
      },
      call,
    );
    return { Subnets: items.map((subnet) => describe(subnet, call)), ...next };
  },
});

function describe(subnet: Subnet, call: Call): Description {
  return {
    SubnetId: subnet.id,
    SubnetArn: ec2Arn(`subnet/${subnet.id}`, call),
    VpcId: subnet.vpcId,
    OwnerId: call.account.accountId,
    AvailabilityZone: subnet.zone,
    AvailabilityZoneId: zoneId(subnet.zone),
    CidrBlock: subnet.cidr,
    AvailableIpAddressCount: countFreeAddresses(subnet, call),
    DefaultForAz: subnet.isDefault,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    EnableDns64: subnet.enableDns64,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: subnet.privateDns.hostnameType,
      EnableResourceNameDnsARecord: subnet.privateDns.hasA,
      EnableResourceNameDnsAAAARecord: subnet.privateDns.hasAaaa,
    },
    State: 'available',
    Tags: tagList(subnet.tags),
  };
}
