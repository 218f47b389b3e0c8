import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

function nameOf(resource: ResourceView): string {
  return textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 64 });
}

const bus = (resource: ResourceView): object => pickProperties(resource.properties, 'EventBusName');
const planned = (resource: ResourceView): object => ({ Name: nameOf(resource), ...bus(resource) });
/** The bus that stands in the physical id: its name, and of another account its ARN. */
function busOf({ accountId, properties }: ResourceView): string {
  const given = textOf(properties['EventBusName']) ?? 'default';
  return given.split(':')[4] === accountId ? given.slice(given.indexOf('event-bus/') + 10) : given;
}

/**
 * `NAME`, or `BUS|NAME` on another bus than the default one.
 * Source: CompositePID of https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-events
 */
function idOf(resource: ResourceView): string {
  const eventBus = busOf(resource);
  return eventBus === 'default' ? nameOf(resource) : `${eventBus}|${nameOf(resource)}`;
}

const nameIn = ({ physicalId }: ResourceView): string | undefined => physicalId.split('|').at(-1);
const place = (resource: ResourceView): object => ({ Name: nameIn(resource), ...bus(resource) });

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
  const name = nameIn(resource);
  const path = eventBus === 'default' ? name : `${eventBus}/${name}`;
  return `arn:aws:events:${resource.region}:${resource.accountId}:rule/${path}`;
};

const putTargets = {
  call: 'events:PutTargets',
  when: (resource: ResourceView) => targetsOf(resource.properties).length > 0,
  input: (resource: ResourceView) => ({
    Rule: nameIn(resource),
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
  physicalId: idOf,
  replacedBy: ['Name', 'EventBusName'],
  attributes: { Arn: arnOf },
  create: [
    { call: 'events:DescribeRule', ignoring: ['ResourceNotFoundException'], input: planned },
    {
      call: 'events:PutRule',
      objection: (resource) =>
        resource.output('events:DescribeRule')['Name'] === undefined
          ? undefined
          : `${nameOf(resource)} already exists`,
      objectionCode: 'AlreadyExists',
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
      input: (resource) => ({ Rule: nameIn(resource), ...bus(resource), Ids: removedIds(resource) }),
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
        Rule: nameIn(resource),
        ...bus(resource),
        Ids: idsOf(resource.properties),
      }),
    },
    { call: 'events:DeleteRule', ignoring: ['ResourceNotFoundException'], input: place },
  ],
};
