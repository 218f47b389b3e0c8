import { interfacesIn } from './interfaces.ts';
import { ec2State, type Place } from './store.ts';

/**
 * The blocks that are set aside for examples: nothing on the internet is meant by them.
 * Source: https://www.rfc-editor.org/rfc/rfc5737
 */
const blocks = ['203.0.113', '198.51.100', '192.0.2'];

/** A public address that nothing in this region has. */
export function findPublicIp(place: Place): string {
  const state = ec2State(place);
  const used = new Set([
    ...[...state['elastic-ip'].values()].map(({ publicIp }) => publicIp),
    ...[...state.instance.values()].map(({ publicIp }) => publicIp),
  ]);
  const all = blocks.flatMap((block) => Array.from({ length: 254 }, (_, index) => `${block}.${index + 1}`));
  return all.find((address) => !used.has(address)) ?? '';
}

/** Whether something in a network has an elastic address or one of its own. */
export function hasPublicAddress(vpcId: string, place: Place): boolean {
  const state = ec2State(place);
  const elastic = new Set(
    [...state['elastic-ip'].values()].map(({ association }) => association?.networkInterfaceId),
  );
  return interfacesIn(vpcId, place).some(
    ({ id, instanceId = '' }) => elastic.has(id) || state.instance.get(instanceId)?.publicIp !== undefined,
  );
}
