import type { ResourceType, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';

const read: Step = { call: 'logs:DescribeResourcePolicies', input: () => ({}) };
const put: Step = {
  call: 'logs:PutResourcePolicy',
  input: ({ physicalId, properties }) => ({
    policyName: physicalId,
    policyDocument: textOf(properties['PolicyDocument']),
  }),
};

export const logsResourcePolicy: ResourceType = {
  type: 'AWS::Logs::ResourcePolicy',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) => requiredText(resource, 'PolicyName'),
  replacedBy: ['PolicyName'],
  create: [read, put],
  update: [read, put],
  delete: [
    {
      call: 'logs:DeleteResourcePolicy',
      ignoring: ['ResourceNotFoundException'],
      input: ({ physicalId }) => ({ policyName: physicalId }),
    },
  ],
};
