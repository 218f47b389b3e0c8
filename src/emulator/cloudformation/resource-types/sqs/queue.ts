import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { textOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

const attributeProperties = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

function attributesOf(resource: ResourceView, ...more: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of [...attributeProperties, ...more]) {
    const value = textOf(resource.properties[name]);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

function nameOf(resource: ResourceView): string {
  const given = textOf(resource.properties['QueueName']);
  if (given !== undefined) return given;
  return textOf(resource.properties['FifoQueue']) === 'true'
    ? `${resource.generatedName({ maxLength: 75 })}.fifo`
    : resource.generatedName({ maxLength: 80 });
}

const place = (resource: ResourceView): { QueueUrl: string } => ({ QueueUrl: resource.physicalId });
const name = (resource: ResourceView): string => resource.physicalId.split('/').at(-1) ?? '';
const readAll = (resource: ResourceView): object => ({ ...place(resource), AttributeNames: ['All'] });
const tagsToSet = (resource: ResourceView) => withoutSystemTags(setTags(resource));

/** What the handler waits for SQS to know everywhere of a queue, or nowhere any more. Source: sqs/behaviour.md */
const propagationSeconds = 60;

export const sqsQueue: ResourceType = {
  type: 'AWS::SQS::Queue',
  idAfter: 'sqs:CreateQueue',
  physicalId: (resource) => String(resource.output('sqs:CreateQueue')['QueueUrl']),
  replacedBy: ['QueueName', 'FifoQueue'],
  attributes: {
    Arn: (resource) => `arn:aws:sqs:${resource.region}:${resource.accountId}:${name(resource)}`,
    QueueName: name,
    QueueUrl: (resource) => resource.physicalId,
  },
  create: [
    {
      call: 'sqs:CreateQueue',
      input: (resource) => ({
        QueueName: nameOf(resource),
        Attributes: attributesOf(resource, 'FifoQueue'),
        tags: tagRecord(withoutSystemTags(resource.tags)),
      }),
    },
    { call: 'sqs:GetQueueAttributes', input: readAll, afterSeconds: propagationSeconds },
  ],
  update: [
    {
      call: 'sqs:SetQueueAttributes',
      when: (resource) => resource.changed(...attributeProperties),
      input: (resource) => ({ ...place(resource), Attributes: attributesOf(resource) }),
    },
    {
      call: 'sqs:UntagQueue',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'sqs:TagQueue',
      when: (resource) => tagsToSet(resource).length > 0,
      input: (resource) => ({ ...place(resource), Tags: tagRecord(tagsToSet(resource)) }),
    },
    { call: 'sqs:GetQueueAttributes', input: readAll },
  ],
  delete: [
    {
      call: 'sqs:GetQueueAttributes',
      input: readAll,
      ignoring: ['AWS.SimpleQueueService.NonExistentQueue'],
    },
    {
      call: 'sqs:DeleteQueue',
      input: place,
      ignoring: ['AWS.SimpleQueueService.NonExistentQueue'],
    },
    {
      call: 'sqs:GetQueueAttributes',
      input: readAll,
      ignoring: ['AWS.SimpleQueueService.NonExistentQueue'],
      afterSeconds: propagationSeconds,
    },
  ],
};
