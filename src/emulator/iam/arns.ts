import type { Call, Requirement } from '../operation.ts';
import { boundaryContext } from './boundary-context.ts';
import { iamState, type ManagedPolicy } from './store.ts';
import { iamResourceTagContext } from './tags.ts';

/** How refusals name what an operation acts on: most of IAM prints an old noun, what creates or tags prints the ARN. */
type Printed = 'noun' | 'arn';

export function userArn(accountId: string, userName: string, path = '/'): string {
  return `arn:aws:iam::${accountId}:user${path}${userName}`;
}

export function roleArn(accountId: string, roleName: string, path = '/'): string {
  return `arn:aws:iam::${accountId}:role${path}${roleName}`;
}

export function groupArn(accountId: string, groupName: string, path = '/'): string {
  return `arn:aws:iam::${accountId}:group${path}${groupName}`;
}

export function onUser(action: string, call: Call, userName: string, printed: Printed = 'noun'): Requirement {
  const { account } = call;
  const user = iamState(account).users.get(userName);
  const resource = user?.arn ?? userArn(account.accountId, userName);
  return ofTagged(on(action, resource, printed, `user ${userName}`), user);
}

export function onRole(action: string, call: Call, roleName: string, printed: Printed = 'noun'): Requirement {
  const { account } = call;
  const role = iamState(account).roles.get(roleName);
  const resource = role?.arn ?? roleArn(account.accountId, roleName);
  return ofTagged(on(action, resource, printed, `role ${roleName}`), role);
}

export function onGroup(action: string, { account }: Call, groupName: string): Requirement {
  const resource = iamState(account).groups.get(groupName)?.arn ?? groupArn(account.accountId, groupName);
  return on(action, resource, 'noun', `group ${groupName}`);
}

export function onPolicy(
  action: string,
  { account }: Call,
  policyArn: string,
  printed: Printed = 'noun',
): Requirement {
  const policy = iamState(account).policies.get(policyArn);
  return ofTagged(on(action, policyArn, printed, `policy ${policyArn}`), policy);
}

export function onInstanceProfile(
  action: string,
  { account }: Call,
  name: string,
  printed: Printed = 'noun',
): Requirement {
  const profile = iamState(account).instanceProfiles.get(name);
  const resource = profile?.arn ?? `arn:aws:iam::${account.accountId}:instance-profile/${name}`;
  return ofTagged(on(action, resource, printed, `instance profile ${name}`), profile);
}

/** For the lists of an account: `arn:aws:iam::123456789012:role/`. */
export function onAll(action: string, { account }: Call, noun: string, pathPrefix = '/'): Requirement {
  return { action: `iam:${action}`, resource: `arn:aws:iam::${account.accountId}:${noun}${pathPrefix}` };
}

function on(action: string, resource: string, printed: Printed, noun: string): Requirement {
  return { action: `iam:${action}`, resource, ...(printed === 'noun' && { resourceAsPrinted: noun }) };
}

export function withContext(
  requirement: Requirement,
  context: NonNullable<Requirement['context']>,
): Requirement {
  return { ...requirement, context: { ...requirement.context, ...context } };
}

/** Adds what conditions can ask about what is acted on. */
function ofTagged(
  requirement: Requirement,
  entity:
    | { readonly tags: ReadonlyMap<string, string>; readonly boundary?: ManagedPolicy | undefined }
    | undefined,
): Requirement {
  if (!entity) return requirement;
  return {
    ...requirement,
    resourceTags: entity.tags,
    context: {
      ...iamResourceTagContext(entity.tags),
      ...boundaryContext(requirement.action, entity.boundary),
    },
  };
}
