import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, pickProperties, requiredText, textOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const detector = (resource: ResourceView) => ({ DetectorId: requiredText(resource, 'DetectorId') });
const place = (resource: ResourceView) => ({ ...detector(resource), IpSetId: resource.physicalId });
const arnOf = (resource: ResourceView): string =>
  `arn:aws:guardduty:${resource.region}:${resource.accountId}:detector/${requiredText(resource, 'DetectorId')}/ipset/${resource.physicalId}`;
const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 300 });
const changing: readonly unknown[] = ['ACTIVATING', 'DEACTIVATING', 'DELETE_PENDING'];

const settle: Step = {
  call: 'guardduty:GetIPSet',
  input: place,
  until: ({ Status: status }) => !changing.includes(status),
};
const settingNames = ['Activate', 'ExpectedBucketOwner', 'Location', 'Name'];
const settingsOf = (resource: ResourceView) => ({
  ...pickProperties(resource.properties, 'ExpectedBucketOwner', 'Location'),
  Name: nameOf(resource),
  Activate: isTrue(resource.properties['Activate']),
});

export const guardDutyIpSet: ResourceType = {
  type: 'AWS::GuardDuty::IPSet',
  taggingActions: ['guardduty:TagResource', 'guardduty:UntagResource'],
  idAfter: 'guardduty:CreateIPSet',
  physicalId: (resource) => textOf(resource.output('guardduty:CreateIPSet')['IpSetId']) ?? '',
  replacedBy: ['DetectorId', 'Format'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'guardduty:CreateIPSet',
      input: (resource) => ({
        ...detector(resource),
        ...settingsOf(resource),
        ...pickProperties(resource.properties, 'Format'),
        Tags: tagRecord(resource.tags),
      }),
    },
    settle,
  ],
  update: [
    {
      call: 'guardduty:UpdateIPSet',
      when: (resource) => resource.changed(...settingNames),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    {
      call: 'guardduty:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'guardduty:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), Tags: tagRecord(setTags(resource)) }),
    },
    settle,
  ],
  delete: [
    { call: 'guardduty:GetIPSet', ignoring: ['BadRequestException'], input: place },
    { call: 'guardduty:DeleteIPSet', ignoring: ['BadRequestException'], input: place },
    { ...settle, ignoring: ['BadRequestException'], until: () => false },
  ],
};
