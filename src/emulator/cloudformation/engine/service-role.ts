import type { Account } from '../../account.ts';
import type { Caller } from '../../operation.ts';
import { AwsError } from '../../operation.ts';
import type { Runtime } from '../runtime.ts';
import { serviceRoleSession } from '../../service-behind.ts';
import { validationError } from '../template/validation-error.ts';

interface RoleAnswer {
  readonly Role?: { readonly RoleId?: string; readonly AssumeRolePolicyDocument?: string };
}

/**
 * The identity that a stack's service role gives: its session `AWSCloudFormation`.
 * @throws AwsError where the role is missing or does not trust CloudFormation
 */
export async function assumeServiceRole(
  account: Account,
  runtime: Runtime,
  roleArn: string,
  caller: Caller,
): Promise<Caller> {
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const root: Caller = {
    ...caller,
    calledVia: [],
    principal: { kind: 'root', accountId: account.accountId, arn: `arn:aws:iam::${account.accountId}:root` },
  };
  let role: RoleAnswer['Role'];
  try {
    role = ((await account.invoke('iam', 'GetRole', { RoleName: roleName }, root)) as RoleAnswer).Role;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
  if (!decodeURIComponent(role?.AssumeRolePolicyDocument ?? '').includes('cloudformation.amazonaws.com')) {
    throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
  }
  return {
    ...caller,
    accessKeyId: '',
    calledVia: [],
    userAgent: 'cloudformation.amazonaws.com',
    principal: {
      kind: 'assumed-role',
      accountId: account.accountId,
      arn: `arn:aws:sts::${account.accountId}:assumed-role/${roleName}/${serviceRoleSession}`,
      roleArn,
      roleName,
      roleId: role?.RoleId ?? `AROA${runtime.nameSuffix()}`,
      sessionName: serviceRoleSession,
      sessionPolicies: [],
    },
  };
}
