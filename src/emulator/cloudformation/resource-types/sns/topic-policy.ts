import { renderDefaultPolicy } from '../../../sns/default-policy.ts';
import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, textOf } from '../properties.ts';

const topics = (resource: ResourceView): readonly unknown[] => listOf(resource.properties['Topics']);

/** Topics that the policy no longer covers. */
const left = (resource: ResourceView): readonly unknown[] =>
  listOf(resource.previous['Topics']).filter((arn) => !topics(resource).includes(arn));

const setPolicy = (resource: ResourceView, arn: unknown): object => ({
  TopicArn: arn,
  AttributeName: 'Policy',
  AttributeValue: textOf(resource.properties['PolicyDocument']),
});

/** A topic never is without a policy: it gets back a default that lets its owner's account in. */
const resetPolicy = (resource: ResourceView, arn: unknown): object => ({
  TopicArn: arn,
  AttributeName: 'Policy',
  AttributeValue: renderDefaultPolicy(String(arn), resource.accountId),
});

export const snsTopicPolicy: ResourceType = {
  type: 'AWS::SNS::TopicPolicy',
  idAfter: 'sns:SetTopicAttributes',
  physicalId: (resource) => resource.generatedName(),
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId },
  create: [{ call: 'sns:SetTopicAttributes', forEach: topics, input: setPolicy }],
  update: [
    { call: 'sns:SetTopicAttributes', forEach: topics, input: setPolicy },
    { call: 'sns:SetTopicAttributes', forEach: left, ignoring: ['NotFound'], input: resetPolicy },
  ],
  delete: [{ call: 'sns:SetTopicAttributes', forEach: topics, ignoring: ['NotFound'], input: resetPolicy }],
};
