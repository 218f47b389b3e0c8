import type { ResourceView, Values } from '../../resource-type.ts';
import { listOf, numberOf, textOf, valuesOf } from '../properties.ts';

type Direction = 'Ingress' | 'Egress';

/** A rule of a template as EC2 takes it. */
export function ruleInput(rule: Values, direction: Direction): object {
  const description = textOf(rule['Description']);
  const said = (name: string, value: string | undefined) =>
    value === undefined
      ? []
      : [{ [name]: value, ...(description !== undefined && { Description: description }) }];
  const isIn = direction === 'Ingress';
  return {
    IpProtocol: textOf(rule['IpProtocol']),
    FromPort: numberOf(rule['FromPort']),
    ToPort: numberOf(rule['ToPort']),
    IpRanges: said('CidrIp', textOf(rule['CidrIp'])),
    Ipv6Ranges: said('CidrIpv6', textOf(rule['CidrIpv6'])),
    PrefixListIds: said(
      'PrefixListId',
      textOf(rule[isIn ? 'SourcePrefixListId' : 'DestinationPrefixListId']),
    ),
    UserIdGroupPairs: said(
      'GroupId',
      textOf(rule[isIn ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId']),
    ),
  };
}

export function rulesOf(properties: Values, direction: Direction): readonly object[] {
  return listOf(properties[`SecurityGroup${direction}`]).map((rule) => ruleInput(valuesOf(rule), direction));
}

/** The rules that were there before and are no longer. */
export function removedRules(
  { properties, previous }: Pick<ResourceView, 'properties' | 'previous'>,
  direction: Direction,
): readonly object[] {
  const now = rulesOf(properties, direction).map((rule) => JSON.stringify(rule));
  return rulesOf(previous, direction).filter((rule) => !now.includes(JSON.stringify(rule)));
}
