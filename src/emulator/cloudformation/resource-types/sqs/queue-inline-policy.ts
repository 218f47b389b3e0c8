import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';

const queue = (resource: ResourceView) => ({ QueueUrl: requiredText(resource, 'Queue') });
const absent = ['AWS.SimpleQueueService.NonExistentQueue', 'QueueDoesNotExist'];

const read: Step = {
  call: 'sqs:GetQueueAttributes',
  input: (resource) => ({ ...queue(resource), AttributeNames: ['Policy'] }),
};
const write: Step = {
  call: 'sqs:SetQueueAttributes',
  input: (resource) => ({
    ...queue(resource),
    Attributes: { Policy: textOf(resource.properties['PolicyDocument']) },
  }),
};

export const sqsQueueInlinePolicy: ResourceType = {
  type: 'AWS::SQS::QueueInlinePolicy',
  idAfter: 'sqs:SetQueueAttributes',
  physicalId: (resource) => requiredText(resource, 'Queue'),
  replacedBy: ['Queue'],
  create: [
    read,
    // Another inline policy, or a QueuePolicy, is not overwritten.
    { ...write, objection: wordExisting },
  ],
  update: [read, write],
  delete: [
    { ...read, ignoring: absent },
    {
      call: 'sqs:SetQueueAttributes',
      ignoring: absent,
      input: (resource) => ({ ...queue(resource), Attributes: { Policy: '' } }),
    },
  ],
};

/** Assumed, with its words: the handler contract bids a creation fail where there is one already. */
function wordExisting(resource: ResourceView): string | undefined {
  const attributes = resource.output('sqs:GetQueueAttributes')['Attributes'];
  const policy = (attributes as { Policy?: string } | undefined)?.Policy;
  return policy === undefined || policy === '' ? undefined : 'Policy already exists';
}
