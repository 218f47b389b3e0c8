import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { cloudWatchTagSteps } from './tag-steps.ts';

const arnOf = (resource: ResourceView) =>
  `arn:aws:cloudwatch:${resource.region}:${resource.accountId}:insight-rule/${resource.physicalId}`;

const put: Step = {
  call: 'cloudwatch:PutInsightRule',
  input: (resource) => ({
    ...pickProperties(resource.properties, 'RuleName', 'RuleState', 'ApplyOnTransformedLogs'),
    RuleDefinition: requiredText(resource, 'RuleBody'),
  }),
};
const read: Step = { call: 'cloudwatch:DescribeInsightRules', input: () => ({}) };

export const cloudWatchInsightRule: ResourceType = {
  type: 'AWS::CloudWatch::InsightRule',
  physicalId: (resource) => requiredText(resource, 'RuleName'),
  idAfter: 'cloudwatch:PutInsightRule',
  replacedBy: ['RuleName'],
  attributes: { Arn: arnOf, RuleName: (resource) => resource.physicalId },
  create: [
    read,
    {
      ...put,
      input: (resource) => ({ ...put.input(resource), Tags: withoutSystemTags(resource.tags) }),
    },
  ],
  update: [
    read,
    { ...put, when: (resource) => resource.changed('RuleBody', 'RuleState', 'ApplyOnTransformedLogs') },
    ...cloudWatchTagSteps(arnOf),
  ],
  delete: [
    read,
    {
      call: 'cloudwatch:DeleteInsightRules',
      input: (resource) => ({ RuleNames: [resource.physicalId] }),
    },
  ],
};
