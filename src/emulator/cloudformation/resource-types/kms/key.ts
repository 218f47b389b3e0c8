import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, numberOf, pickProperties, textOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ KeyId: resource.physicalId });
const policyOf = (resource: ResourceView) => textOf(resource.properties['KeyPolicy']);
const isEnabled = (resource: ResourceView) =>
  resource.properties['Enabled'] !== false && resource.properties['Enabled'] !== 'false';
const isRotated = (resource: ResourceView) => isTrue(resource.properties['EnableKeyRotation']);
const bypass = (resource: ResourceView) => ({
  BypassPolicyLockoutSafetyCheck: isTrue(resource.properties['BypassPolicyLockoutSafetyCheck']),
});

/** KMS spells a tag in its own way. */
const toKmsTags = (tags: ResourceView['tags']) =>
  withoutSystemTags(tags).map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value }));

const enableRotation: Step = { call: 'kms:EnableKeyRotation', when: isRotated, input: place };
const disable: Step = { call: 'kms:DisableKey', when: (resource) => !isEnabled(resource), input: place };

export const kmsKey: ResourceType = {
  type: 'AWS::KMS::Key',
  frame: 'terse',
  taggingActions: ['kms:TagResource', 'kms:UntagResource', 'kms:ListResourceTags'],
  mutesTagging: true,
  physicalId: (resource) =>
    (resource.output('kms:CreateKey')['KeyMetadata'] as { readonly KeyId?: string } | undefined)?.KeyId ?? '',
  idAfter: 'kms:CreateKey',
  replacedBy: ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
  attributes: {
    Arn: (resource) => `arn:aws:kms:${resource.region}:${resource.accountId}:key/${resource.physicalId}`,
    KeyId: (resource) => resource.physicalId,
  },
  create: [
    {
      call: 'kms:CreateKey',
      input: (resource) => ({
        ...pickProperties(resource.properties, 'Description', 'KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'),
        Policy: policyOf(resource),
        ...bypass(resource),
        Tags: toKmsTags(resource.tags),
      }),
    },
    enableRotation,
    disable,
  ],
  update: [
    { call: 'kms:DescribeKey', input: place },
    {
      call: 'kms:EnableKey',
      when: (resource) => resource.changed('Enabled') && isEnabled(resource),
      input: place,
    },
    { ...enableRotation, when: (resource) => resource.changed('EnableKeyRotation') && isRotated(resource) },
    {
      call: 'kms:DisableKeyRotation',
      when: (resource) => resource.changed('EnableKeyRotation') && !isRotated(resource),
      input: place,
    },
    { ...disable, when: (resource) => resource.changed('Enabled') && !isEnabled(resource) },
    {
      call: 'kms:UpdateKeyDescription',
      when: (resource) => resource.changed('Description'),
      input: (resource) => ({
        ...place(resource),
        Description: textOf(resource.properties['Description']) ?? '',
      }),
    },
    {
      call: 'kms:PutKeyPolicy',
      when: (resource) => resource.changed('KeyPolicy') && policyOf(resource) !== undefined,
      input: (resource) => ({
        ...place(resource),
        PolicyName: 'default',
        Policy: policyOf(resource),
        ...bypass(resource),
      }),
    },
    { call: 'kms:ListResourceTags', when: (resource) => resource.tagsChanged, input: place },
    { call: 'kms:ListResourceTags', soft: true, when: (resource) => !resource.tagsChanged, input: place },
    {
      call: 'kms:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'kms:TagResource',
      when: (resource) => toKmsTags(setTags(resource)).length > 0,
      input: (resource) => ({ ...place(resource), Tags: toKmsTags(setTags(resource)) }),
    },
  ],
  delete: [
    { call: 'kms:DescribeKey', ignoring: ['NotFoundException'], input: place },
    {
      call: 'kms:ScheduleKeyDeletion',
      ignoring: ['NotFoundException', 'KMSInvalidStateException'],
      input: (resource) => ({
        ...place(resource),
        PendingWindowInDays: numberOf(resource.properties['PendingWindowInDays']),
      }),
    },
  ],
};
