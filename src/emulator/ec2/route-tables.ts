import type {
  CreateRouteTableRequest,
  CreateRouteTableResult,
  DeleteRouteTableRequest,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  RouteTable as Description,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { describeRoute } from './describe-route.ts';
import { getThing, keepThing } from './find.ts';
import { routeTableOf } from './make-vpc.ts';
import { onNew, onThing, onVpc, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State } from './store.ts';
import type { RouteTable, RouteTableAssociation } from './things.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html */
export const createRouteTable = defineOperation<CreateRouteTableRequest, CreateRouteTableResult>({
  name: 'CreateRouteTable',
  requires: (input, call) => [
    onNew('ec2:CreateRouteTable', 'route-table', input.TagSpecifications, call),
    onVpc('ec2:CreateRouteTable', input.VpcId ?? '*', call),
    ...toTagNew('CreateRouteTable', 'route-table', input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    const vpc = getThing(call, 'vpc', input.VpcId);
    const table = routeTableOf(vpc, [], tagsOfNew('route-table', input.TagSpecifications));
    return { RouteTable: describe(keepThing(call, 'route-table', table), call) };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html */
export const deleteRouteTable = defineOperation<DeleteRouteTableRequest, object>({
  name: 'DeleteRouteTable',
  requires: (input, call) => [onThing('ec2:DeleteRouteTable', 'route-table', input.RouteTableId, call)],
  handle: (input, call) => {
    const { id, associations } = getThing(call, 'route-table', input.RouteTableId);
    const endpoints = [...ec2State(call)['vpc-endpoint'].values()];
    if (associations.length > 0 || endpoints.some(({ routeTableIds }) => routeTableIds.includes(id))) {
      throw new AwsError(
        'DependencyViolation',
        `The routeTable '${id}' has dependencies and cannot be deleted.`,
      );
    }
    ec2State(call)['route-table'].delete(id);
    return {};
  },
});

const isMain = ({ subnetId }: RouteTableAssociation): boolean => subnetId === undefined;

export const describeRouteTables = defineOperation<DescribeRouteTablesRequest, DescribeRouteTablesResult>({
  name: 'DescribeRouteTables',
  requires: toDescribe('DescribeRouteTables'),
  handle: (input, call) => {
    const { items, next } = select(
      'route-table',
      input.RouteTableIds,
      input,
      {
        'association.main': ({ associations }) => associations.map((one) => String(isMain(one))),
        'association.route-table-association-id': ({ associations }) => associations.map(({ id }) => id),
        'association.route-table-id': ({ id, associations }) => (associations.length > 0 ? [id] : []),
        'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
        'route.destination-cidr-block': ({ routes }) => routes.map(({ destination }) => destination),
        'route.gateway-id': ({ routes }) => routes.map(({ target }) => target.gatewayId),
        'route.nat-gateway-id': ({ routes }) => routes.map(({ target }) => target.natGatewayId),
        'route-table-id': ({ id }) => [id],
        'vpc-id': ({ vpcId }) => [vpcId],
      },
      call,
    );
    return { RouteTables: items.map((table) => describe(table, call)), ...next };
  },
});

function describe(table: RouteTable, call: Call): Description {
  return {
    RouteTableId: table.id,
    VpcId: table.vpcId,
    OwnerId: call.account.accountId,
    Associations: table.associations.map((one) => ({
      RouteTableAssociationId: one.id,
      RouteTableId: table.id,
      SubnetId: one.subnetId,
      Main: isMain(one),
      AssociationState: { State: 'associated' },
    })),
    Routes: table.routes.map((route) => describeRoute(route, table, call)),
    PropagatingVgws: [],
    Tags: tagList(table.tags),
  };
}
