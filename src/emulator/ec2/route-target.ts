import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../operation.ts';
import { getThing } from './find.ts';
import { interfacesOf } from './interfaces.ts';
import { ec2State, type Place } from './store.ts';
import type { RouteTable, RouteTarget } from './things.ts';

/** Kinds of targets that this account never has: nothing of that id is there. */
const absent = {
  CarrierGatewayId: ['InvalidCarrierGatewayID', 'carrierGateway ID'],
  EgressOnlyInternetGatewayId: ['InvalidGatewayID', 'eigw ID'],
  LocalGatewayId: ['InvalidLocalGatewayID', 'localGateway ID'],
  TransitGatewayId: ['InvalidTransitGatewayID', 'transitGateway ID'],
  VpcEndpointId: ['InvalidVpcEndpointId', 'vpcEndpoint ID'],
  VpcPeeringConnectionId: ['InvalidVpcPeeringConnectionID', 'vpcPeeringConnection ID'],
} as const;

type Asked = Pick<
  CreateRouteRequest,
  keyof typeof absent | 'GatewayId' | 'InstanceId' | 'NatGatewayId' | 'NetworkInterfaceId'
>;

/** @throws AwsError where the target is not there or not in the network of the table */
export function readTarget(input: Asked, table: RouteTable, place: Place): RouteTarget {
  for (const [member, [code, noun]] of Object.entries(absent)) {
    const id = input[member as keyof typeof absent];
    if (id !== undefined) throw new AwsError(`${code}.NotFound`, `The ${noun} '${id}' does not exist`);
  }
  if (input.NatGatewayId !== undefined) return throughNatGateway(input.NatGatewayId, place);
  if (input.GatewayId !== undefined) return throughGateway(input.GatewayId, table, place);
  if (input.NetworkInterfaceId !== undefined) {
    const { id } = getThing(place, 'network-interface', input.NetworkInterfaceId);
    return { networkInterfaceId: id };
  }
  if (input.InstanceId !== undefined) {
    const { id } = getThing(place, 'instance', input.InstanceId);
    const networkInterfaceId = interfacesOf(place).find(({ instanceId }) => instanceId === id)?.id;
    return networkInterfaceId === undefined ? {} : { networkInterfaceId };
  }
  throw new AwsError(
    'MissingParameter',
    'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId',
  );
}

function throughNatGateway(id: string, place: Place): RouteTarget {
  if (ec2State(place).natgateway.has(id)) return { natGatewayId: id };
  throw new AwsError('InvalidNatGatewayID.NotFound', `The natGateway ID '${id}' does not exist`);
}

/** The words: https://github.com/giantswarm/aws-operator/pull/632 */
function throughGateway(id: string, table: RouteTable, place: Place): RouteTarget {
  if (!id.startsWith('igw-')) {
    throw new AwsError('InvalidGatewayID.NotFound', `The gateway ID '${id}' does not exist`);
  }
  const { vpcId } = getThing(place, 'internet-gateway', id);
  if (vpcId === table.vpcId) return { gatewayId: id };
  throw new AwsError(
    'InvalidParameterValue',
    `route table ${table.id} and network gateway ${id} belong to different networks`,
  );
}
