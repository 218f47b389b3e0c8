import type { Call, Requirement } from '../operation.ts';
import { iamState, type Role, type User } from './store.ts';
import { resourceTagContext } from './tags.ts';

/** How refusals name what an operation acts on: most of IAM prints an old noun, what creates or tags prints the ARN. */
type Printed = 'noun' | 'arn';

export function userArn(accountId: string, userName: string, path = '/'): string {
  return `arn:aws:iam::${accountId}:user${path}${userName}`;
}

export function roleArn(accountId: string, roleName: string, path = '/'): string {
  return `arn:aws:iam::${accountId}:role${path}${roleName}`;
}

export function onUser(action: string, call: Call, userName: string, printed: Printed = 'noun'): Requirement {
  const { account } = call;
  const user = iamState(account).users.get(userName);
  const resource = user?.arn ?? userArn(account.accountId, userName);
  return withContext(on(action, resource, printed, `user ${userName}`), identityContext(user));
}

export function onRole(action: string, call: Call, roleName: string, printed: Printed = 'noun'): Requirement {
  const { account } = call;
  const role = iamState(account).roles.get(roleName);
  const resource = role?.arn ?? roleArn(account.accountId, roleName);
  return withContext(on(action, resource, printed, `role ${roleName}`), identityContext(role));
}

export function onGroup(action: string, { account }: Call, groupName: string): Requirement {
  const resource =
    iamState(account).groups.get(groupName)?.arn ?? `arn:aws:iam::${account.accountId}:group/${groupName}`;
  return on(action, resource, 'noun', `group ${groupName}`);
}

export function onPolicy(action: string, policyArn: string): Requirement {
  return on(action, policyArn, 'noun', `policy ${policyArn}`);
}

export function onInstanceProfile(action: string, { account }: Call, name: string): Requirement {
  const resource =
    iamState(account).instanceProfiles.get(name)?.arn ??
    `arn:aws:iam::${account.accountId}:instance-profile/${name}`;
  return on(action, resource, 'noun', `instance profile ${name}`);
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

/** What conditions can ask about the user or role that is acted on. */
function identityContext(identity: User | Role | undefined): Record<string, string> {
  return {
    ...resourceTagContext(identity?.tags),
    ...(identity?.boundary && { 'iam:PermissionsBoundary': identity.boundary.arn }),
  };
}
