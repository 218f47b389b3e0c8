import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { isTrue, pickProperties, requiredText } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const settings = [
  'Description',
  'DeploymentId',
  'ClientCertificateId',
  'AccessLogSettings',
  'DefaultRouteSettings',
  'RouteSettings',
  'StageVariables',
];

function settingsOf(resource: ResourceView): object {
  const { properties } = resource;
  return {
    ...pickProperties(properties, ...settings),
    ...(properties['AutoDeploy'] === undefined ? {} : { AutoDeploy: isTrue(properties['AutoDeploy']) }),
  };
}

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  StageName: requiredText(resource, 'StageName'),
});

const arnOf = (resource: ResourceView): string =>
  `arn:aws:apigateway:${resource.region}::/apis/${requiredText(resource, 'ApiId')}/stages/${resource.physicalId}`;

export const apiGatewayV2Stage: ResourceType = {
  type: 'AWS::ApiGatewayV2::Stage',
  idAfter: 'apigatewayv2:CreateStage',
  physicalId: (resource) => requiredText(resource, 'StageName'),
  replacedBy: ['ApiId', 'StageName'],
  create: [
    {
      call: 'apigatewayv2:CreateStage',
      input: (resource) => ({ ...place(resource), ...settingsOf(resource), Tags: tagRecord(resource.tags) }),
    },
  ],
  update: [
    {
      call: 'apigatewayv2:UpdateStage',
      when: (resource) => resource.changed(...settings, 'AutoDeploy'),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    {
      call: 'apigatewayv2:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'apigatewayv2:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), Tags: tagRecord(setTags(resource)) }),
    },
  ],
  delete: [{ call: 'apigatewayv2:DeleteStage', ignoring: ['NotFoundException'], input: place }],
};
