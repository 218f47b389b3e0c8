import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { fitting } from './filters.ts';
import { pageOf } from './paging.ts';
import { ec2Arn, tagRecord, toDescribe } from './requirements.ts';
import { ec2State, type Ec2State } from './store.ts';

type TagRecord = Readonly<Record<string, string>>;

/** Something that carries tags. */
interface Tagged {
  readonly id: string;
  /** `security-group`. */
  readonly type: string;
  readonly tags: TagRecord;
  readonly keep: (tags: TagRecord) => void;
}

export const createTags = defineOperation<CreateTagsRequest, object>({
  name: 'CreateTags',
  requires: (input, call) =>
    onEach('ec2:CreateTags', input.Resources, requestTagContext(tagRecord(input.Tags)), call),
  handle: (input, call) => {
    const reserved = input.Tags?.find(({ Key }) => Key?.startsWith('aws:'));
    // CloudFormation marks what it makes.
    if (reserved && call.caller.calledVia.length === 0) {
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
    const all = taggedOf(ec2State(call)).flatMap(({ id, type, tags }) =>
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
        ResourceType: type as 'vpc',
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
  context: NonNullable<Requirement['context']>,
  call: Call,
): readonly Requirement[] {
  const known = taggedOf(ec2State(call));
  return (ids ?? []).map((id) => {
    const found = known.find((one) => one.id === id);
    return {
      action,
      resource: ec2Arn(`${found?.type ?? typeOf(id)}/${id}`, call),
      resourceTags: found?.tags,
      context: { 'ec2:Region': call.region, ...context },
    };
  });
}

const types: Readonly<Record<string, string>> = {
  sg: 'security-group',
  sgr: 'security-group-rule',
  subnet: 'subnet',
  vpc: 'vpc',
};

function typeOf(id: string): string {
  return types[id.split('-')[0] ?? ''] ?? '*';
}

function getAll(ids: readonly string[] | undefined, call: Call): Tagged[] {
  const known = taggedOf(ec2State(call));
  return (ids ?? []).map((id) => {
    const found = known.find((one) => one.id === id);
    if (!found) throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
    return found;
  });
}

function taggedOf(state: Ec2State): Tagged[] {
  const { vpc, subnets, groups } = state;
  return [
    { id: vpc.vpcId, type: 'vpc', tags: vpc.tags, keep: (tags) => void (state.vpc = { ...vpc, tags }) },
    ...[...subnets.values()].map((subnet): Tagged => ({
      id: subnet.subnetId,
      type: 'subnet',
      tags: subnet.tags,
      keep: (tags) => void subnets.set(subnet.subnetId, { ...subnet, tags }),
    })),
    ...[...groups.values()].flatMap((group): Tagged[] => [
      {
        id: group.groupId,
        type: 'security-group',
        tags: group.tags,
        keep: (tags) => void groups.set(group.groupId, { ...group, tags }),
      },
      ...group.rules.map((rule): Tagged => ({
        id: rule.ruleId,
        type: 'security-group-rule',
        tags: rule.tags,
        keep: (tags) =>
          void groups.set(group.groupId, {
            ...group,
            rules: group.rules.map((other) => (other === rule ? { ...rule, tags } : other)),
          }),
      })),
    ]),
  ];
}
