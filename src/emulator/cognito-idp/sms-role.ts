import type { SmsConfigurationType } from '@aws-sdk/client-cognito-identity-provider';
import type { Account } from '../account.ts';
import { applies } from '../authorization/evaluate.ts';
import { compiledPolicy } from '../authorization/policy-cache.ts';
import { iamState } from '../iam/store.ts';
import { roleMay } from '../lambda/execution-role.ts';
import { AwsError } from '../operation.ts';
import { cognito } from './requirements.ts';

/**
 * Looks whether Cognito can send text messages with a role. Sources of the words: behaviour.md.
 *
 * @throws AwsError InvalidSmsRoleTrustRelationshipException, InvalidSmsRoleAccessPolicyException
 */
export function checkSmsRole(
  { SnsCallerArn: roleArn = '', ExternalId: externalId }: SmsConfigurationType,
  poolArn: string,
  account: Account,
): void {
  const told = {
    'aws:sourceaccount': account.accountId,
    'aws:sourcearn': poolArn,
    ...(externalId !== undefined && { 'sts:externalid': externalId }),
  };
  if (!isTrusted(roleArn, told, account)) {
    throw new AwsError(
      'InvalidSmsRoleTrustRelationshipException',
      'Role does not have a trust relationship allowing Cognito to assume the role',
    );
  }
  if (!roleMay(roleArn, 'sns:Publish', '*', account)) {
    throw new AwsError(
      'InvalidSmsRoleAccessPolicyException',
      'Role does not have permission to publish with SNS',
    );
  }
}

/** Cognito tells whom it acts for, and the external id that the pool was given. */
function isTrusted(roleArn: string, told: Readonly<Record<string, string>>, account: Account): boolean {
  const role = [...iamState(account).roles.values()].find(({ arn }) => arn === roleArn);
  if (!role) return false;
  const question = {
    action: 'sts:AssumeRole',
    resource: roleArn,
    context: new Map(Object.entries({ 'aws:principalisawsservice': 'true', ...told })),
    principal: { kind: 'root', accountId: account.accountId, arn: '' },
  } as const;
  const speaking = compiledPolicy(account, role.trustPolicy.current).statements.filter(
    (statement) =>
      statement.principals?.items.some(
        ({ kind, value }) => kind === 'anyone' || (kind === 'Service' && value === cognito),
      ) === true && applies(statement, question),
  );
  return speaking.length > 0 && speaking.every(({ effect }) => effect === 'Allow');
}
