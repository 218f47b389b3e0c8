import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, textOf } from '../properties.ts';

const queues = (resource: ResourceView): readonly unknown[] => listOf(resource.properties['Queues']);

/** Queues that the policy no longer covers. */
function left(resource: ResourceView): readonly unknown[] {
  return listOf(resource.previous['Queues']).filter((url) => !queues(resource).includes(url));
}

const setPolicy = (resource: ResourceView, url: unknown): object => ({
  QueueUrl: url,
  Attributes: { Policy: textOf(resource.properties['PolicyDocument']) },
});

const removePolicy = (_resource: ResourceView, url: unknown): object => ({
  QueueUrl: url,
  Attributes: { Policy: '' },
});

export const sqsQueuePolicy: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',
  idAfter: 'sqs:SetQueueAttributes',
  physicalId: (resource) => resource.generatedName(),
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId },
  create: [{ call: 'sqs:SetQueueAttributes', forEach: queues, input: setPolicy }],
  update: [
    { call: 'sqs:SetQueueAttributes', forEach: queues, input: setPolicy },
    {
      call: 'sqs:SetQueueAttributes',
      forEach: left,
      input: removePolicy,
      ignoring: ['AWS.SimpleQueueService.NonExistentQueue'],
    },
  ],
  delete: [
    {
      call: 'sqs:SetQueueAttributes',
      forEach: queues,
      input: removePolicy,
      ignoring: ['AWS.SimpleQueueService.NonExistentQueue'],
    },
  ],
};
