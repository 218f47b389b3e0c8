import type {
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  SetQueueAttributesRequest,
} from '@aws-sdk/client-sqs';

import { AwsError, defineOperation } from '../operation.ts';
import { assertAttributes } from './attributes.ts';
import { arnFromUrl, findQueue, requireOnQueue } from './store.ts';

/** No message ever lies in an emulated queue. */
const counts = {
  ApproximateNumberOfMessages: '0',
  ApproximateNumberOfMessagesDelayed: '0',
  ApproximateNumberOfMessagesNotVisible: '0',
};

export const getQueueAttributes = defineOperation<GetQueueAttributesRequest, GetQueueAttributesResult>({
  name: 'GetQueueAttributes',
  requires: (input, call) => [requireOnQueue(call, 'GetQueueAttributes', arnFromUrl(call, input.QueueUrl))],
  handle: (input, call) => {
    const queue = findQueue(call, input.QueueUrl);
    const all: Record<string, string> = { QueueArn: queue.arn, ...counts, ...queue.attributes };
    const asked = new Set<string>(input.AttributeNames);
    return {
      Attributes: Object.fromEntries(
        Object.entries(all).filter(([name]) => asked.has('All') || asked.has(name)),
      ),
    };
  },
});

export const setQueueAttributes = defineOperation<SetQueueAttributesRequest, void>({
  name: 'SetQueueAttributes',
  requires: (input, call) => [requireOnQueue(call, 'SetQueueAttributes', arnFromUrl(call, input.QueueUrl))],
  handle: (input, call) => {
    const queue = findQueue(call, input.QueueUrl);
    const attributes = { ...input.Attributes };
    assertAttributes(attributes);
    if (attributes['FifoQueue'] !== undefined) {
      throw new AwsError('InvalidAttributeName', 'Unknown Attribute FifoQueue.');
    }
    for (const [name, value] of Object.entries(attributes)) {
      // An empty policy or redrive policy takes it away.
      if (value === '') delete queue.attributes[name];
      else queue.attributes[name] = value;
    }
    queue.attributes['LastModifiedTimestamp'] = String(Math.floor(Date.now() / 1000));
  },
});
