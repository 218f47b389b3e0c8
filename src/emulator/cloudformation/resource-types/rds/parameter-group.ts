import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';
import { allNames, filterOf, toReset, toSet, wantedNames } from './parameters.ts';
import { rdsArnOf, taggingActions, tagSteps } from './tag-steps.ts';

/** The two kinds of parameter groups: their handlers differ in when they read. */
interface Kind {
  readonly word: 'DBParameterGroup' | 'DBClusterParameterGroup';
  readonly noun: 'pg' | 'cluster-pg';
  /** What is read before parameters are set. */
  readonly onCreate: (step: { readonly names: (resource: ResourceView) => readonly string[] }) => Step;
  readonly onUpdate: readonly Step[];
  /** Tags come before what is read of parameters, or after. */
  readonly tagsFirst: boolean;
}

const placeOf =
  ({ word }: Pick<Kind, 'word'>) =>
  (resource: ResourceView) => ({
    [`${word}Name`]: resource.physicalId,
  });

function defineType(kind: Kind): ResourceType {
  const { word, noun, tagsFirst } = kind;
  const name = `${word}Name`;
  const nameOf = (resource: ResourceView): string =>
    textOf(resource.properties[name])?.toLowerCase() ??
    resource.generatedName({ maxLength: 255, lowerCase: true });
  const planned = (resource: ResourceView) => ({ [name]: nameOf(resource) });
  const place = placeOf(kind);
  const arnOf = rdsArnOf(noun);
  const modify = (isUpdate: boolean): Step => ({
    call: `rds:Modify${word}`,
    forEach: (resource) => toSet(resource, isUpdate),
    input: (resource, Parameters) => ({ ...place(resource), Parameters }),
  });
  const listed: Step = {
    call: `rds:Describe${noun === 'pg' ? 'DBParameters' : 'DBClusterParameters'}`,
    when: ({ properties }) => properties['Parameters'] === undefined,
    input: place,
  };
  const read: readonly Step[] = [
    { call: `rds:Describe${word}s`, soft: true, input: place },
    listed,
    { call: 'rds:ListTagsForResource', soft: true, input: (resource) => ({ ResourceName: arnOf(resource) }) },
  ];
  const tagging = tagSteps(arnOf);
  return {
    type: `AWS::RDS::${word}`,
    taggingActions,
    physicalId: nameOf,
    idAfter: `rds:Create${word}`,
    replacedBy: [name, 'Description', 'Family'],
    create: [
      { call: `rds:Describe${word}s`, ignoring: ['DBParameterGroupNotFound'], input: planned },
      {
        call: `rds:Create${word}`,
        input: (resource) => ({
          ...planned(resource),
          DBParameterGroupFamily: requiredText(resource, 'Family'),
          Description: requiredText(resource, 'Description'),
          Tags: resource.tags,
        }),
      },
      kind.onCreate({ names: wantedNames }),
      modify(false),
      ...read,
    ],
    update: [
      ...(tagsFirst ? tagging : []),
      ...kind.onUpdate,
      ...(tagsFirst ? [] : tagging),
      {
        call: `rds:Reset${word}`,
        forEach: toReset,
        input: (resource, Parameters) => ({ ...place(resource), Parameters }),
      },
      modify(true),
      ...read,
    ],
    delete: [{ call: `rds:Delete${word}`, ignoring: ['DBParameterGroupNotFound'], input: place }],
  };
}

const hasNames = (names: (resource: ResourceView) => readonly string[]) => (resource: ResourceView) =>
  names(resource).length > 0;

const defaults = (names: (resource: ResourceView) => readonly string[]): Step => ({
  call: 'rds:DescribeEngineDefaultParameters',
  when: hasNames(names),
  input: (resource) => ({
    DBParameterGroupFamily: requiredText(resource, 'Family'),
    ...filterOf(names(resource)),
  }),
});

export const rdsDbParameterGroup: ResourceType = defineType({
  word: 'DBParameterGroup',
  noun: 'pg',
  tagsFirst: true,
  onCreate: ({ names }) => defaults(names),
  onUpdate: [
    defaults(allNames),
    {
      call: 'rds:DescribeDBParameters',
      when: hasNames(allNames),
      input: (resource) => ({
        ...placeOf({ word: 'DBParameterGroup' })(resource),
        ...filterOf(allNames(resource)),
      }),
    },
  ],
});

const clusterParameters = (names: (resource: ResourceView) => readonly string[]): Step => ({
  call: 'rds:DescribeDBClusterParameters',
  when: hasNames(names),
  input: (resource) => ({
    ...placeOf({ word: 'DBClusterParameterGroup' })(resource),
    ...filterOf(names(resource)),
  }),
});

export const rdsDbClusterParameterGroup: ResourceType = defineType({
  word: 'DBClusterParameterGroup',
  noun: 'cluster-pg',
  tagsFirst: false,
  onCreate: ({ names }) => clusterParameters(names),
  onUpdate: [
    {
      ...clusterParameters(allNames),
      when: (resource) => resource.changed('Parameters') && allNames(resource).length > 0,
    },
  ],
});
