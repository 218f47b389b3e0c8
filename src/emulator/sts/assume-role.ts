import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { findRole } from '../iam/roles/find-role.ts';
import { iamResourceTagContext, tagContext } from '../iam/tags.ts';
import { AwsError, defineOperation, type Call, type Principal, type Requirement } from '../operation.ts';
import {
  assertDuration,
  constraint,
  packedSize,
  readSessionPolicies,
  readSessionTags,
} from './session-input.ts';
import { issueCredentials } from './session-token.ts';

/** Nobody may: also the answer for a role that does not exist. */
const nobody = JSON.stringify({ Version: '2012-10-17', Statement: [] });

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole = defineOperation<AssumeRoleRequest, AssumeRoleResponse>({
  name: 'AssumeRole',
  requires: (input, call) => {
    if (call.caller.principal.kind === 'root') {
      throw new AwsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403);
    }
    return [
      onRole('AssumeRole', input, call),
      ...(input.Tags?.length ? [onRole('TagSession', input, call)] : []),
      ...(input.SourceIdentity === undefined ? [] : [onRole('SetSourceIdentity', input, call)]),
    ];
  },
  handle: (input, { account, caller }) => {
    const role = findRole(account, input.RoleArn ?? '');
    if (!role) throw new AwsError('AccessDenied', 'Access denied', 403);
    const sessionName = input.RoleSessionName ?? '';
    if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
      throw constraint(
        'roleSessionName',
        sessionName,
        'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
      );
    }
    const duration = input.DurationSeconds ?? 3600;
    assertDuration(duration, 43_200);
    if (caller.principal.kind === 'assumed-role' && duration > 3600) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    }
    if (duration > role.maxSessionDuration) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const tags = readSessionTags(input.Tags);
    const inherited = inheritedTags(caller.principal);
    assertTransitive(input, tags, inherited);
    const principal: Principal = {
      kind: 'assumed-role',
      accountId: account.accountId,
      arn: `arn:aws:sts::${account.accountId}:assumed-role/${role.name}/${sessionName}`,
      roleArn: role.arn,
      roleName: role.name,
      roleId: role.id,
      sessionName,
      sessionPolicies: readSessionPolicies(account, input),
      sessionTags: { ...inherited, ...tags },
      transitiveTagKeys: [...Object.keys(inherited), ...(input.TransitiveTagKeys ?? [])],
      ...sourceIdentityOf(input, caller.principal),
    };
    return {
      Credentials: issueCredentials(account, principal, duration),
      AssumedRoleUser: { AssumedRoleId: `${role.id}:${sessionName}`, Arn: principal.arn },
      ...packedSize(input, tags),
      ...(principal.sourceIdentity !== undefined && { SourceIdentity: principal.sourceIdentity }),
    };
  },
});

/** In the trust policy inherited tags stand in the place of the role's own. */
function onRole(action: string, input: AssumeRoleRequest, { account, caller }: Call): Requirement {
  const resource = input.RoleArn ?? '';
  const role = findRole(account, resource);
  const inherited = inheritedTags(caller.principal);
  return {
    action: `sts:${action}`,
    resource,
    resourcePolicy: role?.trustPolicy.honoured ?? nobody,
    resourcePolicyKind: 'role-trust',
    resourceTags: { ...Object.fromEntries(role?.tags ?? []), ...inherited },
    context: {
      ...iamResourceTagContext(role?.tags),
      'sts:RoleSessionName': input.RoleSessionName ?? '',
      ...(input.ExternalId !== undefined && { 'sts:ExternalId': input.ExternalId }),
      ...(input.SourceIdentity !== undefined && { 'sts:SourceIdentity': input.SourceIdentity }),
      ...(input.TransitiveTagKeys?.length && { 'sts:TransitiveTagKeys': input.TransitiveTagKeys }),
      ...tagContext(input.Tags),
    },
  };
}

/**
 * The transitive tags of the session that takes on another role.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
 */
function inheritedTags(principal: Principal): Readonly<Record<string, string>> {
  if (principal.kind !== 'assumed-role') return {};
  const transitive = new Set((principal.transitiveTagKeys ?? []).map((key) => key.toLowerCase()));
  return Object.fromEntries(
    Object.entries(principal.sessionTags ?? {}).filter(([key]) => transitive.has(key.toLowerCase())),
  );
}

/** The texts are assumed. */
function assertTransitive(
  input: AssumeRoleRequest,
  tags: Readonly<Record<string, string>>,
  inherited: Readonly<Record<string, string>>,
): void {
  const unknown = (input.TransitiveTagKeys ?? []).find((key) => !hasKey(tags, key));
  if (unknown !== undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `The specified transitive tag key must be included in the requested tags: ${unknown}`,
    );
  }
  const overridden = Object.keys(tags).find((key) => hasKey(inherited, key));
  if (overridden !== undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session: ${overridden}`,
    );
  }
}

function hasKey(tags: Readonly<Record<string, string>>, wanted: string): boolean {
  return Object.keys(tags).some((key) => key.toLowerCase() === wanted.toLowerCase());
}

/** Once set it goes along with every role that is taken on after. */
function sourceIdentityOf(
  input: AssumeRoleRequest,
  principal: Principal,
): { readonly sourceIdentity?: string } {
  const inherited = principal.kind === 'assumed-role' ? principal.sourceIdentity : undefined;
  const sourceIdentity = inherited ?? input.SourceIdentity;
  return sourceIdentity === undefined ? {} : { sourceIdentity };
}
