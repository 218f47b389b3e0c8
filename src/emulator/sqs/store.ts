import { defineStore } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** As set, defaults included; text, as SQS keeps them. */
  readonly attributes: Record<string, string>;
  readonly tags: Record<string, string>;
}

export const sqsStore = defineStore('sqs', () => ({
  /** By ARN. */
  queues: new Map<string, Queue>(),
  /** When the names of deleted queues may be used again, by ARN. */
  freed: new Map<string, Moment>(),
}));

export function queueArn(call: Call, name: string): string {
  return `arn:aws:sqs:${call.region}:${call.account.accountId}:${name}`;
}

export function queueUrl(call: Call, name: string): string {
  return `https://sqs.${call.region}.amazonaws.com/${call.account.accountId}/${name}`;
}

/** The ARN of the queue that a URL names; the host of the URL is not looked at. */
export function arnFromUrl(call: Call, url: string | undefined): string {
  return queueArn(call, (url ?? '').split('/').at(-1) ?? '');
}

export function findQueue(call: Call, url: string | undefined): Queue {
  const queue = call.account.store(sqsStore).queues.get(arnFromUrl(call, url));
  if (!queue) {
    throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
  }
  return queue;
}

/** By the queue's ARN. */
export function tagsOfQueue(arn: string, { account }: Call): Queue['tags'] | undefined {
  return account.store(sqsStore).queues.get(arn)?.tags;
}

/** SQS prints its actions in lower case. */
export function requireOnQueue(
  call: Call,
  operation: string,
  resource: string,
  context?: Requirement['context'],
): Requirement {
  return {
    action: `sqs:${operation}`,
    actionAsPrinted: `sqs:${operation.toLowerCase()}`,
    resource,
    resourcePolicy: call.account.store(sqsStore).queues.get(resource)?.attributes['Policy'],
    ...(context === undefined ? {} : { context }),
  };
}
