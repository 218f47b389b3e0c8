import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { ec2State, findGroup, type SecurityGroup } from './store.ts';

type Context = NonNullable<Requirement['context']>;

/** `security-group/sg-1`. */
export function ec2Arn(path: string, { account, region }: Pick<Call, 'account' | 'region'>): string {
  return `arn:aws:ec2:${region}:${account.accountId}:${path}`;
}

/** A Describe call is asked about on everything: EC2 has no resource-level permissions there. */
export function toDescribe(operation: string): () => readonly Requirement[] {
  return () => [{ action: `ec2:${operation}`, resource: '*' }];
}

export function onGroup(
  action: string,
  named: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
  call: Call,
  context: Context = {},
): Requirement {
  const group = findGroup(call, named);
  return {
    action,
    resource: ec2Arn(`security-group/${group?.groupId ?? named.GroupId ?? '*'}`, call),
    resourceTags: group?.tags,
    context: { ...(group && groupContext(group, call)), ...context },
  };
}

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
function groupContext(group: SecurityGroup, call: Call): Context {
  return {
    'ec2:Region': call.region,
    'ec2:SecurityGroupID': group.groupId,
    'ec2:Vpc': ec2Arn(`vpc/${group.vpcId}`, call),
    ...Object.fromEntries(
      Object.entries(group.tags).map(([key, value]) => [`ec2:ResourceTag/${key}`, value]),
    ),
  };
}

export function onVpc(action: string, vpcId: string | undefined, call: Call): Requirement {
  const { vpc } = ec2State(call);
  const id = vpcId ?? vpc.vpcId;
  return {
    action,
    resource: ec2Arn(`vpc/${id}`, call),
    resourceTags: id === vpc.vpcId ? vpc.tags : undefined,
    context: { 'ec2:Region': call.region, 'ec2:VpcID': id },
  };
}

/** Tagging while making asks for ec2:CreateTags on what is made. */
export function toTagNew(
  creating: string,
  type: string,
  specifications: readonly TagSpecification[] | undefined,
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
export function tagsOfNew(
  type: string,
  specifications: readonly TagSpecification[] | undefined,
): Record<string, string> {
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
