import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { numberOf, pickProperties, requiredText, valuesOf } from '../properties.ts';

const functionOf = (resource: ResourceView) => ({ FunctionName: requiredText(resource, 'FunctionName') });
const numberIn = (resource: ResourceView) => resource.physicalId.split(':').at(-1) ?? '';
const place = (resource: ResourceView) => ({ ...functionOf(resource), Qualifier: numberIn(resource) });
const absent = ['ResourceNotFoundException'];

const read: Step = { call: 'lambda:GetFunctionConfiguration', input: place };

export const lambdaVersion: ResourceType = {
  type: 'AWS::Lambda::Version',
  idAfter: 'lambda:PublishVersion',
  physicalId: (resource) => String(resource.output('lambda:PublishVersion')['FunctionArn']),
  replacedBy: ['FunctionName', 'CodeSha256', 'Description', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'],
  attributes: { Version: numberIn, FunctionArn: (resource) => resource.physicalId },
  create: [
    { call: 'lambda:ListVersionsByFunction', input: functionOf },
    {
      call: 'lambda:PublishVersion',
      input: (resource) => ({
        ...functionOf(resource),
        ...pickProperties(resource.properties, 'CodeSha256', 'Description'),
      }),
    },
    read,
    {
      call: 'lambda:PutProvisionedConcurrencyConfig',
      when: (resource) => resource.properties['ProvisionedConcurrencyConfig'] !== undefined,
      input: (resource) => ({
        ...place(resource),
        ProvisionedConcurrentExecutions: numberOf(
          valuesOf(resource.properties['ProvisionedConcurrencyConfig'])['ProvisionedConcurrentExecutions'],
        ),
      }),
    },
    {
      call: 'lambda:GetProvisionedConcurrencyConfig',
      when: (resource) => resource.properties['ProvisionedConcurrencyConfig'] !== undefined,
      input: place,
      until: ({ Status: status }) => status !== 'IN_PROGRESS',
    },
  ],
  update: [],
  delete: [
    { ...read, ignoring: absent },
    { call: 'lambda:DeleteFunction', input: place, ignoring: absent },
  ],
};
