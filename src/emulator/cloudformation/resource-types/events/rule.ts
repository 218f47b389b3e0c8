import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

function nameOf(resource: ResourceView): string {
  return textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 64 });
}

const bus = (resource: ResourceView): object => pickProperties(resource.properties, 'EventBusName');
const planned = (resource: ResourceView): object => ({ Name: nameOf(resource), ...bus(resource) });
const place = (resource: ResourceView): object => ({ Name: resource.physicalId, ...bus(resource) });

function settingsOf(resource: ResourceView): object {
  return {
    ...pickProperties(resource.properties, 'Description', 'RoleArn', 'ScheduleExpression', 'State'),
    EventPattern: textOf(resource.properties['EventPattern']),
  };
}

const targetsOf = (values: ResourceView['properties']): readonly unknown[] => listOf(values['Targets']);
const idsOf = (values: ResourceView['properties']): unknown[] =>
  targetsOf(values).map((target) => valuesOf(target)['Id']);

/** Targets that left the template. */
function removedIds(resource: ResourceView): unknown[] {
  const now = idsOf(resource.properties);
  return idsOf(resource.previous).filter((id) => !now.includes(id));
}

const arnOf = (resource: ResourceView): string => {
  const eventBus = textOf(resource.properties['EventBusName'])?.split('event-bus/').at(-1) ?? 'default';
  const path = eventBus === 'default' ? resource.physicalId : `${eventBus}/${resource.physicalId}`;
  return `arn:aws:events:${resource.region}:${resource.accountId}:rule/${path}`;
};

const putTargets = {
  call: 'events:PutTargets',
  when: (resource: ResourceView) => targetsOf(resource.properties).length > 0,
  input: (resource: ResourceView) => ({
    Rule: resource.physicalId,
    ...bus(resource),
    Targets: targetsOf(resource.properties),
  }),
};

export const eventsRule: ResourceType = {
  type: 'AWS::Events::Rule',
  refusedAs: 'GeneralServiceException',
  taggingActions: ['events:TagResource', 'events:UntagResource'],
  mutesTagging: true,
  idAfter: 'events:PutRule',
  physicalId: nameOf,
  replacedBy: ['Name', 'EventBusName'],
  attributes: { Arn: arnOf },
  create: [
    { call: 'events:DescribeRule', ignoring: ['ResourceNotFoundException'], input: planned },
    {
      call: 'events:PutRule',
      input: (resource) => ({ ...planned(resource), ...settingsOf(resource) }),
    },
    { call: 'events:DescribeRule', input: place },
    {
      call: 'events:TagResource',
      when: (resource) => resource.tags.length > 0,
      input: (resource) => ({ ResourceARN: arnOf(resource), Tags: resource.tags }),
    },
    putTargets,
  ],
  update: [
    {
      call: 'events:PutRule',
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    { call: 'events:DescribeRule', input: place },
    {
      call: 'events:RemoveTargets',
      when: (resource) => removedIds(resource).length > 0,
      input: (resource) => ({ Rule: resource.physicalId, ...bus(resource), Ids: removedIds(resource) }),
    },
    putTargets,
    {
      call: 'events:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceARN: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'events:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceARN: arnOf(resource), Tags: setTags(resource) }),
    },
  ],
  delete: [
    { call: 'events:DescribeRule', ignoring: ['ResourceNotFoundException'], input: place },
    {
      call: 'events:RemoveTargets',
      ignoring: ['ResourceNotFoundException'],
      when: (resource) => targetsOf(resource.properties).length > 0,
      input: (resource) => ({
        Rule: resource.physicalId,
        ...bus(resource),
        Ids: idsOf(resource.properties),
      }),
    },
    { call: 'events:DeleteRule', ignoring: ['ResourceNotFoundException'], input: place },
  ],
};
