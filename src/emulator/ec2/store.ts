import { defineStore, type Account } from '../account.ts';
import { fillWithDefaultVpc } from './default-vpc.ts';
import type { Instance } from './instance.ts';
import type { SecurityGroup } from './security-group.ts';
import type {
  ElasticIp,
  FlowLog,
  InternetGateway,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  Subnet,
  Vpc,
  VpcEndpoint,
} from './things.ts';

/** By the names of the resource types in ARNs and permissions. */
export interface Things {
  readonly 'elastic-ip': ElasticIp;
  readonly instance: Instance;
  readonly 'internet-gateway': InternetGateway;
  readonly natgateway: NatGateway;
  readonly 'network-acl': NetworkAcl;
  readonly 'network-interface': NetworkInterface;
  readonly 'route-table': RouteTable;
  readonly 'security-group': SecurityGroup;
  readonly subnet: Subnet;
  readonly vpc: Vpc;
  readonly 'vpc-endpoint': VpcEndpoint;
  readonly 'vpc-flow-log': FlowLog;
}

export type Kind = keyof Things;

/** Each by its id, in the order in which they were made. */
export type Ec2State = { readonly [K in Kind]: Map<string, Things[K]> };

/** An account in one region. */
export interface Place {
  readonly account: Account;
  readonly region: string;
}

const ec2Store = defineStore('ec2', () => new Map<string, Ec2State>());

/** What EC2 holds in one region; made with its default VPC when first looked at. */
export function ec2State({ account, region }: Place): Ec2State {
  const regions = account.store(ec2Store);
  const known = regions.get(region);
  if (known) return known;
  const state: Ec2State = {
    'elastic-ip': new Map(),
    instance: new Map(),
    'internet-gateway': new Map(),
    natgateway: new Map(),
    'network-acl': new Map(),
    'network-interface': new Map(),
    'route-table': new Map(),
    'security-group': new Map(),
    subnet: new Map(),
    vpc: new Map(),
    'vpc-endpoint': new Map(),
    'vpc-flow-log': new Map(),
  };
  regions.set(region, state);
  fillWithDefaultVpc(state, region);
  return state;
}

/** Undefined once it was deleted. */
export function defaultVpc(place: Place): Vpc | undefined {
  return [...ec2State(place).vpc.values()].find((vpc) => vpc.isDefault);
}
