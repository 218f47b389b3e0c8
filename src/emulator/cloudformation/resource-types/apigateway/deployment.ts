import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { patchChanged } from './patch.ts';
import { isTrue, listOf, pickLowered, valuesOf } from '../properties.ts';

const place = (resource: ResourceView): object => ({
  ...pickLowered(resource.properties, 'RestApiId'),
  deploymentId: resource.physicalId,
});

/** The stages that would keep the deployment from being deleted. */
const activeStages = (resource: ResourceView): readonly unknown[] =>
  listOf(resource.output('apigateway:GetStages')['item'])
    .map(valuesOf)
    .filter((stage) => stage['deploymentId'] === resource.physicalId);

export const apiGatewayDeployment: ResourceType = {
  type: 'AWS::ApiGateway::Deployment',
  idAfter: 'apigateway:CreateDeployment',
  physicalId: (resource) => String(resource.output('apigateway:CreateDeployment')['id']),
  replacedBy: ['RestApiId', 'DeploymentCanarySettings'],
  attributes: { DeploymentId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateDeployment',
      input: (resource) => {
        const stage = valuesOf(resource.properties['StageDescription']);
        return {
          ...pickLowered(resource.properties, 'RestApiId', 'StageName', 'Description'),
          ...pickLowered(stage, 'Variables'),
          ...(stage['TracingEnabled'] === undefined
            ? {}
            : { tracingEnabled: isTrue(stage['TracingEnabled']) }),
        };
      },
    },
  ],
  update: [
    { call: 'apigateway:GetDeployment', input: place },
    {
      call: 'apigateway:UpdateDeployment',
      when: (resource) => resource.changed('Description'),
      input: (resource) => ({
        ...place(resource),
        patchOperations: patchChanged(resource, 'Description'),
      }),
    },
  ],
  delete: [
    {
      call: 'apigateway:GetStages',
      ignoring: ['NotFoundException'],
      when: (resource) => resource.properties['StageName'] !== undefined,
      input: place,
    },
    {
      call: 'apigateway:DeleteStage',
      forEach: activeStages,
      ignoring: ['NotFoundException'],
      when: (resource) => resource.properties['StageName'] !== undefined,
      input: (resource, stage) => ({
        ...pickLowered(resource.properties, 'RestApiId'),
        stageName: valuesOf(stage)['stageName'],
      }),
    },
    { call: 'apigateway:DeleteDeployment', ignoring: ['NotFoundException'], input: place },
  ],
};
