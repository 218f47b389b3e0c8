import type { State, VpcEndpoint as Description } from '@aws-sdk/client-ec2';
import type { Call } from '../operation.ts';
import { tagList } from './requirements.ts';
import { ec2State } from './store.ts';
import type { VpcEndpoint } from './things.ts';
import { stateOf } from './vpc-endpoint-states.ts';

export function describeVpcEndpoint(endpoint: VpcEndpoint, call: Call): Description {
  const state = ec2State(call);
  const isInterface = endpoint.type === 'Interface';
  const subnetIds = endpoint.networkInterfaceIds.map(
    (id) => state['network-interface'].get(id)?.subnetId ?? '',
  );
  return {
    VpcEndpointId: endpoint.id,
    VpcEndpointType: endpoint.type,
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.serviceName,
    // EC2 writes its states in small letters, its model does not.
    State: stateOf(endpoint) as State,
    PolicyDocument: endpoint.policy,
    RouteTableIds: [...endpoint.routeTableIds],
    SubnetIds: subnetIds,
    NetworkInterfaceIds: [...endpoint.networkInterfaceIds],
    Groups: endpoint.groupIds.map((id) => ({
      GroupId: id,
      GroupName: state['security-group'].get(id)?.name,
    })),
    PrivateDnsEnabled: endpoint.privateDnsEnabled,
    DnsEntries: isInterface ? dnsEntries(endpoint, subnetIds, call) : [],
    ...(isInterface && { IpAddressType: 'ipv4', DnsOptions: { DnsRecordIpType: 'ipv4' } }),
    RequesterManaged: false,
    CreationTimestamp: endpoint.createdAt,
    OwnerId: call.account.accountId,
    ServiceRegion: call.region,
    Tags: tagList(endpoint.tags),
  };
}

/** One name for all zones, one for each, and the service's own where it leads here. */
function dnsEntries(
  { id, serviceName, privateDnsEnabled }: VpcEndpoint,
  subnetIds: readonly string[],
  call: Call,
): Description['DnsEntries'] {
  const { subnet } = ec2State(call);
  const service = serviceName.split('.').slice(3).join('.');
  const domain = `${service}.${call.region}.vpce.amazonaws.com`;
  const name = `${id}-${id.slice(-8)}`;
  const zones = subnetIds.map((subnetId) => subnet.get(subnetId)?.zone ?? '');
  return [
    ...['', ...zones.map((zone) => `-${zone}`)].map((zone) => ({
      DnsName: `${name}${zone}.${domain}`,
      HostedZoneId: 'Z7HUB22UULQXV',
    })),
    ...(privateDnsEnabled ? [{ DnsName: `${service}.${call.region}.amazonaws.com` }] : []),
  ];
}
