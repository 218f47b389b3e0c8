import type { IpPermission } from '@aws-sdk/client-ec2';
import { AwsError } from '../operation.ts';
import { createId } from './ids.ts';
import type { Peer, SecurityGroupRule } from './security-group.ts';

/** What a request says in place of `IpPermissions` for one range. */
interface ShortForm {
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
}

/** Number to name where EC2 tells the name. */
const protocolNames: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' };
const knownProtocols = new Set(['-1', 'tcp', 'udp', 'icmp', 'icmpv6']);

/**
 * The rules a request asks for, one for each peer.
 * @throws AwsError MissingParameter, InvalidParameterValue
 */
export function readRules(
  input: ShortForm,
  isEgress: boolean,
  tags: Readonly<Record<string, string>>,
): SecurityGroupRule[] {
  const short: IpPermission[] =
    input.CidrIp === undefined
      ? []
      : [
          {
            IpProtocol: input.IpProtocol,
            FromPort: input.FromPort,
            ToPort: input.ToPort,
            IpRanges: [{ CidrIp: input.CidrIp }],
          },
        ];
  const rules = [...(input.IpPermissions ?? []), ...short].flatMap((permission) => {
    const ports = readPorts(permission);
    return peersOf(permission).map(({ description, ...peer }) => ({
      ruleId: createId('sgr'),
      isEgress,
      ...ports,
      ...peer,
      description,
      tags,
    }));
  });
  if (rules.length > 0) return rules;
  throw new AwsError(
    'MissingParameter',
    "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.",
  );
}

function readPorts(permission: IpPermission): Pick<SecurityGroupRule, 'protocol' | 'fromPort' | 'toPort'> {
  const said = permission.IpProtocol?.toLowerCase() ?? '';
  const protocol = protocolNames[said] ?? (said === 'all' ? '-1' : said);
  if (!knownProtocols.has(protocol) && !/^\d{1,3}$/.test(protocol)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${permission.IpProtocol ?? ''}' for IP protocol. Unknown protocol.`,
    );
  }
  if (protocol !== 'tcp' && protocol !== 'udp') {
    const isIcmp = protocol === 'icmp' || protocol === 'icmpv6';
    return {
      protocol,
      fromPort: isIcmp ? (permission.FromPort ?? -1) : -1,
      toPort: isIcmp ? (permission.ToPort ?? -1) : -1,
    };
  }
  const { FromPort: fromPort, ToPort: toPort } = permission;
  if (fromPort === undefined || toPort === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  }
  if (fromPort > toPort || fromPort < 0 || toPort > 65_535) {
    throw new AwsError('InvalidParameterValue', `Invalid TCP/UDP port range (${fromPort}:${toPort})`);
  }
  return { protocol, fromPort, toPort };
}

function peersOf(permission: IpPermission): (Peer & { readonly description: string | undefined })[] {
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp, Description }) => ({
      cidrIpv4: checkedCidr(CidrIp, /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/),
      description: Description,
    })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({
      cidrIpv6: checkedCidr(CidrIpv6, /^[0-9a-f:]+\/\d{1,3}$/i),
      description: Description,
    })),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
      prefixListId: PrefixListId ?? '',
      description: Description,
    })),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, Description }) => ({
      groupId: GroupId ?? '',
      description: Description,
    })),
  ];
}

function checkedCidr(cidr: string | undefined, form: RegExp): string {
  if (cidr !== undefined && form.test(cidr)) return cidr;
  throw new AwsError('InvalidParameterValue', `CIDR block ${cidr ?? ''} is malformed`);
}

/** Rules as the nested form that DescribeSecurityGroups tells: one permission for each protocol and port range. */
export function toPermissions(rules: readonly SecurityGroupRule[], accountId: string): IpPermission[] {
  const byPorts = new Map<string, SecurityGroupRule[]>();
  for (const rule of rules) {
    const ports = `${rule.protocol} ${rule.fromPort} ${rule.toPort}`;
    byPorts.set(ports, [...(byPorts.get(ports) ?? []), rule]);
  }
  return [...byPorts.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const hasPorts = first.protocol !== '-1';
    return [
      {
        IpProtocol: first.protocol,
        ...(hasPorts && { FromPort: first.fromPort, ToPort: first.toPort }),
        IpRanges: same.flatMap(({ cidrIpv4, description }) =>
          cidrIpv4 === undefined ? [] : [{ CidrIp: cidrIpv4, Description: description }],
        ),
        Ipv6Ranges: same.flatMap(({ cidrIpv6, description }) =>
          cidrIpv6 === undefined ? [] : [{ CidrIpv6: cidrIpv6, Description: description }],
        ),
        PrefixListIds: same.flatMap(({ prefixListId, description }) =>
          prefixListId === undefined ? [] : [{ PrefixListId: prefixListId, Description: description }],
        ),
        UserIdGroupPairs: same.flatMap(({ groupId, description }) =>
          groupId === undefined ? [] : [{ GroupId: groupId, UserId: accountId, Description: description }],
        ),
      },
    ];
  });
}

/** Whether two rules let the same traffic through. */
export function isSameRule(first: SecurityGroupRule, second: SecurityGroupRule): boolean {
  return first.isEgress === second.isEgress && wordRule(first) === wordRule(second);
}

/**
 * `peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW`.
 * Source: https://github.com/rancher/rancher/issues/3459, https://github.com/lucidsoftware/cumulus/issues/101
 */
export function wordRule(rule: SecurityGroupRule): string {
  const peer = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.prefixListId ?? rule.groupId ?? '';
  const protocol =
    rule.protocol === '-1'
      ? 'ALL'
      : /^\d+$/.test(rule.protocol)
        ? `protocol: ${rule.protocol}`
        : rule.protocol.toUpperCase();
  const ports = rule.fromPort < 0 ? '' : `, from port: ${rule.fromPort}, to port: ${rule.toPort}`;
  return `peer: ${peer}, ${protocol}${ports}, ALLOW`;
}
