import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickLowered, textOf } from '../properties.ts';
import { codeDeployTagging, createTags, tagSteps } from './tag-steps.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['ApplicationName']) ?? resource.generatedName({ maxLength: 100 });
const place = (resource: ResourceView) => ({ applicationName: resource.physicalId });

export const codeDeployApplication: ResourceType = {
  type: 'AWS::CodeDeploy::Application',
  taggingActions: codeDeployTagging,
  physicalId: nameOf,
  replacedBy: ['ApplicationName', 'ComputePlatform'],
  create: [
    {
      call: 'codedeploy:CreateApplication',
      input: (resource) => ({
        ...place(resource),
        ...pickLowered(resource.properties, 'ComputePlatform'),
        ...createTags(resource),
      }),
    },
  ],
  update: tagSteps((resource) => `application:${resource.physicalId}`),
  delete: [
    {
      call: 'codedeploy:GetApplication',
      ignoring: ['ApplicationDoesNotExistException'],
      input: place,
    },
    { call: 'codedeploy:DeleteApplication', input: place },
  ],
};
