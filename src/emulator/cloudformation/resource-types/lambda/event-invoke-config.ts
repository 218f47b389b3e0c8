import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { numberOf, pickProperties, requiredText } from '../properties.ts';

const place = (resource: ResourceView) => ({
  FunctionName: requiredText(resource, 'FunctionName'),
  Qualifier: requiredText(resource, 'Qualifier'),
});

function settings(resource: ResourceView): object {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age } = resource.properties;
  return {
    ...place(resource),
    ...pickProperties(resource.properties, 'DestinationConfig'),
    ...(retries !== undefined && { MaximumRetryAttempts: numberOf(retries) }),
    ...(age !== undefined && { MaximumEventAgeInSeconds: numberOf(age) }),
  };
}

export const lambdaEventInvokeConfig: ResourceType = {
  type: 'AWS::Lambda::EventInvokeConfig',
  physicalId: (resource) =>
    `${requiredText(resource, 'FunctionName')}|${requiredText(resource, 'Qualifier')}`,
  replacedBy: ['FunctionName', 'Qualifier'],
  create: [{ call: 'lambda:PutFunctionEventInvokeConfig', input: settings }],
  update: [{ call: 'lambda:UpdateFunctionEventInvokeConfig', input: settings }],
  delete: [
    {
      call: 'lambda:DeleteFunctionEventInvokeConfig',
      input: place,
      ignoring: ['ResourceNotFoundException'],
    },
  ],
};
