import type { ResourceType, Step } from '../../resource-type.ts';
import { textOf } from '../properties.ts';

const update: Step = {
  call: 'apigateway:UpdateAccount',
  input: (resource) => ({
    patchOperations: [
      {
        op: 'replace',
        path: '/cloudwatchRoleArn',
        value: textOf(resource.properties['CloudWatchRoleArn']) ?? '',
      },
    ],
  }),
};

export const apiGatewayAccount: ResourceType = {
  type: 'AWS::ApiGateway::Account',
  idAfter: update.call,
  physicalId: (resource) => resource.generatedName(),
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId },
  create: [update],
  update: [update],
  // The role stays set when the resource goes.
  delete: [],
};
