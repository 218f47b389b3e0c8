import type { TopicRulePayload } from '@aws-sdk/client-iot';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';
import { policies, type Policy } from './policy-store.ts';

export interface TopicRule {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  payload: TopicRulePayload;
  disabled: boolean;
  tags: Readonly<Record<string, string>>;
}

/** The topic rules of one region, by name. */
export const topicRules = defineRegionalStore('iot', () => new Map<string, TopicRule>());

export function topicRuleArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:iot:${region}:${account.accountId}:rule/${name ?? ''}`;
}

/**
 * A rule that is not there is told like one that is not for the caller.
 * Source: https://github.com/hashicorp/terraform-provider-aws (internal/service/iot/topic_rule.go)
 * @throws AwsError UnauthorizedException
 */
export function getTopicRule(name: string | undefined, place: Place): TopicRule {
  const rule = topicRules(place).get(name ?? '');
  if (rule) return rule;
  throw new AwsError('UnauthorizedException', `Access to topic rule '${name ?? ''}' was denied`, 401);
}

/** A rule or a policy; undefined: none of that ARN. */
export function findTagged(arn: string | undefined, place: Place): TopicRule | Policy | undefined {
  return (
    topicRules(place).get(arn?.split(':rule/')[1] ?? '') ??
    policies(place).get(arn?.split(':policy/')[1] ?? '')
  );
}

/** @throws AwsError ResourceNotFoundException */
export function getTagged(arn: string | undefined, place: Place): TopicRule | Policy {
  const found = findTagged(arn, place);
  if (found) return found;
  throw new AwsError('ResourceNotFoundException', `${arn ?? ''} does not exist`, 404);
}
