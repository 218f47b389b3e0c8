import type {
  CreateQueueRequest,
  CreateQueueResult,
  DeleteQueueRequest,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
} from '@aws-sdk/client-sqs';

import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { assertAttributes, withDefaults } from './attributes.ts';
import { findQueue, arnFromUrl, queueArn, queueUrl, requireOnQueue, sqsStore } from './store.ts';

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html */
const nameTakenMs = 60_000;

export const createQueue = defineOperation<CreateQueueRequest, CreateQueueResult>({
  name: 'CreateQueue',
  requires: (input, call) => {
    const arn = queueArn(call, input.QueueName ?? '');
    const context = requestTagContext(input.tags);
    return [
      requireOnQueue(call, 'CreateQueue', arn, context),
      ...(Object.keys(input.tags ?? {}).length > 0 ? [requireOnQueue(call, 'TagQueue', arn, context)] : []),
    ];
  },
  handle: (input, call) => {
    const name = input.QueueName ?? '';
    const attributes = { ...input.Attributes };
    assertName(name, attributes['FifoQueue'] === 'true');
    assertAttributes(attributes);
    const { queues, freed } = call.account.store(sqsStore);
    const arn = queueArn(call, name);
    const existing = queues.get(arn);
    if (existing) {
      const differing = Object.entries(attributes).find(([key, value]) => existing.attributes[key] !== value);
      if (differing) {
        throw new AwsError(
          'QueueAlreadyExists',
          `A queue already exists with the same name and a different value for attribute ${differing[0]}`,
        );
      }
      return { QueueUrl: existing.url };
    }
    if (freed.get(arn)?.hasPassed === false) {
      throw new AwsError(
        'AWS.SimpleQueueService.QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      );
    }
    const now = String(Math.floor(Date.now() / 1000));
    const queue = {
      name,
      arn,
      url: queueUrl(call, name),
      attributes: { ...withDefaults(attributes), CreatedTimestamp: now, LastModifiedTimestamp: now },
      tags: { ...input.tags },
    };
    queues.set(arn, queue);
    return { QueueUrl: queue.url };
  },
});

export const getQueueUrl = defineOperation<GetQueueUrlRequest, GetQueueUrlResult>({
  name: 'GetQueueUrl',
  requires: (input, call) => [requireOnQueue(call, 'GetQueueUrl', queueArn(call, input.QueueName ?? ''))],
  handle: (input, call) => ({ QueueUrl: findQueue(call, input.QueueName).url }),
});

export const deleteQueue = defineOperation<DeleteQueueRequest, void>({
  name: 'DeleteQueue',
  requires: (input, call) => [requireOnQueue(call, 'DeleteQueue', arnFromUrl(call, input.QueueUrl))],
  handle: (input, call) => {
    const { queues, freed } = call.account.store(sqsStore);
    const { arn } = findQueue(call, input.QueueUrl);
    queues.delete(arn);
    for (const [name, moment] of freed) if (moment.hasPassed) freed.delete(name);
    freed.set(arn, call.account.clock.after(nameTakenMs));
  },
});

export const listQueues = defineOperation<ListQueuesRequest, ListQueuesResult>({
  name: 'ListQueues',
  requires: (_input, call) => [requireOnQueue(call, 'ListQueues', queueArn(call, ''))],
  handle: (input, call) => {
    const urls = [...call.account.store(sqsStore).queues.values()]
      .filter((queue) => queue.arn.startsWith(queueArn(call, input.QueueNamePrefix ?? '')))
      .map((queue) => queue.url)
      .toSorted();
    const start = Number(input.NextToken ?? 0);
    const end = start + (input.MaxResults ?? 1000);
    // Without MaxResults SQS never gives a token, however many there are.
    const more = input.MaxResults !== undefined && end < urls.length;
    return { QueueUrls: urls.slice(start, end), NextToken: more ? String(end) : undefined };
  },
});

function assertName(name: string, fifo: boolean): void {
  if (fifo && !/^[\w-]{1,75}\.fifo$/u.test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  }
  if (!fifo && !/^[\w-]{1,80}$/u.test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
}
