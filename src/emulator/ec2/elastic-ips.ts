import type {
  Address,
  AllocateAddressRequest,
  AllocateAddressResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { fitting } from './filters.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { releaseNatGateways } from './nat-gateway-states.ts';
import { findPublicIp } from './public-addresses.ts';
import { assertRoom } from './quotas.ts';
import { onNew, onThing, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { ec2State } from './store.ts';
import type { ElasticIp } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';

const kind = 'elastic-ip';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html */
export const allocateAddress = defineOperation<AllocateAddressRequest, AllocateAddressResult>({
  name: 'AllocateAddress',
  requires: (input, call) => [
    onNew('ec2:AllocateAddress', kind, input.TagSpecifications, call),
    ...toTagNew('AllocateAddress', kind, input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    refuseUnbuilt(input, 'Address', 'CustomerOwnedIpv4Pool', 'IpamPoolId');
    if (input.PublicIpv4Pool !== undefined && input.PublicIpv4Pool !== 'amazon') {
      throw new AwsError('InvalidParameterValue', `The pool '${input.PublicIpv4Pool}' does not exist`);
    }
    assertRoom(kind, ec2State(call)[kind]);
    const { id, publicIp } = keepThing(call, kind, {
      id: createId('eipalloc'),
      publicIp: findPublicIp(call),
      association: undefined,
      tags: tagsOfNew(kind, input.TagSpecifications),
    });
    return {
      AllocationId: id,
      PublicIp: publicIp,
      Domain: 'vpc',
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: call.region,
    };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html */
export const releaseAddress = defineOperation<ReleaseAddressRequest, object>({
  name: 'ReleaseAddress',
  requires: (input, call) => [onThing('ec2:ReleaseAddress', kind, input.AllocationId, call)],
  handle: (input, call) => {
    releaseNatGateways(call);
    const { id, publicIp, association } = getThing(call, kind, input.AllocationId);
    if (association) throw new AwsError('InvalidIPAddress.InUse', `Address ${publicIp} is in use.`);
    ec2State(call)[kind].delete(id);
    return {};
  },
});

export const describeAddresses = defineOperation<DescribeAddressesRequest, DescribeAddressesResult>({
  name: 'DescribeAddresses',
  requires: toDescribe('DescribeAddresses'),
  handle: (input, call) => {
    releaseNatGateways(call);
    const found = fitting(asked(input, call), input.Filters, {
      'allocation-id': ({ id }) => [id],
      'association-id': ({ association }) => [association?.id],
      domain: () => ['vpc'],
      'instance-id': (address) => [describe(address, call).InstanceId],
      'network-interface-id': ({ association }) => [association?.networkInterfaceId],
      'private-ip-address': (address) => [describe(address, call).PrivateIpAddress],
      'public-ip': ({ publicIp }) => [publicIp],
    });
    return { Addresses: found.map((address) => describe(address, call)) };
  },
});

function asked({ AllocationIds: ids, PublicIps: ips }: DescribeAddressesRequest, call: Call): ElasticIp[] {
  const all = [...ec2State(call)[kind].values()];
  if (!ids?.length && !ips?.length) return all;
  return [
    ...(ids ?? []).map((id) => getThing(call, kind, id)),
    ...(ips ?? []).map((ip) => {
      const found = all.find(({ publicIp }) => publicIp === ip);
      if (!found) throw new AwsError('InvalidAddress.NotFound', `Address '${ip}' not found.`);
      return found;
    }),
  ];
}

function describe({ id, publicIp, association, tags }: ElasticIp, call: Call): Address {
  const used = association && ec2State(call)['network-interface'].get(association.networkInterfaceId);
  return {
    AllocationId: id,
    PublicIp: publicIp,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: call.region,
    AssociationId: association?.id,
    NetworkInterfaceId: association?.networkInterfaceId,
    NetworkInterfaceOwnerId: association && call.account.accountId,
    InstanceId: used?.instanceId,
    PrivateIpAddress: used?.privateIp,
    Tags: tagList(tags),
  };
}
