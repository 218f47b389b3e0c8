import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  ResourceType,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { ec2Arn } from './arn.ts';
import { contextOf } from './contexts.ts';
import { fitting } from './filters.ts';
import { idPrefixes } from './ids.ts';
import { pageOf } from './paging.ts';
import { tagRecord, toDescribe } from './requirements.ts';
import { ec2State, type Kind, type Place, type Things } from './store.ts';
import { serviceBehind } from '../service-behind.ts';

type TagRecord = Readonly<Record<string, string>>;
type Context = NonNullable<Requirement['context']>;

/** Something that carries tags. */
interface Tagged {
  readonly id: string;
  /** `security-group`. */
  readonly type: string;
  readonly tags: TagRecord;
  readonly context: Context;
  readonly keep: (tags: TagRecord) => void;
}

export const createTags = defineOperation<CreateTagsRequest, object>({
  name: 'CreateTags',
  requires: (input, call) =>
    onEach('ec2:CreateTags', input.Resources, requestTagContext(tagRecord(input.Tags)), call),
  handle: (input, call) => {
    const reserved = input.Tags?.find(({ Key }) => Key?.startsWith('aws:'));
    // CloudFormation marks what it makes.
    if (reserved && serviceBehind(call.caller) === undefined) {
      throw new AwsError(
        'InvalidParameterValue',
        "Tag keys starting with 'aws:' are reserved for internal use",
      );
    }
    for (const one of getAll(input.Resources, call)) one.keep({ ...one.tags, ...tagRecord(input.Tags) });
    return {};
  },
});

export const deleteTags = defineOperation<DeleteTagsRequest, object>({
  name: 'DeleteTags',
  requires: (input, call) => {
    const keys = (input.Tags ?? []).map(({ Key }) => Key ?? '');
    return onEach('ec2:DeleteTags', input.Resources, keys.length > 0 ? { 'aws:TagKeys': keys } : {}, call);
  },
  handle: (input, call) => {
    for (const one of getAll(input.Resources, call)) {
      const isGone = ([key, value]: [string, string]) =>
        !input.Tags || input.Tags.some((tag) => tag.Key === key && (tag.Value ?? value) === value);
      one.keep(Object.fromEntries(Object.entries(one.tags).filter((entry) => !isGone(entry))));
    }
    return {};
  },
});

export const describeTags = defineOperation<DescribeTagsRequest, DescribeTagsResult>({
  name: 'DescribeTags',
  requires: toDescribe('DescribeTags'),
  handle: (input, call) => {
    const all = taggedOf(call).flatMap(({ id, type, tags }) =>
      Object.entries(tags).map(([key, value]) => ({ id, type, key, value, tags: { [key]: value } })),
    );
    const found = fitting(all, input.Filters, {
      key: ({ key }) => [key],
      'resource-id': ({ id }) => [id],
      'resource-type': ({ type }) => [type],
      value: ({ value }) => [value],
    });
    const { items, next } = pageOf(found, input);
    return {
      Tags: items.map(({ id, type, key, value }) => ({
        ResourceId: id,
        ResourceType: type as ResourceType,
        Key: key,
        Value: value,
      })),
      ...next,
    };
  },
});

function onEach(
  action: string,
  ids: readonly string[] | undefined,
  context: Context,
  call: Call,
): readonly Requirement[] {
  const known = taggedOf(call);
  return (ids ?? []).map((id) => {
    const found = known.find((one) => one.id === id);
    return {
      action,
      resource: ec2Arn(`${found?.type ?? typeOf(id)}/${id}`, call),
      resourceTags: found?.tags,
      context: { 'ec2:Region': call.region, ...found?.context, ...context },
    };
  });
}

const typesByPrefix: Readonly<Record<string, string>> = {
  sgr: 'security-group-rule',
  ...Object.fromEntries(Object.entries(idPrefixes).map(([type, prefix]) => [prefix, type])),
};

function typeOf(id: string): string {
  return typesByPrefix[id.split('-')[0] ?? ''] ?? '*';
}

function getAll(ids: readonly string[] | undefined, call: Call): Tagged[] {
  const known = taggedOf(call);
  return (ids ?? []).map((id) => {
    const found = known.find((one) => one.id === id);
    if (!found) throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
    return found;
  });
}

function taggedOf(place: Place): Tagged[] {
  const kinds = Object.keys(ec2State(place)) as Kind[];
  return [...kinds.flatMap((kind) => taggedOfKind(kind, place)), ...taggedRules(place)];
}

function taggedOfKind(kind: Kind, place: Place): Tagged[] {
  const things = ec2State(place)[kind] as Map<string, Things[Kind]>;
  return [...things.values()].map((thing) => ({
    id: thing.id,
    type: kind,
    tags: thing.tags,
    context: contextOf(kind, thing, place),
    keep: (tags) => void things.set(thing.id, { ...thing, tags }),
  }));
}

function taggedRules(place: Place): Tagged[] {
  const groups = ec2State(place)['security-group'];
  return [...groups.values()].flatMap((group) =>
    group.rules.map((rule) => ({
      id: rule.ruleId,
      type: 'security-group-rule',
      tags: rule.tags,
      context: {},
      keep: (tags) =>
        void groups.set(group.id, {
          ...group,
          rules: group.rules.map((other) => (other === rule ? { ...rule, tags } : other)),
        }),
    })),
  );
}
