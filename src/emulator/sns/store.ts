import { defineStore } from '../account.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';

export interface Topic {
  readonly arn: string;
  readonly attributes: Record<string, string>;
  readonly tags: Record<string, string>;
}

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Record<string, string>;
}

/** Both by ARN. */
export const snsStore = defineStore('sns', () => ({
  topics: new Map<string, Topic>(),
  subscriptions: new Map<string, Subscription>(),
}));

export function topicArn(call: Call, name: string): string {
  return `arn:aws:sns:${call.region}:${call.account.accountId}:${name}`;
}

export function findTopic(call: Call, arn: string | undefined): Topic {
  if (!/^arn:aws:sns:[^:]*:\d{12}:[\w-]{1,256}(?:\.fifo)?$/u.test(arn ?? '')) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: TopicArn');
  }
  const topic = call.account.store(snsStore).topics.get(arn ?? '');
  if (!topic) throw new AwsError('NotFound', 'Topic does not exist', 404);
  return topic;
}

export function findSubscription(call: Call, arn: string | undefined): Subscription {
  const subscription = call.account.store(snsStore).subscriptions.get(arn ?? '');
  if (!subscription) throw new AwsError('NotFound', 'Subscription does not exist', 404);
  return subscription;
}

/** By the topic's ARN. */
export function tagsOfTopic(arn: string, { account }: Call): Topic['tags'] | undefined {
  return account.store(snsStore).topics.get(arn)?.tags;
}

/** SNS prints its prefix in upper case. What concerns a subscription is asked of its topic. */
export function requireOnTopic(
  call: Call,
  operation: string,
  arn: string | undefined,
  context?: Requirement['context'],
): Requirement {
  const resource = arn ?? '*';
  return {
    action: `sns:${operation}`,
    actionAsPrinted: `SNS:${operation}`,
    resource,
    resourcePolicy: call.account.store(snsStore).topics.get(resource)?.attributes['Policy'],
    ...(context === undefined ? {} : { context }),
  };
}

/** The topic of a subscription ARN: `…:<topic>:<uuid>`. */
export function topicOfSubscription(subscriptionArn: string | undefined): string {
  return (subscriptionArn ?? '').split(':').slice(0, 6).join(':');
}
