import type { Rule, Scope, Statement, Tag } from '@aws-sdk/client-wafv2';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { arnOf, type Named, type Noun, wafArn } from './store.ts';

export function onKept(operation: string, noun: Noun, named: Named, call: Call): Requirement {
  return { action: `wafv2:${operation}`, resource: arnOf(call, noun, named) };
}

/** A statement and all that it is made of. */
function statementsIn(statement: Statement | undefined): readonly Statement[] {
  if (!statement) return [];
  const inner = [
    ...(statement.AndStatement?.Statements ?? []),
    ...(statement.OrStatement?.Statements ?? []),
    statement.NotStatement?.Statement,
    statement.RateBasedStatement?.ScopeDownStatement,
    statement.ManagedRuleGroupStatement?.ScopeDownStatement,
  ];
  return [statement, ...inner.flatMap((one) => statementsIn(one))];
}

export const statementsOf = (rules: readonly Rule[] | undefined): readonly Statement[] =>
  (rules ?? []).flatMap(({ Statement: statement }) => statementsIn(statement));

/**
 * Rules ask for the same action on what they refer to: https://github.com/aws/aws-pdk/pull/104 (a set of addresses),
 * https://github.com/aws-samples/amazon-cloudfront-waf-secretsmanager/issues/3 (managed rules, whose ARN names none of them).
 */
export function onRuleParts(
  operation: string,
  scope: Scope | undefined,
  rules: readonly Rule[] | undefined,
  call: Call,
): readonly Requirement[] {
  const resources = statementsOf(rules).flatMap((statement) => [
    ...(statement.ManagedRuleGroupStatement ? [wafArn(call, scope, 'managedruleset', '*/*')] : []),
    statement.IPSetReferenceStatement?.ARN ?? [],
    statement.RegexPatternSetReferenceStatement?.ARN ?? [],
    statement.RuleGroupReferenceStatement?.ARN ?? [],
  ]);
  return [...new Set(resources.flat())].map((resource) => ({ action: `wafv2:${operation}`, resource }));
}

/** What has no id yet; its tags ask for the tagging action too. */
export function toCreate(
  operation: string,
  noun: Noun,
  { Scope, Name, Tags }: Named & { readonly Tags?: readonly Tag[] | undefined },
  call: Call,
): readonly Requirement[] {
  const resource = wafArn(call, Scope, noun, `${Name}/*`);
  const context = requestTagContext(tagsByKey(Tags));
  return [
    { action: `wafv2:${operation}`, resource, context },
    ...(Tags?.length ? [{ action: 'wafv2:TagResource', resource, context }] : []),
  ];
}
