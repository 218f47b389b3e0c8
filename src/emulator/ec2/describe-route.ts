import type { Route as Description } from '@aws-sdk/client-ec2';
import { ec2State, type Place } from './store.ts';
import type { Route, RouteTable } from './things.ts';

/** As DescribeRouteTables tells it: a route whose target is gone is a black hole. */
export function describeRoute(route: Route, table: RouteTable, place: Place): Description {
  const { destination, target } = route;
  return {
    ...(destination.startsWith('pl-')
      ? { DestinationPrefixListId: destination }
      : destination.includes(':')
        ? { DestinationIpv6CidrBlock: destination }
        : { DestinationCidrBlock: destination }),
    GatewayId: target.gatewayId,
    NatGatewayId: target.natGatewayId,
    NetworkInterfaceId: target.networkInterfaceId,
    Origin: route.origin,
    State: leadsSomewhere(route, table, place) ? 'active' : 'blackhole',
  };
}

function leadsSomewhere({ target }: Route, { vpcId }: RouteTable, place: Place): boolean {
  const state = ec2State(place);
  if (target.natGatewayId !== undefined) {
    const gateway = state.natgateway.get(target.natGatewayId);
    return gateway !== undefined && gateway.gone === undefined && gateway.failure === undefined;
  }
  if (target.networkInterfaceId !== undefined) {
    return state['network-interface'].has(target.networkInterfaceId);
  }
  const { gatewayId = '' } = target;
  if (!gatewayId.startsWith('igw-')) return true;
  return state['internet-gateway'].get(gatewayId)?.vpcId === vpcId;
}
