import { AwsError } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { makeInterface } from './make-interface.ts';
import { prefixListOf } from './prefix-lists.ts';
import { ec2State, type Place } from './store.ts';
import type { Vpc, VpcEndpoint } from './things.ts';

/** What an endpoint allows that was given no policy. Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
export const policyForAnyone = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }],
});

/** The words: https://github.com/aws/aws-cdk/issues/7144, https://github.com/hashicorp/terraform-provider-aws/issues/5132; _assumed_ to be these still */
export function assertDnsPossible(vpc: Vpc, serviceName: string, place: Place): void {
  if (!vpc.enableDnsSupport || !vpc.enableDnsHostnames) {
    throw new AwsError(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}`,
    );
  }
  const others = [...ec2State(place)['vpc-endpoint'].values()];
  const rival = others.some(
    (other) =>
      other.vpcId === vpc.id && other.serviceName === serviceName && other.privateDnsEnabled && !other.gone,
  );
  if (!rival) return;
  const domain = `${serviceName.split('.').slice(3).join('.')}.${place.region}.amazonaws.com`;
  throw new AwsError(
    'InvalidParameter',
    `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${domain} in the VPC ${vpc.id}`,
  );
}

/** A gateway endpoint with routes to its service in these tables, too. */
export function linkTables(endpoint: VpcEndpoint, tableIds: readonly string[], place: Place): VpcEndpoint {
  const destination = prefixListOf(endpoint.serviceName, place.region);
  const tables = tableIds.map((id) => getThing(place, 'route-table', id));
  for (const { id, vpcId, routes } of tables) {
    if (vpcId !== endpoint.vpcId) {
      throw new AwsError(
        'InvalidParameter',
        `Route table ${id} does not belong to the same network as VPC ${endpoint.vpcId}`,
      );
    }
    if (routes.some((route) => route.destination === destination)) {
      throw new AwsError(
        'RouteAlreadyExists',
        `route table ${id} already has a route with destination-prefix-list-id ${destination}`,
      );
    }
  }
  for (const table of tables) {
    const route = { destination, target: { gatewayId: endpoint.id }, origin: 'CreateRoute' } as const;
    keepThing(place, 'route-table', { ...table, routes: [...table.routes, route] });
  }
  return { ...endpoint, routeTableIds: [...endpoint.routeTableIds, ...tableIds] };
}

export function unlinkTables(endpoint: VpcEndpoint, tableIds: readonly string[], place: Place): VpcEndpoint {
  for (const id of tableIds) {
    const table = getThing(place, 'route-table', id);
    const routes = table.routes.filter(({ target }) => target.gatewayId !== endpoint.id);
    keepThing(place, 'route-table', { ...table, routes });
  }
  return { ...endpoint, routeTableIds: endpoint.routeTableIds.filter((id) => !tableIds.includes(id)) };
}

/** An interface endpoint with an interface in these subnets, too, under these groups: the VPC's default one where none is named. */
export function joinSubnets(
  endpoint: VpcEndpoint,
  subnetIds: readonly string[],
  groupIds: readonly string[] | undefined,
  place: Place,
): VpcEndpoint {
  const state = ec2State(place);
  const isDefault = [...state['security-group'].values()].find(
    ({ name, vpcId }) => name === 'default' && vpcId === endpoint.vpcId,
  );
  const groups = groupIds?.length ? groupIds : isDefault ? [isDefault.id] : [];
  for (const id of groups) getThing(place, 'security-group', id);
  const subnets = subnetIds.map((id) => getThing(place, 'subnet', id));
  const present = endpoint.networkInterfaceIds.map(
    (id) => state['network-interface'].get(id)?.subnetId ?? '',
  );
  const zones = present.map((id) => state.subnet.get(id)?.zone);
  for (const { id, vpcId, zone } of subnets) {
    if (vpcId !== endpoint.vpcId) {
      throw new AwsError('InvalidParameter', `The subnet ${id} does not belong to VPC ${endpoint.vpcId}`);
    }
    if (zones.includes(zone)) {
      throw new AwsError(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${id}`,
      );
    }
    zones.push(zone);
  }
  const made = subnets.map((subnet) =>
    makeInterface(place, subnet, {
      groupIds: groups,
      description: `VPC Endpoint Interface ${endpoint.id}`,
      type: 'vpc_endpoint',
    }),
  );
  return {
    ...endpoint,
    groupIds: groups,
    networkInterfaceIds: [...endpoint.networkInterfaceIds, ...made.map(({ id }) => id)],
  };
}

/** Takes its interfaces out of these subnets. */
export function leaveSubnets(endpoint: VpcEndpoint, subnetIds: readonly string[], place: Place): VpcEndpoint {
  const interfaces = ec2State(place)['network-interface'];
  const left = endpoint.networkInterfaceIds.filter((id) =>
    subnetIds.includes(interfaces.get(id)?.subnetId ?? ''),
  );
  for (const id of left) interfaces.delete(id);
  const networkInterfaceIds = endpoint.networkInterfaceIds.filter((id) => !left.includes(id));
  return { ...endpoint, networkInterfaceIds };
}
