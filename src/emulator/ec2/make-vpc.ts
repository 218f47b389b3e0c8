import { createId } from './ids.ts';
import type { SecurityGroup, SecurityGroupRule } from './security-group.ts';
import type { Ec2State } from './store.ts';
import type { NetworkAcl, NetworkAclEntry, RouteTable, Subnet, Vpc } from './things.ts';

const nothing = { tags: {} };

/** What a new group lets out: everything. */
export function egressToAnywhere(): SecurityGroupRule {
  return {
    ruleId: createId('sgr'),
    isEgress: true,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    cidrIpv4: '0.0.0.0/0',
    description: undefined,
    tags: {},
  };
}

/**
 * Keeps a new VPC with all that comes with one: its main route table, network ACL and security group.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/create-vpc-options.html
 */
export function makeVpc(
  state: Ec2State,
  options: Pick<Vpc, 'cidr' | 'isDefault' | 'tenancy' | 'tags' | 'dhcpOptionsId'>,
): Vpc {
  const vpc: Vpc = {
    id: createId('vpc'),
    cidrAssociationId: createId('vpc-cidr-assoc'),
    enableDnsSupport: true,
    enableDnsHostnames: options.isDefault,
    ...options,
  };
  state.vpc.set(vpc.id, vpc);
  const table = routeTableOf(vpc, [{ id: createId('rtbassoc'), subnetId: undefined }]);
  state['route-table'].set(table.id, table);
  const acl: NetworkAcl = {
    id: createId('acl'),
    vpcId: vpc.id,
    isDefault: true,
    entries: [entry(100, false, 'allow'), entry(100, true, 'allow'), ...denyAll()],
    ...nothing,
  };
  state['network-acl'].set(acl.id, acl);
  const group = defaultGroupOf(vpc);
  state['security-group'].set(group.id, group);
  return vpc;
}

export function routeTableOf(
  vpc: Vpc,
  associations: RouteTable['associations'],
  tags: RouteTable['tags'] = {},
): RouteTable {
  return {
    id: createId('rtb'),
    vpcId: vpc.id,
    routes: [{ destination: vpc.cidr, target: { gatewayId: 'local' }, origin: 'CreateRouteTable' }],
    associations,
    tags,
  };
}

/** The rule behind all others, shown as `*`: it denies. */
const lastRule = 32_767;

/** What an ACL ends with, in both directions. */
export function denyAll(): readonly NetworkAclEntry[] {
  return [entry(lastRule, false), entry(lastRule, true)];
}

function entry(
  ruleNumber: number,
  isEgress: boolean,
  action: NetworkAclEntry['action'] = 'deny',
): NetworkAclEntry {
  return {
    ruleNumber,
    isEgress,
    protocol: '-1',
    action,
    cidr: '0.0.0.0/0',
    ipv6Cidr: undefined,
    ports: undefined,
    icmp: undefined,
  };
}

function defaultGroupOf(vpc: Vpc): SecurityGroup {
  const id = createId('sg');
  const fromItself: SecurityGroupRule = {
    ruleId: createId('sgr'),
    isEgress: false,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    groupId: id,
    description: undefined,
    tags: {},
  };
  return {
    id,
    name: 'default',
    description: 'default VPC security group',
    vpcId: vpc.id,
    rules: [fromItself, egressToAnywhere()],
    ...nothing,
  };
}

/** Keeps a new subnet, under its VPC's default network ACL. */
export function makeSubnet(
  state: Ec2State,
  vpc: Vpc,
  options: Pick<Subnet, 'zone' | 'cidr' | 'isDefault' | 'tags'>,
): Subnet {
  const acl = [...state['network-acl'].values()].find((one) => one.vpcId === vpc.id && one.isDefault);
  const subnet: Subnet = {
    id: createId('subnet'),
    vpcId: vpc.id,
    mapPublicIpOnLaunch: options.isDefault,
    enableDns64: false,
    privateDns: { hostnameType: 'ip-name', hasA: false, hasAaaa: false },
    acl: { id: acl?.id ?? '', associationId: createId('aclassoc') },
    ...options,
  };
  state.subnet.set(subnet.id, subnet);
  return subnet;
}
