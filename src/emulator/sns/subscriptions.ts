import { randomUUID } from 'node:crypto';

import type {
  GetSubscriptionAttributesInput,
  GetSubscriptionAttributesResponse,
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse,
  SetSubscriptionAttributesInput,
  SubscribeInput,
  SubscribeResponse,
  UnsubscribeInput,
} from '@aws-sdk/client-sns';

import { AwsError, defineOperation } from '../operation.ts';
import { findSubscription, findTopic, requireOnTopic, snsStore, topicOfSubscription } from './store.ts';

/** What an endpoint must look like. Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
const endpoints: Readonly<Record<string, RegExp>> = {
  application: /^arn:/u,
  email: /^[^@\s]+@[^@\s]+$/u,
  'email-json': /^[^@\s]+@[^@\s]+$/u,
  firehose: /^arn:[^:]+:firehose:/u,
  http: /^http:\/\//u,
  https: /^https:\/\//u,
  lambda: /^arn:[^:]+:lambda:/u,
  sms: /^[+\d][\d\s-]+$/u,
  sqs: /^arn:[^:]+:sqs:/u,
};

/** These wait until whoever owns the endpoint confirms, which never happens here. */
const confirmed = new Set(['application', 'firehose', 'lambda', 'sms', 'sqs']);

export const subscribe = defineOperation<SubscribeInput, SubscribeResponse>({
  name: 'Subscribe',
  requires: (input, call) => [
    requireOnTopic(call, 'Subscribe', input.TopicArn, {
      'sns:Protocol': input.Protocol ?? '',
      'sns:Endpoint': input.Endpoint ?? '',
    }),
  ],
  handle: (input, call) => {
    const topic = findTopic(call, input.TopicArn);
    const protocol = input.Protocol ?? '';
    const endpoint = input.Endpoint ?? '';
    const shape = endpoints[protocol];
    if (!shape) {
      throw new AwsError(
        'InvalidParameter',
        `Invalid parameter: Does not support this protocol string: ${protocol}`,
      );
    }
    if (!shape.test(endpoint)) {
      throw new AwsError('InvalidParameter', `Invalid parameter: Endpoint Reason: ${endpoint || 'missing'}`);
    }
    const { subscriptions } = call.account.store(snsStore);
    const existing = [...subscriptions.values()].find(
      (other) => other.topicArn === topic.arn && other.protocol === protocol && other.endpoint === endpoint,
    );
    const subscription = existing ?? {
      arn: `${topic.arn}:${randomUUID()}`,
      topicArn: topic.arn,
      protocol,
      endpoint,
      attributes: { ...input.Attributes, PendingConfirmation: String(!confirmed.has(protocol)) },
    };
    subscriptions.set(subscription.arn, subscription);
    const hidden = subscription.attributes['PendingConfirmation'] === 'true' && !input.ReturnSubscriptionArn;
    return { SubscriptionArn: hidden ? 'pending confirmation' : subscription.arn };
  },
});

export const unsubscribe = defineOperation<UnsubscribeInput, void>({
  name: 'Unsubscribe',
  requires: (input, call) => [
    requireOnTopic(call, 'Unsubscribe', topicOfSubscription(input.SubscriptionArn)),
  ],
  handle: (input, call) => {
    const { subscriptions } = call.account.store(snsStore);
    const subscription = subscriptions.get(input.SubscriptionArn ?? '');
    if (subscription?.attributes['PendingConfirmation'] === 'true') {
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: This subscription must be confirmed before it can be unsubscribed',
      );
    }
    subscriptions.delete(input.SubscriptionArn ?? '');
  },
});

export const getSubscriptionAttributes = defineOperation<
  GetSubscriptionAttributesInput,
  GetSubscriptionAttributesResponse
>({
  name: 'GetSubscriptionAttributes',
  requires: (input, call) => [
    requireOnTopic(call, 'GetSubscriptionAttributes', topicOfSubscription(input.SubscriptionArn)),
  ],
  handle: (input, call) => {
    const subscription = findSubscription(call, input.SubscriptionArn);
    return {
      Attributes: {
        SubscriptionArn: subscription.arn,
        TopicArn: subscription.topicArn,
        Protocol: subscription.protocol,
        Endpoint: subscription.endpoint,
        Owner: call.account.accountId,
        RawMessageDelivery: 'false',
        ConfirmationWasAuthenticated: String(subscription.attributes['PendingConfirmation'] !== 'true'),
        ...subscription.attributes,
      },
    };
  },
});

export const setSubscriptionAttributes = defineOperation<SetSubscriptionAttributesInput, void>({
  name: 'SetSubscriptionAttributes',
  requires: (input, call) => [
    requireOnTopic(call, 'SetSubscriptionAttributes', topicOfSubscription(input.SubscriptionArn)),
  ],
  handle: (input, call) => {
    const subscription = findSubscription(call, input.SubscriptionArn);
    subscription.attributes[input.AttributeName ?? ''] = input.AttributeValue ?? '';
  },
});

export const listSubscriptionsByTopic = defineOperation<
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse
>({
  name: 'ListSubscriptionsByTopic',
  requires: (input, call) => [requireOnTopic(call, 'ListSubscriptionsByTopic', input.TopicArn)],
  handle: (input, call) => {
    const topic = findTopic(call, input.TopicArn);
    const own = [...call.account.store(snsStore).subscriptions.values()].filter(
      (subscription) => subscription.topicArn === topic.arn,
    );
    const start = Number(input.NextToken ?? 0);
    const end = start + (call.pageSize ?? 100);
    return {
      Subscriptions: own.slice(start, end).map((subscription) => ({
        SubscriptionArn:
          subscription.attributes['PendingConfirmation'] === 'true'
            ? 'PendingConfirmation'
            : subscription.arn,
        Owner: call.account.accountId,
        Protocol: subscription.protocol,
        Endpoint: subscription.endpoint,
        TopicArn: subscription.topicArn,
      })),
      NextToken: end < own.length ? String(end) : undefined,
    };
  },
});
