import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { deploymentSteps, isDeployed } from './alias-deployment.ts';
import { listOf, numberOf, pickProperties, requiredText, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({
  FunctionName: requiredText(resource, 'FunctionName'),
  Name: requiredText(resource, 'Name'),
});
const absent = ['ResourceNotFoundException'];
const concurrencyOf = (resource: ResourceView) =>
  numberOf(valuesOf(resource.properties['ProvisionedConcurrencyConfig'])['ProvisionedConcurrentExecutions']);
const qualified = (resource: ResourceView) => ({
  FunctionName: requiredText(resource, 'FunctionName'),
  Qualifier: requiredText(resource, 'Name'),
});

const putConcurrency: Step = {
  call: 'lambda:PutProvisionedConcurrencyConfig',
  when: (resource) => concurrencyOf(resource) !== undefined,
  input: (resource) => ({
    ...qualified(resource),
    ProvisionedConcurrentExecutions: concurrencyOf(resource),
  }),
};
const readConcurrency: Step = {
  call: 'lambda:GetProvisionedConcurrencyConfig',
  when: (resource) => concurrencyOf(resource) !== undefined,
  input: qualified,
  until: ({ Status: status }) => status !== 'IN_PROGRESS',
};

export const lambdaAlias: ResourceType = {
  type: 'AWS::Lambda::Alias',
  idAfter: 'lambda:CreateAlias',
  physicalId: (resource) => String(resource.output('lambda:CreateAlias')['AliasArn']),
  replacedBy: ['FunctionName', 'Name'],
  attributes: { AliasArn: (resource) => resource.physicalId },
  create: [{ call: 'lambda:CreateAlias', input: aliasOf }, putConcurrency, readConcurrency],
  update: [
    { call: 'lambda:GetAlias', input: place },
    ...deploymentSteps,
    {
      call: 'lambda:UpdateAlias',
      when: (resource) => !isDeployed(resource) || resource.changed('Description', 'RoutingConfig'),
      input: aliasOf,
    },
    {
      ...putConcurrency,
      when: (resource) =>
        resource.changed('ProvisionedConcurrencyConfig') && concurrencyOf(resource) !== undefined,
    },
    {
      call: 'lambda:DeleteProvisionedConcurrencyConfig',
      when: (resource) =>
        resource.changed('ProvisionedConcurrencyConfig') && concurrencyOf(resource) === undefined,
      input: qualified,
    },
    readConcurrency,
  ],
  delete: [
    { call: 'lambda:GetAlias', input: place, ignoring: absent },
    { call: 'lambda:DeleteAlias', input: place, ignoring: absent },
  ],
};

function aliasOf(resource: ResourceView): object {
  const weights = listOf(valuesOf(resource.properties['RoutingConfig'])['AdditionalVersionWeights']).map(
    valuesOf,
  );
  return {
    ...place(resource),
    ...pickProperties(resource.properties, 'FunctionVersion', 'Description'),
    ...(weights.length > 0 && {
      RoutingConfig: {
        AdditionalVersionWeights: Object.fromEntries(
          weights.map((weight) => [String(weight['FunctionVersion']), numberOf(weight['FunctionWeight'])]),
        ),
      },
    }),
  };
}
