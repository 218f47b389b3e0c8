import type { GetSessionTokenRequest, GetSessionTokenResponse } from '@aws-sdk/client-sts';
import { AwsError, defineOperation } from '../operation.ts';
import { assertDuration } from './session-input.ts';
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
    if (caller.accessKeyId.startsWith('ASIA')) {
      throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
    }
    const duration = input.DurationSeconds ?? 43_200;
    assertDuration(duration, 129_600);
    return { Credentials: issueCredentials(account, caller.principal, duration) };
  },
});
