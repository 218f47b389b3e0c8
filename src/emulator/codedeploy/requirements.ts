import type { Tag } from '@aws-sdk/client-codedeploy';
import { toPassRole } from '../iam/pass-role.ts';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { applicationArn, groupArn } from './store.ts';

export function onApplication(operation: string, name: string | undefined, call: Call): Requirement {
  return { action: `codedeploy:${operation}`, resource: applicationArn(name, call) };
}

export function onGroup(
  operation: string,
  application: string | undefined,
  group: string | undefined,
  call: Call,
): Requirement {
  return { action: `codedeploy:${operation}`, resource: groupArn(application, group, call) };
}

/** The configurations that AWS defines are asked about under the caller's account. */
export function onConfiguration(operation: string, name: string | undefined, call: Call): Requirement {
  const { account, region } = call;
  return {
    action: `codedeploy:${operation}`,
    resource: `arn:aws:codedeploy:${region}:${account.accountId}:deploymentconfig:${name ?? ''}`,
  };
}

/** Something made with tags: they are told, and tagging is asked too. */
export function withTags(made: Requirement, tags: readonly Tag[] | undefined): readonly Requirement[] {
  const context = requestTagContext(tagsByKey(tags));
  return [
    { ...made, context },
    ...(tags?.length ? [{ ...made, action: 'codedeploy:TagResource', context }] : []),
  ];
}

export function toPassServiceRole(roleArn: string | undefined): readonly Requirement[] {
  return toPassRole(roleArn, 'codedeploy.amazonaws.com');
}
