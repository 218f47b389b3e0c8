import type {
  CreateTopicInput,
  CreateTopicResponse,
  DeleteTopicInput,
  ListTopicsInput,
  ListTopicsResponse,
} from '@aws-sdk/client-sns';

import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { renderDefaultPolicy } from './default-policy.ts';
import { requireOnTopic, snsStore, topicArn } from './store.ts';
import { tagsOf } from './tag-record.ts';
import { assertTopicAttributes } from './topic-attributes.ts';

const pageSize = 100;

export const createTopic = defineOperation<CreateTopicInput, CreateTopicResponse>({
  name: 'CreateTopic',
  requires: (input, call) => {
    const arn = topicArn(call, input.Name ?? '');
    const context = requestTagContext(tagsOf(input.Tags));
    return [
      requireOnTopic(call, 'CreateTopic', arn, context),
      ...(input.Tags?.length ? [requireOnTopic(call, 'TagResource', arn, context)] : []),
    ];
  },
  handle: (input, call) => {
    const name = input.Name ?? '';
    const attributes = { ...input.Attributes };
    const fifo = attributes['FifoTopic'] === 'true';
    if (!(fifo ? /^[\w-]{1,251}\.fifo$/u : /^[\w-]{1,256}$/u).test(name)) {
      throw new AwsError('InvalidParameter', 'Invalid parameter: Topic Name');
    }
    assertTopicAttributes(attributes);
    const { topics } = call.account.store(snsStore);
    const arn = topicArn(call, name);
    const existing = topics.get(arn);
    if (!existing) {
      const policy = attributes['Policy'] ?? renderDefaultPolicy(arn, call.account.accountId);
      topics.set(arn, { arn, attributes: { ...attributes, Policy: policy }, tags: tagsOf(input.Tags) });
      return { TopicArn: arn };
    }
    if (Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value)) {
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
      );
    }
    if (Object.entries(tagsOf(input.Tags)).some(([key, value]) => existing.tags[key] !== value)) {
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: Tags Reason: Topic already exists with different tags',
      );
    }
    return { TopicArn: arn };
  },
});

export const deleteTopic = defineOperation<DeleteTopicInput, void>({
  name: 'DeleteTopic',
  requires: (input, call) => [requireOnTopic(call, 'DeleteTopic', input.TopicArn)],
  // Deleting a topic that is gone succeeds, and takes its subscriptions along.
  handle: (input, call) => {
    const { topics, subscriptions } = call.account.store(snsStore);
    topics.delete(input.TopicArn ?? '');
    for (const subscription of subscriptions.values()) {
      if (subscription.topicArn === input.TopicArn) subscriptions.delete(subscription.arn);
    }
  },
});

export const listTopics = defineOperation<ListTopicsInput, ListTopicsResponse>({
  name: 'ListTopics',
  requires: (_input, call) => [requireOnTopic(call, 'ListTopics', topicArn(call, '*'))],
  handle: (input, call) => {
    const arns = [...call.account.store(snsStore).topics.keys()].filter((arn) =>
      arn.startsWith(topicArn(call, '')),
    );
    const start = Number(input.NextToken ?? 0);
    const end = start + (call.pageSize ?? pageSize);
    return {
      Topics: arns.slice(start, end).map((arn) => ({ TopicArn: arn })),
      NextToken: end < arns.length ? String(end) : undefined,
    };
  },
});
