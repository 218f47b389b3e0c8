import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterface as Description,
  NetworkInterfaceType,
} from '@aws-sdk/client-ec2';
import { defineOperation, type Call } from '../operation.ts';
import { interfacesOf } from './interfaces.ts';
import { tagList, toDescribe } from './requirements.ts';
import { select } from './select.ts';
import { ec2State } from './store.ts';
import type { NetworkInterface } from './things.ts';

/** Those that services and instances made for themselves; nobody makes any by hand here. */
export const describeNetworkInterfaces = defineOperation<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult
>({
  name: 'DescribeNetworkInterfaces',
  requires: toDescribe('DescribeNetworkInterfaces'),
  handle: (input, call) => {
    interfacesOf(call);
    const { subnet } = ec2State(call);
    const subnetOf = ({ subnetId }: NetworkInterface) => subnet.get(subnetId);
    const { items, next } = select(
      'network-interface',
      input.NetworkInterfaceIds,
      input,
      {
        'addresses.private-ip-address': ({ privateIp }) => [privateIp],
        'attachment.instance-id': ({ instanceId }) => [instanceId],
        'availability-zone': (one) => [subnetOf(one)?.zone],
        description: ({ description }) => [description],
        'group-id': ({ groupIds }) => groupIds,
        'interface-type': ({ type }) => [type],
        'network-interface-id': ({ id }) => [id],
        'private-ip-address': ({ privateIp }) => [privateIp],
        'requester-id': (one) => [requesterOf(one, call)],
        'requester-managed': (one) => [String(one.instanceId === undefined)],
        status: () => ['in-use'],
        'subnet-id': ({ subnetId }) => [subnetId],
        'vpc-id': (one) => [subnetOf(one)?.vpcId],
      },
      call,
    );
    return { NetworkInterfaces: items.map((one) => describe(one, call)), ...next };
  },
});

function requesterOf({ instanceId, type }: NetworkInterface, { account }: Call): string | undefined {
  if (instanceId !== undefined) return undefined;
  return type === 'lambda' ? `${account.accountId}:awslambda` : 'amazon-aws';
}

function describe(one: NetworkInterface, call: Call): Description {
  const state = ec2State(call);
  const subnet = state.subnet.get(one.subnetId);
  const address = [...state['elastic-ip'].values()].find(
    ({ association }) => association?.networkInterfaceId === one.id,
  );
  const publicIp = address?.publicIp ?? state.instance.get(one.instanceId ?? '')?.publicIp;
  const association =
    publicIp === undefined
      ? {}
      : {
          Association: {
            PublicIp: publicIp,
            AllocationId: address?.id,
            AssociationId: address?.association?.id,
          },
        };
  return {
    NetworkInterfaceId: one.id,
    SubnetId: one.subnetId,
    VpcId: subnet?.vpcId,
    AvailabilityZone: subnet?.zone,
    OwnerId: call.account.accountId,
    Description: one.description,
    InterfaceType: one.type as NetworkInterfaceType,
    RequesterId: requesterOf(one, call),
    RequesterManaged: one.instanceId === undefined,
    Status: 'in-use',
    PrivateIpAddress: one.privateIp,
    PrivateIpAddresses: [{ PrivateIpAddress: one.privateIp, Primary: true, ...association }],
    ...association,
    Attachment: {
      Status: 'attached',
      DeviceIndex: one.instanceId === undefined ? 1 : 0,
      DeleteOnTermination: one.instanceId !== undefined,
      InstanceId: one.instanceId,
      InstanceOwnerId: one.instanceId === undefined ? 'amazon-aws' : call.account.accountId,
    },
    Groups: one.groupIds.map((id) => ({ GroupId: id, GroupName: state['security-group'].get(id)?.name })),
    SourceDestCheck: one.type !== 'nat_gateway',
    TagSet: tagList(one.tags),
  };
}
