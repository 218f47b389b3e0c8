import type {
  AnalyticsConfigurationType,
  EmailConfigurationType,
  LambdaConfigType,
  SmsConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider';
import { toPassRole } from '../iam/pass-role.ts';
import { toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { onKey } from '../kms/requirements.ts';
import type { Call, Requirement } from '../operation.ts';
import { poolArn, poolsOf } from './store.ts';

/** Cognito as the principal of roles that it takes on. */
export const cognito = 'cognito-idp.amazonaws.com';
/** The service whose linked role sends a pool's mail with the account's own Amazon SES. */
export const cognitoMail = 'email.cognito-idp.amazonaws.com';

/** A permission on a user pool. */
export function onPool(
  operation: string,
  id: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return {
    action: `cognito-idp:${operation}`,
    resource: poolArn(id ?? '*', call),
    resourceTags: poolsOf(call).get(id ?? '')?.UserPoolTags,
    context,
  };
}

export interface PoolSettings {
  readonly EmailConfiguration?: EmailConfigurationType | undefined;
  readonly LambdaConfig?: LambdaConfigType | undefined;
  readonly SmsConfiguration?: SmsConfigurationType | undefined;
}

/** What a pool's settings ask for beside the pool itself; sources in behaviour.md. */
export function toUseSettings(settings: PoolSettings, call: Call): readonly Requirement[] {
  const { EmailConfiguration: mail, LambdaConfig: triggers, SmsConfiguration: sms } = settings;
  return [
    ...toPassRole(sms?.SnsCallerArn, cognito),
    ...(sendsOwnMail(mail) ? toHaveServiceLinkedRole(cognitoMail, call) : []),
    ...(triggers?.KMSKeyID === undefined
      ? []
      : [onKey('kms:CreateGrant', triggers.KMSKeyID, call, { viaService: viaCognito(call) })]),
  ];
}

export function sendsOwnMail(mail: EmailConfigurationType | undefined): boolean {
  return mail?.EmailSendingAccount === 'DEVELOPER';
}

interface Analysed {
  readonly AnalyticsConfiguration?: AnalyticsConfigurationType | undefined;
}

/** A client whose events go to Amazon Pinpoint: by a role that it names, or by Cognito's own. */
export function toSendAnalytics(
  { AnalyticsConfiguration: analytics }: Analysed,
  call: Call,
): readonly Requirement[] {
  return [
    ...toPassRole(analytics?.RoleArn, cognito),
    ...(analytics?.ApplicationArn === undefined ? [] : toHaveServiceLinkedRole(cognito, call)),
  ];
}

function viaCognito({ region }: Call): string {
  return `cognito-idp.${region}.amazonaws.com`;
}
