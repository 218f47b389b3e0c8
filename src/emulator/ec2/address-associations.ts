import type {
  AssociateAddressRequest,
  AssociateAddressResult,
  DisassociateAddressRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { interfacesOf } from './interfaces.ts';
import { onThing } from './requirements.ts';
import { ec2State, type Place } from './store.ts';
import type { ElasticIp, NetworkInterface } from './things.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html */
export const associateAddress = defineOperation<AssociateAddressRequest, AssociateAddressResult>({
  name: 'AssociateAddress',
  requires: (input, call) => {
    const on = (kind: 'elastic-ip' | 'instance' | 'network-interface', id: string | undefined) =>
      id === undefined ? [] : [onThing('ec2:AssociateAddress', kind, id, call)];
    const addressId = findAddress(input, call)?.id ?? input.AllocationId ?? '*';
    return [
      ...on('elastic-ip', addressId),
      ...on('instance', input.InstanceId),
      ...on('network-interface', input.NetworkInterfaceId),
    ];
  },
  handle: (input, call) => {
    const address = findAddress(input, call) ?? getThing(call, 'elastic-ip', input.AllocationId);
    const { id: networkInterfaceId } = readInterface(input, call);
    if (address.association && input.AllowReassociation === false) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${address.id} is already associated with associate-id ${address.association.id}`,
      );
    }
    const association = { id: createId('eipassoc'), networkInterfaceId };
    keepThing(call, 'elastic-ip', { ...address, association });
    return { AssociationId: association.id };
  },
});

function findAddress(
  { AllocationId: id, PublicIp: ip }: AssociateAddressRequest,
  place: Place,
): ElasticIp | undefined {
  const all = [...ec2State(place)['elastic-ip'].values()];
  return all.find((address) => (id === undefined ? address.publicIp === ip : address.id === id));
}

function readInterface(input: AssociateAddressRequest, call: Call): NetworkInterface {
  const { InstanceId: instanceId, NetworkInterfaceId: id } = input;
  if (instanceId === undefined) return getThing(call, 'network-interface', id);
  const instance = getThing(call, 'instance', instanceId);
  const { subnetId } = getThing(call, 'network-interface', instance.networkInterfaceId);
  const { vpcId } = getThing(call, 'subnet', subnetId);
  if (![...ec2State(call)['internet-gateway'].values()].some((gateway) => gateway.vpcId === vpcId)) {
    throw new AwsError('Gateway.NotAttached', `Network ${vpcId} is not attached to any internet gateway`);
  }
  const found = interfacesOf(call).find((one) => one.instanceId === instanceId);
  return found ?? getThing(call, 'network-interface', undefined);
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateAddress.html */
export const disassociateAddress = defineOperation<DisassociateAddressRequest, object>({
  name: 'DisassociateAddress',
  requires: (input, call): readonly Requirement[] => {
    const found = findAssociated(input, call);
    return [
      onThing('ec2:DisassociateAddress', 'elastic-ip', found?.id, call),
      ...(found?.association
        ? [
            onThing(
              'ec2:DisassociateAddress',
              'network-interface',
              found.association.networkInterfaceId,
              call,
            ),
          ]
        : []),
    ];
  },
  handle: (input, call) => {
    const found = findAssociated(input, call);
    if (!found) {
      throw new AwsError(
        'InvalidAssociationID.NotFound',
        `The association ID '${input.AssociationId ?? ''}' does not exist`,
      );
    }
    const used = ec2State(call)['network-interface'].get(found.association?.networkInterfaceId ?? '');
    if (used?.type === 'nat_gateway') {
      throw new AwsError('AuthFailure', 'You do not have permission to access the specified resource.');
    }
    keepThing(call, 'elastic-ip', { ...found, association: undefined });
    return {};
  },
});

function findAssociated(input: DisassociateAddressRequest, place: Place): ElasticIp | undefined {
  const { AssociationId: id, PublicIp: ip } = input;
  return [...ec2State(place)['elastic-ip'].values()].find(({ association, publicIp }) =>
    id === undefined ? publicIp === ip : association?.id === id,
  );
}
