import type { GetFederationTokenRequest, GetFederationTokenResponse } from '@aws-sdk/client-sts';
import { tagContext } from '../iam/tags.ts';
import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import {
  assertDuration,
  constraint,
  packedSize,
  readSessionPolicies,
  readSessionTags,
} from './session-input.ts';
import { issueCredentials } from './session-token.ts';

/**
 * A session of a user under another name; without a session policy it may do only what resource policies grant it by name.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export const getFederationToken = defineOperation<GetFederationTokenRequest, GetFederationTokenResponse>({
  name: 'GetFederationToken',
  requires: (input, { account }) => {
    const resource = `arn:aws:sts::${account.accountId}:federated-user/${input.Name ?? ''}`;
    const context = tagContext(input.Tags);
    const get: Requirement = { action: 'sts:GetFederationToken', resource, context };
    return input.Tags?.length ? [get, { action: 'sts:TagSession', resource, context }] : [get];
  },
  handle: (input, { account, caller }) => {
    const { principal } = caller;
    if (principal.kind !== 'user' || caller.accessKeyId.startsWith('ASIA')) {
      throw new AwsError('AccessDenied', 'Cannot call GetFederationToken with session credentials', 403);
    }
    const name = input.Name ?? '';
    if (!/^[\w+=,.@-]{2,32}$/.test(name)) {
      throw constraint('name', name, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*');
    }
    const duration = input.DurationSeconds ?? 43_200;
    assertDuration(duration, 129_600);
    const tags = readSessionTags(input.Tags);
    const arn = `arn:aws:sts::${account.accountId}:federated-user/${name}`;
    const credentials = issueCredentials(
      account,
      {
        kind: 'federated-user',
        accountId: account.accountId,
        arn,
        userArn: principal.arn,
        userId: principal.userId,
        sessionName: name,
        sessionPolicies: readSessionPolicies(account, input),
        sessionTags: tags,
      },
      duration,
    );
    return {
      Credentials: credentials,
      FederatedUser: { FederatedUserId: `${account.accountId}:${name}`, Arn: arn },
      ...packedSize(input, tags),
    };
  },
});
