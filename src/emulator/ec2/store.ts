import { randomBytes } from 'node:crypto';
import { defineStore, type Account } from '../account.ts';
import { AwsError } from '../operation.ts';

type TagRecord = Readonly<Record<string, string>>;

/** Where a rule lets traffic from or to; exactly one member is there. */
export interface Peer {
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly groupId?: string;
}

export interface SecurityGroupRule extends Peer {
  readonly ruleId: string;
  readonly isEgress: boolean;
  /** `tcp`, `-1` for all, or a protocol's number. */
  readonly protocol: string;
  /** -1 where the protocol has no ports. */
  readonly fromPort: number;
  readonly toPort: number;
  readonly description: string | undefined;
  readonly tags: TagRecord;
}

export interface SecurityGroup {
  readonly groupId: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly rules: readonly SecurityGroupRule[];
  readonly tags: TagRecord;
}

interface Subnet {
  readonly subnetId: string;
  readonly zone: string;
  readonly cidr: string;
  readonly tags: TagRecord;
}

export interface Ec2State {
  /** The only one: every region of a new account has a default VPC. */
  vpc: { readonly vpcId: string; readonly dhcpOptionsId: string; readonly tags: TagRecord };
  readonly subnets: Map<string, Subnet>;
  readonly groups: Map<string, SecurityGroup>;
}

interface Place {
  readonly account: Account;
  readonly region: string;
}

const ec2Store = defineStore('ec2', () => new Map<string, Ec2State>());

/** What EC2 holds in one region; made with its default VPC when first looked at. */
export function ec2State({ account, region }: Place): Ec2State {
  const regions = account.store(ec2Store);
  const state = regions.get(region) ?? createDefaultVpc(region);
  regions.set(region, state);
  return state;
}

/** `sg-0123456789abcdef0`. */
export function createId(prefix: 'vpc' | 'subnet' | 'sg' | 'sgr' | 'dopt'): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

/** The zones of a region that this account has. */
export function zonesOf(region: string): readonly string[] {
  return ['a', 'b', 'c'].map((letter) => region + letter);
}

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

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html */
function createDefaultVpc(region: string): Ec2State {
  const vpc = { vpcId: createId('vpc'), dhcpOptionsId: createId('dopt'), tags: {} };
  const subnets = zonesOf(region).map((zone, index): [string, Subnet] => {
    const subnetId = createId('subnet');
    return [subnetId, { subnetId, zone, cidr: `172.31.${index * 16}.0/20`, tags: {} }];
  });
  const groupId = createId('sg');
  const fromItself: SecurityGroupRule = {
    ruleId: createId('sgr'),
    isEgress: false,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    groupId,
    description: undefined,
    tags: {},
  };
  const group: SecurityGroup = {
    groupId,
    name: 'default',
    description: 'default VPC security group',
    vpcId: vpc.vpcId,
    rules: [fromItself, egressToAnywhere()],
    tags: {},
  };
  return { vpc, subnets: new Map(subnets), groups: new Map([[groupId, group]]) };
}

interface Named {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

/** By id, or by name in the default VPC. */
export function findGroup(place: Place, { GroupId: id, GroupName: name }: Named): SecurityGroup | undefined {
  const { groups } = ec2State(place);
  return id === undefined ? [...groups.values()].find((group) => group.name === name) : groups.get(id);
}

/**
 * @throws AwsError InvalidGroupId.Malformed, InvalidGroup.NotFound
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function getGroup(place: Place, named: Named): SecurityGroup {
  const { GroupId: id, GroupName: name } = named;
  if (id === undefined && name === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter groupName or groupId');
  }
  if (id !== undefined && !id.startsWith('sg-')) {
    throw new AwsError('InvalidGroupId.Malformed', `Invalid id: "${id}" (expecting "sg-...")`);
  }
  const group = findGroup(place, named);
  if (group) return group;
  throw id === undefined
    ? new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist in default VPC`)
    : new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
}
