import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  ReplaceRouteRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { readCidr, renderCidr } from './cidr.ts';
import { getThing, keepThing } from './find.ts';
import { onThing } from './requirements.ts';
import { readTarget } from './route-target.ts';
import type { Route } from './things.ts';

type Destination = Pick<
  CreateRouteRequest,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>;

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html */
export const createRoute = defineOperation<CreateRouteRequest, CreateRouteResult>({
  name: 'CreateRoute',
  requires: (input, call) => [onThing('ec2:CreateRoute', 'route-table', input.RouteTableId, call)],
  handle: (input, call) => {
    const table = getThing(call, 'route-table', input.RouteTableId);
    const destination = readDestination(input);
    const target = readTarget(input, table, call);
    if (table.routes.some((route) => route.destination === destination)) {
      throw new AwsError('RouteAlreadyExists', `The route identified by ${destination} already exists.`);
    }
    const route: Route = { destination, target, origin: 'CreateRoute' };
    keepThing(call, 'route-table', { ...table, routes: [...table.routes, route] });
    return { Return: true };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html */
export const replaceRoute = defineOperation<ReplaceRouteRequest, object>({
  name: 'ReplaceRoute',
  requires: (input, call) => [onThing('ec2:ReplaceRoute', 'route-table', input.RouteTableId, call)],
  handle: (input, call) => {
    const table = getThing(call, 'route-table', input.RouteTableId);
    const destination = readDestination(input);
    if (!table.routes.some((route) => route.destination === destination)) {
      throw new AwsError(
        'InvalidParameterValue',
        `There is no route defined for '${destination}' in the route table. Use CreateRoute instead.`,
      );
    }
    const target = input.LocalTarget === true ? { gatewayId: 'local' } : readTarget(input, table, call);
    const routes = table.routes.map((route) =>
      route.destination === destination ? { ...route, target } : route,
    );
    keepThing(call, 'route-table', { ...table, routes });
    return {};
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html */
export const deleteRoute = defineOperation<DeleteRouteRequest, object>({
  name: 'DeleteRoute',
  requires: (input, call) => [onThing('ec2:DeleteRoute', 'route-table', input.RouteTableId, call)],
  handle: (input, call) => {
    const table = getThing(call, 'route-table', input.RouteTableId);
    const destination = readDestination(input);
    const found = table.routes.find((route) => route.destination === destination);
    if (!found) {
      throw new AwsError(
        'InvalidRoute.NotFound',
        `no route with destination-cidr-block ${destination} in route table ${table.id}`,
      );
    }
    if (found.origin === 'CreateRouteTable') {
      throw new AwsError(
        'InvalidParameterValue',
        `cannot remove local route ${destination} in route table ${table.id}`,
      );
    }
    keepThing(call, 'route-table', { ...table, routes: table.routes.filter((route) => route !== found) });
    return {};
  },
});

function readDestination(input: Destination): string {
  const { DestinationIpv6CidrBlock: ipv6, DestinationPrefixListId: list } = input;
  if (list !== undefined) return list;
  if (ipv6 !== undefined) return ipv6;
  return renderCidr(readCidr(input.DestinationCidrBlock, 'destinationCidrBlock'));
}
