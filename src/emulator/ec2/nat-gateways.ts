import type {
  CreateNatGatewayRequest,
  CreateNatGatewayResult,
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult,
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult,
  NatGateway as Description,
  NatGatewayState,
} from '@aws-sdk/client-ec2';
import { defineOperation, type Call } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { makeInterface } from './make-interface.ts';
import { findObstacle, releaseNatGateways } from './nat-gateway-states.ts';
import { onNew, onThing, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State } from './store.ts';
import type { NatGateway } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';

const kind = 'natgateway';

/** Minutes, as a rule; _assumed_, as reports tell it: https://github.com/hashicorp/terraform/issues/8687 */
const creationMs = 100_000;
const deletionMs = 60_000;

/**
 * What stands in its way shows only later, as the state `failed`.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
 */
export const createNatGateway = defineOperation<CreateNatGatewayRequest, CreateNatGatewayResult>({
  name: 'CreateNatGateway',
  requires: (input, call) => [
    onNew('ec2:CreateNatGateway', kind, input.TagSpecifications, call),
    ...(input.SubnetId === undefined
      ? []
      : [onThing('ec2:CreateNatGateway', 'subnet', input.SubnetId, call)]),
    ...(input.AllocationId === undefined
      ? []
      : [onThing('ec2:CreateNatGateway', 'elastic-ip', input.AllocationId, call)]),
    ...toTagNew('CreateNatGateway', kind, input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    refuseUnbuilt(
      input,
      'AvailabilityMode',
      'AvailabilityZoneAddresses',
      'SecondaryAllocationIds',
      'SecondaryPrivateIpAddresses',
      'SecondaryPrivateIpAddressCount',
    );
    const subnet = getThing(call, 'subnet', input.SubnetId);
    const connectivity = input.ConnectivityType ?? 'public';
    const address = connectivity === 'public' ? getThing(call, 'elastic-ip', input.AllocationId) : undefined;
    const id = createId('nat');
    const failure = findObstacle(subnet.vpcId, address, call);
    const made = makeInterface(
      call,
      subnet,
      { groupIds: [], description: `Interface for NAT Gateway ${id}`, type: 'nat_gateway' },
      input.PrivateIpAddress,
    );
    if (failure) ec2State(call)['network-interface'].delete(made.id);
    else if (address) {
      const association = { id: createId('eipassoc'), networkInterfaceId: made.id };
      keepThing(call, 'elastic-ip', { ...address, association });
    }
    const gateway = keepThing(call, kind, {
      id,
      subnetId: subnet.id,
      vpcId: subnet.vpcId,
      connectivity,
      allocationId: address?.id,
      networkInterfaceId: made.id,
      privateIp: made.privateIp,
      createdAt: new Date(),
      settled: call.account.clock.after(creationMs),
      failure,
      tags: tagsOfNew(kind, input.TagSpecifications),
    });
    return { NatGateway: { ...describe(gateway, call), State: 'pending' }, ClientToken: input.ClientToken };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html */
export const deleteNatGateway = defineOperation<DeleteNatGatewayRequest, DeleteNatGatewayResult>({
  name: 'DeleteNatGateway',
  requires: (input, call) => [onThing('ec2:DeleteNatGateway', kind, input.NatGatewayId, call)],
  handle: (input, call) => {
    const gateway = getThing(call, kind, input.NatGatewayId);
    if (!gateway.gone) {
      const gone = call.account.clock.after(deletionMs);
      keepThing(call, kind, { ...gateway, gone, deletedAt: new Date() });
    }
    releaseNatGateways(call);
    return { NatGatewayId: gateway.id };
  },
});

export const describeNatGateways = defineOperation<DescribeNatGatewaysRequest, DescribeNatGatewaysResult>({
  name: 'DescribeNatGateways',
  requires: toDescribe('DescribeNatGateways'),
  handle: (input, call) => {
    releaseNatGateways(call);
    const { items, next } = select(
      kind,
      input.NatGatewayIds,
      { ...input, Filters: [...(input.Filter ?? []), ...((input as { Filters?: [] }).Filters ?? [])] },
      {
        'nat-gateway-id': ({ id }) => [id],
        state: (gateway) => [stateOf(gateway)],
        'subnet-id': ({ subnetId }) => [subnetId],
        'vpc-id': ({ vpcId }) => [vpcId],
      },
      call,
    );
    return { NatGateways: items.map((gateway) => describe(gateway, call)), ...next };
  },
});

function stateOf({ settled, failure, gone }: NatGateway): NatGatewayState {
  if (gone) return gone.hasPassed ? 'deleted' : 'deleting';
  if (!settled.hasPassed) return 'pending';
  return failure ? 'failed' : 'available';
}

function describe(gateway: NatGateway, call: Call): Description {
  const address = ec2State(call)['elastic-ip'].get(gateway.allocationId ?? '');
  const state = stateOf(gateway);
  return {
    NatGatewayId: gateway.id,
    SubnetId: gateway.subnetId,
    VpcId: gateway.vpcId,
    ConnectivityType: gateway.connectivity,
    CreateTime: gateway.createdAt,
    DeleteTime: gateway.deletedAt,
    State: state,
    ...(state === 'failed' && {
      FailureCode: gateway.failure?.code,
      FailureMessage: gateway.failure?.message,
    }),
    NatGatewayAddresses: [
      {
        AllocationId: gateway.allocationId,
        AssociationId: address?.association?.id,
        NetworkInterfaceId: gateway.networkInterfaceId,
        PrivateIp: gateway.privateIp,
        PublicIp: address?.publicIp,
        IsPrimary: true,
        Status: 'succeeded',
      },
    ],
    Tags: tagList(gateway.tags),
  };
}
