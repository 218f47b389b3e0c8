import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { ec2Arn } from './arn.ts';
import { contextOf } from './contexts.ts';
import { findGroup } from './find.ts';
import { defaultVpc, ec2State, type Kind } from './store.ts';

type Context = NonNullable<Requirement['context']>;
type Specifications = readonly TagSpecification[] | undefined;

/** A Describe call is asked about on everything: most of EC2's have no resource-level permissions. */
export function toDescribe(operation: string): () => readonly Requirement[] {
  return () => [{ action: `ec2:${operation}`, resource: '*' }];
}

/** Permission on one thing, with its tags and the keys that its type has. */
export function onThing(
  action: string,
  kind: Kind,
  id: string | undefined,
  call: Call,
  context: Context = {},
): Requirement {
  const found = id === undefined ? undefined : ec2State(call)[kind].get(id);
  return {
    action,
    resource: ec2Arn(`${kind}/${id ?? '*'}`, call),
    resourceTags: found?.tags,
    context: {
      'ec2:Region': call.region,
      ...(found && contextOf(kind, found, call)),
      ...context,
    },
  };
}

/** The same on several things; none for none. */
export function onThings(
  action: string,
  kind: Kind,
  ids: readonly string[] | undefined,
  call: Call,
): readonly Requirement[] {
  return (ids ?? []).map((id) => onThing(action, kind, id, call));
}

/** Permission on what is about to be made, with the tags that it is to have. */
export function onNew(
  action: string,
  kind: Kind,
  specifications: Specifications,
  call: Call,
  context: Context = {},
): Requirement {
  return {
    action,
    resource: ec2Arn(`${kind}/*`, call),
    context: {
      'ec2:Region': call.region,
      ...context,
      ...requestTagContext(tagsOfNew(kind, specifications)),
    },
  };
}

export function onGroup(
  action: string,
  named: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
  call: Call,
  context: Context = {},
): Requirement {
  const id = findGroup(call, named)?.id ?? named.GroupId;
  return onThing(action, 'security-group', id, call, context);
}

/** On the VPC of that id, or on the default one. */
export function onVpc(action: string, vpcId: string | undefined, call: Call): Requirement {
  return onThing(action, 'vpc', vpcId ?? defaultVpc(call)?.id, call);
}

/** What a change of one attribute tells conditions of it. */
export function attributeContext(name: string, value: unknown): Context {
  return { 'ec2:Attribute': name, [`ec2:Attribute/${name}`]: String(value) };
}

/** Tagging while making asks for ec2:CreateTags on what is made. */
export function toTagNew(
  creating: string,
  type: string,
  specifications: Specifications,
  call: Call,
): readonly Requirement[] {
  const tags = tagsOfNew(type, specifications);
  if (Object.keys(tags).length === 0) return [];
  return [
    {
      action: 'ec2:CreateTags',
      resource: ec2Arn(`${type}/*`, call),
      context: { 'ec2:Region': call.region, 'ec2:CreateAction': creating, ...requestTagContext(tags) },
    },
  ];
}

/** The tags that a request gives to what it makes of that type. */
export function tagsOfNew(type: string, specifications: Specifications): Record<string, string> {
  return tagRecord(
    (specifications ?? []).filter((one) => one.ResourceType === type).flatMap((one) => one.Tags ?? []),
  );
}

export function tagRecord(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
