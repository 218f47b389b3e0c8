import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
  SecurityGroupRule as RuleDescription,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { ec2Arn } from './arn.ts';
import { fitting } from './filters.ts';
import { getGroup, keepThing } from './find.ts';
import { pageOf } from './paging.ts';
import { isSameRule, readRules, wordRule } from './permissions.ts';
import { onGroup, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import type { SecurityGroup, SecurityGroupRule } from './security-group.ts';
import { ec2State } from './store.ts';

type Direction = 'Ingress' | 'Egress';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
function defineAuthorize(direction: Direction) {
  const name = `AuthorizeSecurityGroup${direction}`;
  return defineOperation<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult>({
    name,
    requires: (input, call) => [
      onGroup(
        `ec2:${name}`,
        input,
        call,
        requestTagContext(tagsOfNew('security-group-rule', input.TagSpecifications)),
      ),
      ...toTagNew(name, 'security-group-rule', input.TagSpecifications, call),
    ],
    handle: (input, call) => {
      const group = getGroup(call, input);
      const tags = tagsOfNew('security-group-rule', input.TagSpecifications);
      const asked = readRules(input, direction === 'Egress', tags);
      for (const rule of asked) {
        if (rule.groupId !== undefined) getGroup(call, { GroupId: rule.groupId });
        if (!group.rules.some((other) => isSameRule(other, rule))) continue;
        throw new AwsError(
          'InvalidPermission.Duplicate',
          `the specified rule "${wordRule(rule)}" already exists`,
        );
      }
      keepRules(group, [...group.rules, ...asked], call);
      return { Return: true, SecurityGroupRules: asked.map((rule) => describe(rule, group, call)) };
    },
  });
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html */
function defineRevoke(direction: Direction) {
  const name = `RevokeSecurityGroup${direction}`;
  return defineOperation<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult>({
    name,
    requires: (input, call) => [onGroup(`ec2:${name}`, input, call)],
    handle: (input, call) => {
      const group = getGroup(call, input);
      const gone = input.SecurityGroupRuleIds?.length
        ? input.SecurityGroupRuleIds.map((id) => getRule(group, id))
        : readRules(input, direction === 'Egress', {}).map((asked) => {
            const found = group.rules.find((rule) => isSameRule(rule, asked));
            if (found) return found;
            throw new AwsError(
              'InvalidPermission.NotFound',
              'The specified rule does not exist in this security group.',
            );
          });
      keepRules(
        group,
        group.rules.filter((rule) => !gone.includes(rule)),
        call,
      );
      return { Return: true };
    },
  });
}

function defineUpdateDescriptions(direction: Direction) {
  const name = `UpdateSecurityGroupRuleDescriptions${direction}`;
  return defineOperation<
    UpdateSecurityGroupRuleDescriptionsIngressRequest,
    UpdateSecurityGroupRuleDescriptionsIngressResult
  >({
    name,
    requires: (input, call) => [onGroup(`ec2:${name}`, input, call)],
    handle: (input, call) => {
      const group = getGroup(call, input);
      const byId = new Map(
        (input.SecurityGroupRuleDescriptions ?? []).map((one) => [
          getRule(group, one.SecurityGroupRuleId ?? '').ruleId,
          one.Description,
        ]),
      );
      const asked = input.IpPermissions?.length ? readRules(input, direction === 'Egress', {}) : [];
      const rules = group.rules.map((rule) => {
        const said = asked.find((one) => isSameRule(one, rule));
        if (said) return { ...rule, description: said.description };
        return byId.has(rule.ruleId) ? { ...rule, description: byId.get(rule.ruleId) } : rule;
      });
      keepRules(group, rules, call);
      return { Return: true };
    },
  });
}

export const authorizeSecurityGroupIngress = defineAuthorize('Ingress');
export const authorizeSecurityGroupEgress = defineAuthorize('Egress');
export const revokeSecurityGroupIngress = defineRevoke('Ingress');
export const revokeSecurityGroupEgress = defineRevoke('Egress');
export const updateSecurityGroupRuleDescriptionsIngress = defineUpdateDescriptions('Ingress');
export const updateSecurityGroupRuleDescriptionsEgress = defineUpdateDescriptions('Egress');

export const describeSecurityGroupRules = defineOperation<
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult
>({
  name: 'DescribeSecurityGroupRules',
  requires: toDescribe('DescribeSecurityGroupRules'),
  handle: (input, call) => {
    const all = [...ec2State(call)['security-group'].values()].flatMap((group) =>
      group.rules.map((rule) => ({ ...rule, group })),
    );
    const strange = input.SecurityGroupRuleIds?.find((id) => !all.some(({ ruleId }) => ruleId === id));
    if (strange !== undefined) throw ruleNotFound(strange);
    const asked = all.filter(({ ruleId }) => input.SecurityGroupRuleIds?.includes(ruleId) ?? true);
    const found = fitting(asked, input.Filters, {
      'group-id': ({ group }) => [group.id],
      'security-group-rule-id': ({ ruleId }) => [ruleId],
    });
    const { items, next } = pageOf(found, input);
    return {
      SecurityGroupRules: items.map(({ group, ...rule }) => describe(rule, group, call)),
      ...next,
    };
  },
});

function keepRules(group: SecurityGroup, rules: readonly SecurityGroupRule[], call: Call): void {
  keepThing(call, 'security-group', { ...group, rules });
}

function getRule(group: SecurityGroup, ruleId: string): SecurityGroupRule {
  const rule = group.rules.find((one) => one.ruleId === ruleId);
  if (!rule) throw ruleNotFound(ruleId);
  return rule;
}

function ruleNotFound(ruleId: string): AwsError {
  return new AwsError(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${ruleId}' does not exist`,
  );
}

function describe(rule: SecurityGroupRule, group: SecurityGroup, call: Call): RuleDescription {
  const { accountId } = call.account;
  return {
    SecurityGroupRuleId: rule.ruleId,
    SecurityGroupRuleArn: ec2Arn(`security-group-rule/${rule.ruleId}`, call),
    GroupId: group.id,
    GroupOwnerId: accountId,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: rule.cidrIpv4,
    CidrIpv6: rule.cidrIpv6,
    PrefixListId: rule.prefixListId,
    ReferencedGroupInfo:
      rule.groupId === undefined ? undefined : { GroupId: rule.groupId, UserId: accountId },
    Description: rule.description,
    Tags: tagList(rule.tags),
  };
}
