import { blockOf, sizeOf } from './cidr.ts';
import { refreshFunctionInterfaces } from './function-interfaces.ts';
import { releaseInstances } from './instance-ends.ts';
import { releaseNatGateways } from './nat-gateway-states.ts';
import { ec2State, type Place } from './store.ts';
import type { NetworkInterface, Subnet } from './things.ts';
import { releaseEndpoints } from './vpc-endpoint-states.ts';

/** Every interface that is there now, those of functions included. */
export function interfacesOf(place: Place): readonly NetworkInterface[] {
  refreshFunctionInterfaces(place);
  releaseNatGateways(place);
  releaseEndpoints(place);
  releaseInstances(place);
  return [...ec2State(place)['network-interface'].values()];
}

export function interfacesIn(vpcId: string, place: Place): readonly NetworkInterface[] {
  const { subnet } = ec2State(place);
  return interfacesOf(place).filter((one) => subnet.get(one.subnetId)?.vpcId === vpcId);
}

/** Of each subnet AWS keeps the first four addresses and the last. */
const reservedAddresses = 5;

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export function countFreeAddresses({ id, cidr }: Subnet, place: Place): number {
  const used = interfacesOf(place).filter((one) => one.subnetId === id).length;
  return sizeOf(blockOf(cidr)) - reservedAddresses - used;
}
