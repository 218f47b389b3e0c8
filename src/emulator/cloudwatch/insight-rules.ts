import type {
  DeleteInsightRulesInput,
  DeleteInsightRulesOutput,
  DescribeInsightRulesInput,
  DescribeInsightRulesOutput,
  PutInsightRuleInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import type { Place } from '../regional-store.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { pageOf } from './paging.ts';
import { cloudWatchState } from './store.ts';

function insightRuleArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:cloudwatch:${region}:${account.accountId}:insight-rule/${name}`;
}

function onRule(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `cloudwatch:${operation}`, resource: insightRuleArn(name, call), context };
}

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutInsightRule.html */
export const putInsightRule = defineOperation<PutInsightRuleInput, object>({
  name: 'PutInsightRule',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags));
    return [
      onRule('PutInsightRule', input.RuleName, call, {
        ...context,
        'cloudwatch:requestInsightRuleLogGroups': parseDefinition(input.RuleDefinition)?.logGroups ?? [],
      }),
      ...(input.Tags?.length ? [onRule('TagResource', input.RuleName, call, context)] : []),
    ];
  },
  handle: (input, call) => {
    const name = input.RuleName ?? '';
    const definition = parseDefinition(input.RuleDefinition);
    if (!definition) {
      throw new AwsError('InvalidParameterValue', 'The value for RuleDefinition is not valid JSON.');
    }
    const { insightRules } = cloudWatchState(call);
    insightRules.set(name, {
      name,
      definition: input.RuleDefinition ?? '',
      schema: definition.schema,
      state: input.RuleState === 'DISABLED' ? 'DISABLED' : 'ENABLED',
      // Tags of a rule that is there already are left as they are.
      tags: insightRules.get(name)?.tags ?? tagsByKey(input.Tags),
    });
    return {};
  },
});

export const describeInsightRules = defineOperation<DescribeInsightRulesInput, DescribeInsightRulesOutput>({
  name: 'DescribeInsightRules',
  requires: () => [{ action: 'cloudwatch:DescribeInsightRules', resource: '*' }],
  handle: (input, call) => {
    const all = [...cloudWatchState(call).insightRules.values()];
    const { items, next } = pageOf(all, input.NextToken, input.MaxResults ?? 500);
    return {
      InsightRules: items.map(({ name, definition, schema, state }) => ({
        Name: name,
        Definition: definition,
        Schema: schema,
        State: state,
      })),
      ...next,
    };
  },
});

/** A rule that is not there is among the failures of an answer that has succeeded. */
export const deleteInsightRules = defineOperation<DeleteInsightRulesInput, DeleteInsightRulesOutput>({
  name: 'DeleteInsightRules',
  requires: (input, call) => (input.RuleNames ?? []).map((name) => onRule('DeleteInsightRules', name, call)),
  handle: (input, call) => {
    const { insightRules } = cloudWatchState(call);
    const missing = (input.RuleNames ?? []).filter((name) => !insightRules.delete(name));
    return {
      Failures: missing.map((name) => ({
        FailureResource: name,
        ExceptionType: 'ResourceNotFoundException',
        FailureCode: 'ResourceNotFoundException',
        FailureDescription: `Rule ${name} does not exist`,
      })),
    };
  },
});

function parseDefinition(
  text: string | undefined,
): { readonly schema: string; readonly logGroups: readonly string[] } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return undefined;
    const { Schema: schema, LogGroupNames: groups } = value as Readonly<Record<string, unknown>>;
    const { Name, Version } = (schema ?? {}) as Readonly<Record<string, unknown>>;
    return {
      schema: JSON.stringify({ Name, Version }),
      logGroups: Array.isArray(groups) ? groups.map(String) : [],
    };
  } catch {
    return undefined;
  }
}
