import { keepThing } from './find.ts';
import { ec2State, type Place } from './store.ts';

/** Lets go of the interfaces and addresses of instances that are terminated; they themselves are still told of. */
export function releaseInstances(place: Place): void {
  const state = ec2State(place);
  for (const { state: rest, settled, networkInterfaceId } of state.instance.values()) {
    if (rest !== 'terminated' || !settled.hasPassed) continue;
    if (!state['network-interface'].delete(networkInterfaceId)) continue;
    for (const address of state['elastic-ip'].values()) {
      if (address.association?.networkInterfaceId !== networkInterfaceId) continue;
      keepThing(place, 'elastic-ip', { ...address, association: undefined });
    }
  }
}
