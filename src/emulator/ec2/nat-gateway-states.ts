import { keepThing } from './find.ts';
import { ec2State, type Place } from './store.ts';
import type { ElasticIp, NatGateway } from './things.ts';

/**
 * Why a gateway that is being made will fail; its own interface is not there yet.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html#nat-gateway-troubleshooting-failed;
 * the words: https://github.com/giantswarm/aws-operator/pull/1234, the second ones _assumed_
 */
export function findObstacle(
  vpcId: string,
  address: ElasticIp | undefined,
  place: Place,
): NatGateway['failure'] {
  if (!address) return undefined;
  if (![...ec2State(place)['internet-gateway'].values()].some((gateway) => gateway.vpcId === vpcId)) {
    return { code: 'Gateway.NotAttached', message: `Network ${vpcId} has no Internet gateway attached` };
  }
  if (!address.association) return undefined;
  return {
    code: 'Resource.AlreadyAssociated',
    message: `Elastic IP address [${address.id}] is already associated`,
  };
}

/** Lets go of the interfaces and addresses of gateways whose deletion is over; they themselves are still told of. */
export function releaseNatGateways(place: Place): void {
  const state = ec2State(place);
  for (const { gone, networkInterfaceId } of state.natgateway.values()) {
    if (!gone?.hasPassed || !state['network-interface'].delete(networkInterfaceId)) continue;
    for (const address of state['elastic-ip'].values()) {
      if (address.association?.networkInterfaceId !== networkInterfaceId) continue;
      keepThing(place, 'elastic-ip', { ...address, association: undefined });
    }
  }
}
