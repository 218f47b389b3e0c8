import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import type { Account } from '../account.ts';
import { tagContext } from '../iam/tags.ts';
import { assertPolicyDocument } from '../iam/inline-policies.ts';
import { findAttachablePolicy } from '../iam/find.ts';
import { findRole } from '../iam/roles/find-role.ts';
import { AwsError, defineOperation, type Principal } from '../operation.ts';
import { issueCredentials } from './session-token.ts';

/** Nobody may: also the answer for a role that does not exist. */
const nobody = JSON.stringify({ Version: '2012-10-17', Statement: [] });

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole = defineOperation<AssumeRoleRequest, AssumeRoleResponse>({
  name: 'AssumeRole',
  requires: (input, { account }) => {
    const resource = input.RoleArn ?? '';
    return [
      {
        action: 'sts:AssumeRole',
        resource,
        resourcePolicy: findRole(account, resource)?.trustPolicy.honoured ?? nobody,
        resourcePolicyKind: 'role-trust',
        context: {
          'sts:RoleSessionName': input.RoleSessionName ?? '',
          ...(input.ExternalId !== undefined && { 'sts:ExternalId': input.ExternalId }),
          ...tagContext(input.Tags),
        },
      },
    ];
  },
  handle: (input, { account, caller }) => {
    const role = findRole(account, input.RoleArn ?? '');
    if (!role) throw new AwsError('AccessDenied', 'Access denied', 403);
    const sessionName = input.RoleSessionName ?? '';
    if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      );
    }
    const duration = input.DurationSeconds ?? 3600;
    // A role that takes on another is limited to an hour.
    const longest = caller.principal.kind === 'assumed-role' ? 3600 : role.maxSessionDuration;
    if (duration > longest) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const principal: Principal = {
      kind: 'assumed-role',
      accountId: account.accountId,
      arn: `arn:aws:sts::${account.accountId}:assumed-role/${role.name}/${sessionName}`,
      roleArn: role.arn,
      roleName: role.name,
      roleId: role.id,
      sessionName,
      sessionPolicies: sessionPoliciesOf(account, input),
    };
    return {
      Credentials: issueCredentials(account, principal, duration),
      AssumedRoleUser: { AssumedRoleId: `${role.id}:${sessionName}`, Arn: principal.arn },
    };
  },
});

function sessionPoliciesOf(account: Account, input: AssumeRoleRequest): readonly string[] {
  const managed = (input.PolicyArns ?? []).map(
    ({ arn }) => findAttachablePolicy(account, arn ?? '').text.honoured,
  );
  if (input.Policy === undefined) return managed;
  assertPolicyDocument(input.Policy, 'identity');
  return [input.Policy, ...managed];
}
