import { ensureServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, type Call } from '../operation.ts';
import { cognitoMail, sendsOwnMail, type PoolSettings } from './requirements.ts';
import { checkSmsRole } from './sms-role.ts';

/**
 * Looks whether Cognito can do what a pool's settings want of it, and takes what it needs for that.
 *
 * @throws AwsError InvalidSmsRoleTrustRelationshipException, InvalidSmsRoleAccessPolicyException, InvalidParameterException
 */
export function takeSettings(
  { EmailConfiguration: mail, SmsConfiguration: sms }: PoolSettings,
  poolArn: string,
  { account }: Call,
): void {
  if (sms?.SnsCallerArn !== undefined) checkSmsRole(sms, poolArn, account);
  if (!sendsOwnMail(mail)) return;
  if (mail?.SourceArn === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'EmailSendingAccount DEVELOPER needs the SourceArn of an Amazon SES identity.',
    );
  }
  ensureServiceLinkedRole(cognitoMail, account);
}
