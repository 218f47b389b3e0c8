import type { SmsConfigurationType } from '@aws-sdk/client-cognito-identity-provider';
import type { Call, Requirement } from '../operation.ts';
import { poolArn, poolsOf } from './store.ts';

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

interface Settings {
  readonly SmsConfiguration?: SmsConfigurationType | undefined;
}

/**
 * A pool that sends text messages is given a role to do so.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html; that the
 * role is passed is what https://github.com/serverless/serverless/issues/6593 shows.
 */
export function toPassSmsRole({ SmsConfiguration: sms }: Settings): readonly Requirement[] {
  if (sms?.SnsCallerArn === undefined) return [];
  return [
    {
      action: 'iam:PassRole',
      resource: sms.SnsCallerArn,
      context: { 'iam:PassedToService': 'cognito-idp.amazonaws.com' },
    },
  ];
}
