import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { requiredText } from '../properties.ts';

const settings = (resource: ResourceView) => ({
  AliasName: resource.physicalId,
  TargetKeyId: requiredText(resource, 'TargetKeyId'),
});

export const kmsAlias: ResourceType = {
  type: 'AWS::KMS::Alias',
  frame: 'terse',
  physicalId: (resource) => requiredText(resource, 'AliasName'),
  replacedBy: ['AliasName'],
  create: [{ call: 'kms:CreateAlias', input: settings }],
  update: [{ call: 'kms:UpdateAlias', when: (resource) => resource.changed('TargetKeyId'), input: settings }],
  delete: [
    {
      call: 'kms:DeleteAlias',
      ignoring: ['NotFoundException'],
      input: (resource) => ({ AliasName: resource.physicalId }),
    },
  ],
};
