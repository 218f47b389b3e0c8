import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';
import { tagRecord } from '../tags.ts';
import { lambdaTagSteps } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ CodeSigningConfigArn: resource.physicalId });
const settingNames = ['AllowedPublishers', 'CodeSigningPolicies', 'Description'];
const settings = ({ properties }: ResourceView) => pickProperties(properties, ...settingNames);

export const lambdaCodeSigningConfig: ResourceType = {
  type: 'AWS::Lambda::CodeSigningConfig',
  idAfter: 'lambda:CreateCodeSigningConfig',
  physicalId: (resource) =>
    textOf(
      valuesOf(resource.output('lambda:CreateCodeSigningConfig')['CodeSigningConfig'])[
        'CodeSigningConfigArn'
      ],
    ) ?? '',
  replacedBy: [],
  attributes: {
    CodeSigningConfigArn: (resource) => resource.physicalId,
    CodeSigningConfigId: (resource) => resource.physicalId.split(':').at(-1),
  },
  create: [
    {
      call: 'lambda:CreateCodeSigningConfig',
      input: (resource) => ({ ...settings(resource), Tags: tagRecord(resource.tags) }),
    },
  ],
  update: [
    {
      call: 'lambda:UpdateCodeSigningConfig',
      when: (resource) => resource.changed(...settingNames),
      input: (resource) => ({ ...place(resource), ...settings(resource) }),
    },
    ...lambdaTagSteps((resource) => resource.physicalId),
  ],
  delete: [{ call: 'lambda:DeleteCodeSigningConfig', ignoring: ['ResourceNotFoundException'], input: place }],
};
