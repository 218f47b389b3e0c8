import type {
  DescribeNetworkInterfacesResult,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { fitting } from './filters.ts';
import { pageOf } from './paging.ts';
import { ec2Arn, tagList, toDescribe } from './requirements.ts';
import { ec2State } from './store.ts';

const vpcCidr = '172.31.0.0/16';

export const describeVpcs = defineOperation<DescribeVpcsRequest, DescribeVpcsResult>({
  name: 'DescribeVpcs',
  requires: toDescribe('DescribeVpcs'),
  handle: (input, call) => {
    const { vpc } = ec2State(call);
    const strange = input.VpcIds?.find((id) => id !== vpc.vpcId);
    if (strange !== undefined) {
      throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${strange}' does not exist`);
    }
    const found = fitting([vpc], input.Filters, {
      cidr: () => [vpcCidr],
      'dhcp-options-id': ({ dhcpOptionsId }) => [dhcpOptionsId],
      isDefault: () => ['true'],
      'is-default': () => ['true'],
      'owner-id': () => [call.account.accountId],
      state: () => ['available'],
      'vpc-id': ({ vpcId }) => [vpcId],
    });
    const { items, next } = pageOf(found, input);
    return {
      Vpcs: items.map(({ vpcId, dhcpOptionsId, tags }) => ({
        VpcId: vpcId,
        OwnerId: call.account.accountId,
        InstanceTenancy: 'default',
        IsDefault: true,
        CidrBlock: vpcCidr,
        DhcpOptionsId: dhcpOptionsId,
        State: 'available',
        Tags: tagList(tags),
      })),
      ...next,
    };
  },
});

export const describeSubnets = defineOperation<DescribeSubnetsRequest, DescribeSubnetsResult>({
  name: 'DescribeSubnets',
  requires: toDescribe('DescribeSubnets'),
  handle: (input, call) => {
    const { subnets, vpc } = ec2State(call);
    const strange = input.SubnetIds?.find((id) => !subnets.has(id));
    if (strange !== undefined) {
      throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${strange}' does not exist`);
    }
    const asked = [...subnets.values()].filter(({ subnetId }) => input.SubnetIds?.includes(subnetId) ?? true);
    const found = fitting(asked, input.Filters, {
      'availability-zone': ({ zone }) => [zone],
      availabilityZone: ({ zone }) => [zone],
      'cidr-block': ({ cidr }) => [cidr],
      'default-for-az': () => ['true'],
      'owner-id': () => [call.account.accountId],
      state: () => ['available'],
      'subnet-id': ({ subnetId }) => [subnetId],
      'vpc-id': () => [vpc.vpcId],
    });
    const { items, next } = pageOf(found, input);
    return {
      Subnets: items.map(({ subnetId, zone, cidr, tags }) => ({
        SubnetId: subnetId,
        SubnetArn: ec2Arn(`subnet/${subnetId}`, call),
        VpcId: vpc.vpcId,
        OwnerId: call.account.accountId,
        AvailabilityZone: zone,
        CidrBlock: cidr,
        // Of the 4096 addresses of a /20, five are AWS's own.
        AvailableIpAddressCount: 4091,
        DefaultForAz: true,
        MapPublicIpOnLaunch: true,
        AssignIpv6AddressOnCreation: false,
        State: 'available',
        Tags: tagList(tags),
      })),
      ...next,
    };
  },
});

/** Nothing of this account has one: functions are run beside the account, not in its network. */
export const describeNetworkInterfaces = defineOperation<object, DescribeNetworkInterfacesResult>({
  name: 'DescribeNetworkInterfaces',
  requires: toDescribe('DescribeNetworkInterfaces'),
  handle: () => ({ NetworkInterfaces: [] }),
});
