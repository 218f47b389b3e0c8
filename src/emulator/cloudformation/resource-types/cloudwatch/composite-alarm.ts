import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { cloudWatchTagSteps } from './tag-steps.ts';

const arn = (resource: ResourceView) =>
  `arn:aws:cloudwatch:${resource.region}:${resource.accountId}:alarm:${resource.physicalId}`;

const read: Step = {
  call: 'cloudwatch:DescribeAlarms',
  input: (resource) => ({ AlarmNames: [resource.physicalId], AlarmTypes: ['CompositeAlarm'] }),
};

const texts = ['ActionsSuppressor', 'AlarmDescription', 'AlarmRule'] as const;
const numbers = ['ActionsSuppressorExtensionPeriod', 'ActionsSuppressorWaitPeriod'] as const;
const lists = ['AlarmActions', 'InsufficientDataActions', 'OKActions'] as const;

const put: Step = {
  call: 'cloudwatch:PutCompositeAlarm',
  input: ({ physicalId, properties }) => ({
    AlarmName: physicalId,
    ...pickProperties(properties, ...texts),
    ...Object.fromEntries(
      numbers.flatMap((name) =>
        properties[name] === undefined ? [] : [[name, numberOf(properties[name])] as const],
      ),
    ),
    ...Object.fromEntries(
      lists.flatMap((name) => (properties[name] === undefined ? [] : [[name, listOf(properties[name])]])),
    ),
    ActionsEnabled: properties['ActionsEnabled'] === undefined || isTrue(properties['ActionsEnabled']),
  }),
};

export const cloudWatchCompositeAlarm: ResourceType = {
  type: 'AWS::CloudWatch::CompositeAlarm',
  taggingActions: ['cloudwatch:TagResource', 'cloudwatch:UntagResource'],
  mutesTagging: true,
  physicalId: (resource) =>
    textOf(resource.properties['AlarmName']) ?? resource.generatedName({ maxLength: 255 }),
  replacedBy: ['AlarmName'],
  attributes: { Arn: arn },
  create: [
    read,
    {
      ...put,
      objection: (resource) =>
        listOf(resource.output('cloudwatch:DescribeAlarms')['CompositeAlarms']).length === 0
          ? undefined
          : 'Alarm already exists',
      objectionCode: 'AlreadyExists',
      input: (resource) => ({ ...put.input(resource), Tags: withoutSystemTags(resource.tags) }),
    },
  ],
  update: [
    { ...put, when: (resource) => resource.changed(...texts, ...numbers, ...lists, 'ActionsEnabled') },
    ...cloudWatchTagSteps(arn),
    read,
  ],
  delete: [
    read,
    {
      call: 'cloudwatch:DeleteAlarms',
      ignoring: ['ResourceNotFound'],
      input: (resource) => ({ AlarmNames: [resource.physicalId] }),
    },
  ],
};
