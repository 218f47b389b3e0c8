import type {
  CreateVpcEndpointRequest,
  CreateVpcEndpointResult,
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  DescribeVpcEndpointsRequest,
  DescribeVpcEndpointsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { describeVpcEndpoint } from './describe-vpc-endpoint.ts';
import { checkService } from './endpoint-services.ts';
import {
  assertDnsPossible,
  joinSubnets,
  linkTables,
  policyForAnyone,
  unlinkTables,
} from './endpoint-parts.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { onNew, onThings, onVpc, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State } from './store.ts';
import type { VpcEndpoint } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';
import { releaseEndpoints, stateOf } from './vpc-endpoint-states.ts';

const kind = 'vpc-endpoint';

/** Of an interface endpoint, about a minute each; a gateway endpoint is there at once (_assumed_). */
const changeMs = 60_000;

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html */
export const createVpcEndpoint = defineOperation<CreateVpcEndpointRequest, CreateVpcEndpointResult>({
  name: 'CreateVpcEndpoint',
  requires: (input, call) => {
    const action = 'ec2:CreateVpcEndpoint';
    return [
      onNew(action, kind, input.TagSpecifications, call, {
        ...(input.ServiceName !== undefined && { 'ec2:VpceServiceName': input.ServiceName }),
        'ec2:VpceServiceOwner': 'amazon',
        'ec2:VpceServiceRegion': input.ServiceRegion ?? call.region,
      }),
      onVpc(action, input.VpcId ?? '*', call),
      ...onThings(action, 'route-table', input.RouteTableIds, call),
      ...onThings(action, 'subnet', input.SubnetIds, call),
      ...onThings(action, 'security-group', input.SecurityGroupIds, call),
      ...toTagNew('CreateVpcEndpoint', kind, input.TagSpecifications, call),
    ];
  },
  handle: (input, call) => {
    refuseUnbuilt(input, 'ServiceNetworkArn', 'ResourceConfigurationArn', 'SubnetConfigurations');
    const type = input.VpcEndpointType ?? 'Gateway';
    if (type !== 'Gateway' && type !== 'Interface') {
      throw new AwsError('NotImplemented', `VPC endpoints of type ${type} are not built`, 501);
    }
    const vpc = getThing(call, 'vpc', input.VpcId);
    checkService(input.ServiceName, type, call.region);
    const isInterface = type === 'Interface';
    const wantsDns = isInterface && (input.PrivateDnsEnabled ?? true);
    const serviceName = input.ServiceName ?? '';
    if (wantsDns) assertDnsPossible(vpc, serviceName, call);
    const tableIds = isInterface ? [] : (input.RouteTableIds ?? []);
    const endpoint: VpcEndpoint = {
      id: createId('vpce'),
      vpcId: vpc.id,
      type,
      serviceName,
      policy: input.PolicyDocument ?? policyForAnyone,
      routeTableIds: [],
      networkInterfaceIds: [],
      groupIds: [],
      privateDnsEnabled: wantsDns,
      createdAt: new Date(),
      settled: call.account.clock.after(isInterface ? changeMs : 0),
      tags: tagsOfNew(kind, input.TagSpecifications),
    };
    const made = isInterface
      ? joinSubnets(endpoint, input.SubnetIds ?? [], input.SecurityGroupIds, call)
      : linkTables(endpoint, tableIds, call);
    return { VpcEndpoint: describeVpcEndpoint(keepThing(call, kind, made), call) };
  },
});

/** What cannot be deleted is told in the answer. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcEndpoints.html */
export const deleteVpcEndpoints = defineOperation<DeleteVpcEndpointsRequest, DeleteVpcEndpointsResult>({
  name: 'DeleteVpcEndpoints',
  requires: (input, call) => onThings('ec2:DeleteVpcEndpoints', kind, input.VpcEndpointIds, call),
  handle: (input, call) => {
    releaseEndpoints(call);
    const unsuccessful = (input.VpcEndpointIds ?? []).flatMap((id) => {
      const endpoint = ec2State(call)[kind].get(id);
      if (!endpoint) {
        const Message = `The Vpc Endpoint Id '${id}' does not exist`;
        return [{ ResourceId: id, Error: { Code: 'InvalidVpcEndpoint.NotFound', Message } }];
      }
      const { routeTableIds, type } = endpoint;
      const without = unlinkTables(endpoint, routeTableIds, call);
      const gone = endpoint.gone ?? call.account.clock.after(type === 'Gateway' ? 0 : changeMs);
      keepThing(call, kind, { ...without, gone });
      return [];
    });
    releaseEndpoints(call);
    return { Unsuccessful: unsuccessful };
  },
});

export const describeVpcEndpoints = defineOperation<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult>({
  name: 'DescribeVpcEndpoints',
  requires: toDescribe('DescribeVpcEndpoints'),
  handle: (input, call) => {
    releaseEndpoints(call);
    const { items, next } = select(
      kind,
      input.VpcEndpointIds,
      input,
      {
        'service-name': ({ serviceName }) => [serviceName],
        'vpc-endpoint-id': ({ id }) => [id],
        'vpc-endpoint-state': (endpoint) => [stateOf(endpoint)],
        'vpc-endpoint-type': ({ type }) => [type],
        'vpc-id': ({ vpcId }) => [vpcId],
      },
      call,
    );
    return { VpcEndpoints: items.map((endpoint) => describeVpcEndpoint(endpoint, call)), ...next };
  },
});
