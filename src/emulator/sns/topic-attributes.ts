import type {
  GetDataProtectionPolicyInput,
  GetDataProtectionPolicyResponse,
  GetTopicAttributesInput,
  GetTopicAttributesResponse,
  SetTopicAttributesInput,
} from '@aws-sdk/client-sns';

import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, defineOperation, type Operation } from '../operation.ts';
import { findTopic, requireOnTopic, snsStore } from './store.ts';

/** Source: https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
const settable = new Set([
  'ArchivePolicy',
  'ContentBasedDeduplication',
  'DeliveryPolicy',
  'DisplayName',
  'FifoThroughputScope',
  'KmsMasterKeyId',
  'Policy',
  'SignatureVersion',
  'TracingConfig',
]);

const feedback =
  /^(?:Application|Firehose|HTTP|Lambda|SQS)(?:Success|Failure)Feedback(?:RoleArn|SampleRate)$/u;

/** @throws AwsError InvalidParameter */
export function assertTopicAttributes(attributes: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(attributes)) {
    if (!settable.has(name) && name !== 'FifoTopic' && !feedback.test(name)) {
      throw new AwsError(
        'InvalidParameter',
        `Invalid parameter: Attributes Reason: Unknown attribute ${name}`,
      );
    }
  }
  if (attributes['Policy'] !== undefined) assertPolicy(attributes['Policy']);
}

/**
 * Source of the words: https://github.com/serverless/serverless/issues/5519; that CreateTopic says it with the same
 * ones is assumed.
 */
function assertPolicy(text: string): void {
  if (findPolicyFault(text, 'resource') === undefined) return;
  throw new AwsError('InvalidParameter', 'Invalid parameter: Policy Error: null');
}

/**
 * How HTTP endpoints are tried again unless a topic says otherwise.
 * Source: the example of https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
 */
const defaultDeliveryPolicy = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
  },
});

const getTopicAttributes = defineOperation<GetTopicAttributesInput, GetTopicAttributesResponse>({
  name: 'GetTopicAttributes',
  requires: (input, call) => [requireOnTopic(call, 'GetTopicAttributes', input.TopicArn)],
  handle: (input, call) => {
    const topic = findTopic(call, input.TopicArn);
    const own = [...call.account.store(snsStore).subscriptions.values()].filter(
      (subscription) => subscription.topicArn === topic.arn,
    );
    const pending = own.filter((subscription) => subscription.attributes['PendingConfirmation'] === 'true');
    return {
      Attributes: {
        TopicArn: topic.arn,
        Owner: call.account.accountId,
        DisplayName: '',
        SubscriptionsConfirmed: String(own.length - pending.length),
        SubscriptionsPending: String(pending.length),
        SubscriptionsDeleted: '0',
        EffectiveDeliveryPolicy: topic.attributes['DeliveryPolicy'] ?? defaultDeliveryPolicy,
        ...topic.attributes,
      },
    };
  },
});

const setTopicAttributes = defineOperation<SetTopicAttributesInput, void>({
  name: 'SetTopicAttributes',
  requires: (input, call) => [requireOnTopic(call, 'SetTopicAttributes', input.TopicArn)],
  handle: (input, call) => {
    const topic = findTopic(call, input.TopicArn);
    const name = input.AttributeName ?? '';
    if (!settable.has(name) && !feedback.test(name)) {
      throw new AwsError('InvalidParameter', 'Invalid parameter: AttributeName');
    }
    if (name === 'Policy') assertPolicy(input.AttributeValue ?? '');
    topic.attributes[name] = input.AttributeValue ?? '';
  },
});

const getDataProtectionPolicy = defineOperation<
  GetDataProtectionPolicyInput,
  GetDataProtectionPolicyResponse
>({
  name: 'GetDataProtectionPolicy',
  requires: (input, call) => [requireOnTopic(call, 'GetDataProtectionPolicy', input.ResourceArn)],
  handle: (input, call) => {
    findTopic(call, input.ResourceArn);
    return { DataProtectionPolicy: '' };
  },
});

export const topicAttributeOperations: readonly Operation[] = [
  getTopicAttributes,
  setTopicAttributes,
  getDataProtectionPolicy,
];
