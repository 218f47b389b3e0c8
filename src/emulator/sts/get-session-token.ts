import type { GetSessionTokenRequest, GetSessionTokenResponse } from '@aws-sdk/client-sts';
import { AwsError, defineOperation } from '../operation.ts';
import { issueCredentials } from './session-token.ts';

/**
 * The caller's own permissions under temporary credentials.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export const getSessionToken = defineOperation<GetSessionTokenRequest, GetSessionTokenResponse>({
  name: 'GetSessionToken',
  // Needs no permission; only an explicit deny could refuse it.
  requires: () => [],
  handle: (input, { account, caller }) => {
    if (caller.principal.kind === 'assumed-role') {
      throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
    }
    return {
      Credentials: issueCredentials(account, caller.principal, input.DurationSeconds ?? 43_200),
    };
  },
});
