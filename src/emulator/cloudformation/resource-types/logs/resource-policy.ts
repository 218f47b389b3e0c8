import { wordExisting } from '../../engine/failure-reason.ts';
import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, requiredText, textOf, valuesOf } from '../properties.ts';

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
  create: [read, { ...put, objection: wordExistingPolicy, objectionCode: 'AlreadyExists' }],
  update: [read, put],
  delete: [
    {
      call: 'logs:DeleteResourcePolicy',
      ignoring: ['ResourceNotFoundException'],
      input: ({ physicalId }) => ({ policyName: physicalId }),
    },
  ],
};

function wordExistingPolicy(resource: ResourceView): string | undefined {
  const policies = listOf(resource.output('logs:DescribeResourcePolicies')['resourcePolicies']).map(valuesOf);
  if (!policies.some(({ policyName }) => policyName === resource.physicalId)) return undefined;
  return wordExisting('AWS::Logs::ResourcePolicy', 'PolicyName', resource);
}
