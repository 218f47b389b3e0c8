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
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly rules: readonly SecurityGroupRule[];
  readonly tags: TagRecord;
}
