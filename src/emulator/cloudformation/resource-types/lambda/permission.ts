import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const properties = [
  'Action',
  'EventSourceToken',
  'FunctionUrlAuthType',
  'InvokedViaFunctionUrl',
  'Principal',
  'PrincipalOrgID',
  'SourceAccount',
  'SourceArn',
];

const place = (resource: ResourceView) => ({
  FunctionName: requiredText(resource, 'FunctionName'),
  StatementId: resource.physicalId,
});

export const lambdaPermission: ResourceType = {
  type: 'AWS::Lambda::Permission',
  physicalId: (resource) => resource.generatedName({ maxLength: 100 }),
  replacedBy: ['FunctionName', ...properties],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'lambda:AddPermission',
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, ...properties),
      }),
    },
  ],
  update: [],
  delete: [{ call: 'lambda:RemovePermission', input: place, ignoring: ['ResourceNotFoundException'] }],
};
