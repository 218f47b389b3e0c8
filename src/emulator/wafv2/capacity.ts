import type { Rule, Statement } from '@aws-sdk/client-wafv2';
import { statementsOf } from './requirements.ts';

/** Source: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const managedCapacity: Readonly<Record<string, number>> = {
  AWSManagedRulesACFPRuleSet: 50,
  AWSManagedRulesATPRuleSet: 50,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesWordPressRuleSet: 100,
};

/** AWS's own groups have to be known; those of others are taken on trust. */
export function isKnownGroup({ ManagedRuleGroupStatement: group }: Statement): boolean {
  return group?.VendorName !== 'AWS' || Object.hasOwn(managedCapacity, group.Name ?? '');
}

/** What one statement costs by itself. Source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html; simplified. */
function costOf(statement: Statement): number {
  const { ManagedRuleGroupStatement: group } = statement;
  if (group) return managedCapacity[group.Name ?? ''] ?? 100;
  if (statement.SqliMatchStatement) return 20;
  if (statement.XssMatchStatement) return 40;
  if (statement.RegexPatternSetReferenceStatement) return 25;
  if (statement.ByteMatchStatement) return 10;
  if (statement.RegexMatchStatement) return 3;
  if (statement.RateBasedStatement) return 2;
  if (statement.AndStatement ?? statement.OrStatement ?? statement.NotStatement) return 0;
  return 1;
}

export function capacityOf(rules: readonly Rule[] | undefined): number {
  return statementsOf(rules).reduce((sum, statement) => sum + costOf(statement), 0);
}
