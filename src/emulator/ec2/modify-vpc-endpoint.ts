import type { ModifyVpcEndpointRequest, ModifyVpcEndpointResult } from '@aws-sdk/client-ec2';
import { defineOperation } from '../operation.ts';
import {
  assertDnsPossible,
  joinSubnets,
  leaveSubnets,
  linkTables,
  policyForAnyone,
  unlinkTables,
} from './endpoint-parts.ts';
import { getThing, keepThing } from './find.ts';
import { onThing, onThings } from './requirements.ts';
import { ec2State } from './store.ts';
import { refuseUnbuilt } from './unbuilt.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html */
export const modifyVpcEndpoint = defineOperation<ModifyVpcEndpointRequest, ModifyVpcEndpointResult>({
  name: 'ModifyVpcEndpoint',
  requires: (input, call) => {
    const action = 'ec2:ModifyVpcEndpoint';
    return [
      onThing(action, 'vpc-endpoint', input.VpcEndpointId, call),
      ...onThings(
        action,
        'route-table',
        [...(input.AddRouteTableIds ?? []), ...(input.RemoveRouteTableIds ?? [])],
        call,
      ),
      ...onThings(action, 'subnet', [...(input.AddSubnetIds ?? []), ...(input.RemoveSubnetIds ?? [])], call),
      ...onThings(
        action,
        'security-group',
        [...(input.AddSecurityGroupIds ?? []), ...(input.RemoveSecurityGroupIds ?? [])],
        call,
      ),
    ];
  },
  handle: (input, call) => {
    refuseUnbuilt(input, 'SubnetConfigurations');
    const endpoint = getThing(call, 'vpc-endpoint', input.VpcEndpointId);
    for (const id of input.AddSecurityGroupIds ?? []) getThing(call, 'security-group', id);
    const groupIds = [...endpoint.groupIds, ...(input.AddSecurityGroupIds ?? [])].filter(
      (id) => !input.RemoveSecurityGroupIds?.includes(id),
    );
    const privateDnsEnabled = input.PrivateDnsEnabled ?? endpoint.privateDnsEnabled;
    if (privateDnsEnabled && !endpoint.privateDnsEnabled) {
      assertDnsPossible(getThing(call, 'vpc', endpoint.vpcId), endpoint.serviceName, call);
    }
    const unlinked = unlinkTables(endpoint, input.RemoveRouteTableIds ?? [], call);
    const linked = linkTables(unlinked, input.AddRouteTableIds ?? [], call);
    const left = leaveSubnets(linked, input.RemoveSubnetIds ?? [], call);
    const joined =
      endpoint.type === 'Interface' ? joinSubnets(left, input.AddSubnetIds ?? [], groupIds, call) : left;
    keepThing(call, 'vpc-endpoint', {
      ...joined,
      privateDnsEnabled,
      policy: input.ResetPolicy === true ? policyForAnyone : (input.PolicyDocument ?? endpoint.policy),
    });
    const interfaces = ec2State(call)['network-interface'];
    for (const id of joined.networkInterfaceIds) {
      const one = interfaces.get(id);
      if (one) interfaces.set(id, { ...one, groupIds: joined.groupIds });
    }
    return { Return: true };
  },
});
