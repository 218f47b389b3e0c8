import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const place = (resource: ResourceView) => ({
  FunctionName: requiredText(resource, 'TargetFunctionArn'),
  ...pickProperties(resource.properties, 'Qualifier'),
});
const settings = (resource: ResourceView) => ({
  ...place(resource),
  ...pickProperties(resource.properties, 'AuthType', 'Cors', 'InvokeMode'),
});

export const lambdaUrl: ResourceType = {
  type: 'AWS::Lambda::Url',
  idAfter: 'lambda:CreateFunctionUrlConfig',
  physicalId: (resource) => String(resource.output('lambda:CreateFunctionUrlConfig')['FunctionArn']),
  replacedBy: ['TargetFunctionArn', 'Qualifier'],
  attributes: {
    FunctionArn: (resource) => resource.physicalId,
    FunctionUrl: (resource) => resource.output('lambda:CreateFunctionUrlConfig')['FunctionUrl'],
  },
  create: [{ call: 'lambda:CreateFunctionUrlConfig', input: settings }],
  update: [{ call: 'lambda:UpdateFunctionUrlConfig', input: settings }],
  delete: [
    {
      call: 'lambda:DeleteFunctionUrlConfig',
      input: place,
      ignoring: ['ResourceNotFoundException'],
    },
  ],
};
