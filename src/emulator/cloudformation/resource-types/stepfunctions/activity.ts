import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { lowerKeys, requiredText } from '../properties.ts';
import { stepFunctionsTags, stepFunctionsTagSteps } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ activityArn: resource.physicalId });

export const stepFunctionsActivity: ResourceType = {
  type: 'AWS::StepFunctions::Activity',
  frame: 'first-sdk',
  idAfter: 'states:CreateActivity',
  physicalId: (resource) => String(resource.output('states:CreateActivity')['activityArn']),
  replacedBy: ['Name', 'EncryptionConfiguration'],
  attributes: {
    Arn: (resource) => resource.physicalId,
    Name: (resource) => requiredText(resource, 'Name'),
  },
  create: [
    {
      call: 'states:CreateActivity',
      input: (resource) => ({
        name: requiredText(resource, 'Name'),
        tags: stepFunctionsTags(resource.tags),
        ...(resource.properties['EncryptionConfiguration'] !== undefined && {
          encryptionConfiguration: lowerKeys(resource.properties['EncryptionConfiguration']),
        }),
      }),
    },
  ],
  update: stepFunctionsTagSteps,
  delete: [
    { call: 'states:DescribeActivity', ignoring: ['ActivityDoesNotExist'], input: place },
    { call: 'states:DeleteActivity', input: place },
  ],
};
