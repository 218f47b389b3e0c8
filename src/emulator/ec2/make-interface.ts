import { AwsError } from '../operation.ts';
import { blockOf, isWithin, parseCidr, renderAddress, sizeOf } from './cidr.ts';
import { keepThing } from './find.ts';
import { createId } from './ids.ts';
import { ec2State, type Place } from './store.ts';
import type { NetworkInterface, Subnet } from './things.ts';

/**
 * Keeps an interface in a subnet, under the first address there that is free, or the one asked for.
 * @throws AwsError InsufficientFreeAddressesInSubnet, InvalidIPAddress.InUse, InvalidParameterValue
 */
export function makeInterface(
  place: Place,
  subnet: Subnet,
  options: Pick<NetworkInterface, 'groupIds' | 'description' | 'type' | 'instanceId'>,
  wantedIp?: string,
): NetworkInterface {
  return keepThing(place, 'network-interface', {
    id: createId('eni'),
    subnetId: subnet.id,
    privateIp: wantedIp === undefined ? findFreeIp(place, subnet) : checkIp(place, subnet, wantedIp),
    tags: {},
    ...options,
  });
}

function usedIps(place: Place, subnet: Subnet): ReadonlySet<string> {
  const all = [...ec2State(place)['network-interface'].values()];
  return new Set(all.filter((one) => one.subnetId === subnet.id).map((one) => one.privateIp));
}

function findFreeIp(place: Place, subnet: Subnet): string {
  const { first, bits } = blockOf(subnet.cidr);
  const used = usedIps(place, subnet);
  for (let index = 4; index < sizeOf({ bits }) - 1; index += 1) {
    const address = renderAddress(first + index);
    if (!used.has(address)) return address;
  }
  throw new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `The specified subnet '${subnet.id}' does not have enough free addresses to satisfy the request.`,
  );
}

function checkIp(place: Place, subnet: Subnet, address: string): string {
  const block = parseCidr(`${address}/32`);
  if (!block || !isWithin(block, blockOf(subnet.cidr))) {
    throw new AwsError(
      'InvalidParameterValue',
      `Address ${address} does not fall within the subnet's address range`,
    );
  }
  if (usedIps(place, subnet).has(address)) {
    throw new AwsError('InvalidIPAddress.InUse', `Address ${address} is in use.`);
  }
  return address;
}
