import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({
  ...pickProperties(resource.properties, 'UserName'),
  AccessKeyId: resource.physicalId,
});
const made = (resource: ResourceView) => valuesOf(resource.output('iam:CreateAccessKey')['AccessKey']);
const isInactive = (resource: ResourceView) => resource.properties['Status'] === 'Inactive';

/** One of the types that the registry has no handlers for: it speaks as all of IAM's did before. */
export const iamAccessKey: ResourceType = {
  type: 'AWS::IAM::AccessKey',
  frame: 'api',
  idAfter: 'iam:CreateAccessKey',
  physicalId: (resource) => textOf(made(resource)['AccessKeyId']) ?? '',
  replacedBy: ['UserName', 'Serial'],
  attributes: { SecretAccessKey: (resource) => made(resource)['SecretAccessKey'] },
  create: [
    {
      call: 'iam:CreateAccessKey',
      input: (resource) => pickProperties(resource.properties, 'UserName'),
    },
    {
      call: 'iam:UpdateAccessKey',
      when: isInactive,
      input: (resource) => ({ ...place(resource), Status: 'Inactive' }),
    },
  ],
  update: [
    {
      call: 'iam:UpdateAccessKey',
      when: (resource) => resource.changed('Status'),
      input: (resource) => ({ ...place(resource), Status: isInactive(resource) ? 'Inactive' : 'Active' }),
    },
  ],
  delete: [{ call: 'iam:DeleteAccessKey', ignoring: ['NoSuchEntity'], input: place }],
};
