import { ec2State, type Place } from './store.ts';
import type { VpcEndpoint } from './things.ts';

/** Forgets endpoints whose deletion is over, with their interfaces. */
export function releaseEndpoints(place: Place): void {
  const state = ec2State(place);
  for (const { id, gone, networkInterfaceIds } of state['vpc-endpoint'].values()) {
    if (!gone?.hasPassed) continue;
    for (const interfaceId of networkInterfaceIds) state['network-interface'].delete(interfaceId);
    state['vpc-endpoint'].delete(id);
  }
}

export function stateOf({ settled, gone }: VpcEndpoint): 'pending' | 'available' | 'deleting' {
  if (gone) return 'deleting';
  return settled.hasPassed ? 'available' : 'pending';
}
