import type { Caller } from './operation.ts';

/** What CloudFormation calls its session of a stack's service role. */
export const serviceRoleSession = 'AWSCloudFormation';

/**
 * The service that makes a call for somebody, as `cloudformation.amazonaws.com`: with the caller's own permissions, or as a session of a
 * role that it was given. In the second case a request has no `aws:CalledVia`.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia
 */
export function serviceBehind({ principal, calledVia }: Caller): string | undefined {
  const last = calledVia.at(-1);
  if (last !== undefined) return last;
  return principal.kind === 'assumed-role' && principal.sessionName === serviceRoleSession
    ? 'cloudformation.amazonaws.com'
    : undefined;
}
