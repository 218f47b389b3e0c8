import type { Credentials } from '@aws-sdk/client-sts';

import type { Account } from '../../account.ts';
import { findRole } from '../../iam/roles/find-role.ts';
import { trustsService } from '../../iam/roles/trust-policy.ts';
import { iamState } from '../../iam/store.ts';
import { AwsError, type Caller, type Principal } from '../../operation.ts';
import { issueCredentials } from '../../sts/session-token.ts';

/** A function's session of its execution role; the keys stop working when disposed. */
export interface RoleSession extends Disposable {
  readonly caller: Caller;
  readonly credentials: Credentials;
}

/** Long enough for any invocation. */
const sessionSeconds = 3600;

/** @throws AwsError AccessDeniedException where the role is gone or does not trust Lambda any more */
export function openRoleSession(
  account: Account,
  roleArn: string | undefined,
  functionName: string,
): RoleSession {
  const role = findRole(account, roleArn ?? '');
  if (!role || !trustsService(account, role, 'lambda.amazonaws.com')) {
    throw new AwsError(
      'AccessDeniedException',
      'The role defined for the function cannot be assumed by Lambda.',
      403,
    );
  }
  const principal: Principal = {
    kind: 'assumed-role',
    accountId: account.accountId,
    arn: `arn:aws:sts::${account.accountId}:assumed-role/${role.name}/${functionName}`,
    roleArn: role.arn,
    roleName: role.name,
    roleId: role.id,
    sessionName: functionName,
    sessionPolicies: [],
  };
  const credentials = issueCredentials(account, principal, sessionSeconds);
  const accessKeyId = credentials.AccessKeyId ?? '';
  return {
    credentials,
    caller: {
      principal,
      accessKeyId,
      calledVia: [],
      sourceIp: '127.0.0.1',
      userAgent: 'awslambda-worker/1.0',
    },
    [Symbol.dispose]: () => void iamState(account).temporaryCredentials.delete(accessKeyId),
  };
}
