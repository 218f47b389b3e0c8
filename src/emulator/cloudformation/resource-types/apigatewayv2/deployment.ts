import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const settings = ['Description'];

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  DeploymentId: resource.physicalId,
});

export const apiGatewayV2Deployment: ResourceType = {
  type: 'AWS::ApiGatewayV2::Deployment',
  idAfter: 'apigatewayv2:CreateDeployment',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateDeployment')['DeploymentId']),
  replacedBy: ['ApiId'],
  attributes: { DeploymentId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateDeployment',
      input: (resource) => pickProperties(resource.properties, 'ApiId', ...settings, 'StageName'),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetDeployment', input: place },
    {
      call: 'apigatewayv2:UpdateDeployment',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetDeployment', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteDeployment', ignoring: ['NotFoundException'], input: place },
  ],
};
