import { renderDefaultPolicy } from '../../../sns/default-policy.ts';
import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';

const topic = (resource: ResourceView) => ({ TopicArn: requiredText(resource, 'TopicArn') });
const read: Step = { call: 'sns:GetTopicAttributes', input: topic };
const policyStep = (value: (resource: ResourceView) => string | undefined): Step => ({
  call: 'sns:SetTopicAttributes',
  input: (resource) => ({ ...topic(resource), AttributeName: 'Policy', AttributeValue: value(resource) }),
});
const write = policyStep(({ properties }) => textOf(properties['PolicyDocument']));

export const snsTopicInlinePolicy: ResourceType = {
  type: 'AWS::SNS::TopicInlinePolicy',
  idAfter: 'sns:SetTopicAttributes',
  physicalId: (resource) => requiredText(resource, 'TopicArn'),
  replacedBy: ['TopicArn'],
  create: [read, write],
  update: [read, write],
  delete: [
    { ...read, ignoring: ['NotFound'] },
    {
      // A topic never is without a policy: it gets back the default.
      ...policyStep((resource) =>
        renderDefaultPolicy(requiredText(resource, 'TopicArn'), resource.accountId),
      ),
      ignoring: ['NotFound'],
    },
  ],
};
