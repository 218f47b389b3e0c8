import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { isTrue, pickProperties, textOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const place = (resource: ResourceView) => ({ DetectorId: resource.physicalId });
const arnOf = (resource: ResourceView): string =>
  `arn:aws:guardduty:${resource.region}:${resource.accountId}:detector/${resource.physicalId}`;
const settingNames = ['DataSources', 'Enable', 'Features', 'FindingPublishingFrequency'];
const settingsOf = ({ properties }: ResourceView) => ({
  ...pickProperties(properties, 'DataSources', 'Features', 'FindingPublishingFrequency'),
  Enable: isTrue(properties['Enable']),
});

export const guardDutyDetector: ResourceType = {
  type: 'AWS::GuardDuty::Detector',
  taggingActions: ['guardduty:TagResource', 'guardduty:UntagResource'],
  idAfter: 'guardduty:CreateDetector',
  physicalId: (resource) => textOf(resource.output('guardduty:CreateDetector')['DetectorId']) ?? '',
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'guardduty:CreateDetector',
      input: (resource) => ({ ...settingsOf(resource), Tags: tagRecord(resource.tags) }),
    },
    { call: 'guardduty:GetDetector', input: place },
  ],
  update: [
    {
      call: 'guardduty:UpdateDetector',
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
    { call: 'guardduty:GetDetector', input: place },
  ],
  delete: [
    { call: 'guardduty:GetDetector', ignoring: ['BadRequestException'], input: place },
    { call: 'guardduty:DeleteDetector', ignoring: ['BadRequestException'], input: place },
  ],
};
