import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { numberOf, pickProperties, textOf } from '../properties.ts';
import { madeBy, taggingActions, tagSteps } from './steps.ts';

const created = (resource: ResourceView) => madeBy(resource, 'elasticloadbalancing:CreateRule', 'Rules');

const place = (resource: ResourceView) => ({ RuleArn: resource.physicalId });

const describe: Step = {
  call: 'elasticloadbalancing:DescribeRules',
  input: (resource) => ({ RuleArns: [resource.physicalId] }),
};

export const elbV2ListenerRule: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  taggingActions,
  physicalId: (resource) => textOf(created(resource)['RuleArn']) ?? '',
  idAfter: 'elasticloadbalancing:CreateRule',
  replacedBy: ['ListenerArn'],
  attributes: {
    IsDefault: (resource) => created(resource)['IsDefault'],
    RuleArn: (resource) => resource.physicalId,
  },
  create: [
    {
      call: 'elasticloadbalancing:CreateRule',
      input: (resource) => ({
        ...pickProperties(resource.properties, 'Actions', 'Conditions', 'ListenerArn', 'Transforms'),
        Priority: numberOf(resource.properties['Priority']),
        Tags: resource.tags,
      }),
    },
    describe,
  ],
  update: [
    {
      call: 'elasticloadbalancing:ModifyRule',
      when: (resource) => resource.changed('Actions', 'Conditions', 'Transforms'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'Actions', 'Conditions', 'Transforms'),
      }),
    },
    {
      call: 'elasticloadbalancing:SetRulePriorities',
      when: (resource) => resource.changed('Priority'),
      input: (resource) => ({
        RulePriorities: [{ ...place(resource), Priority: numberOf(resource.properties['Priority']) }],
      }),
    },
    describe,
    ...tagSteps,
  ],
  delete: [
    { call: 'elasticloadbalancing:DeleteRule', ignoring: ['RuleNotFound'], input: place },
    { ...describe, ignoring: ['RuleNotFound'], until: () => false },
  ],
};
