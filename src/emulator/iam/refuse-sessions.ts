import { AwsError, type Operation } from '../operation.ts';

/**
 * Temporary credentials of a user are not known to IAM unless a second factor was given for them, and nobody here has one; those of
 * roles are.
 * Sources: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html ("Permissions"),
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html. The error is as reported by users of the API.
 */
export function refuseSessionsOfUsers(operation: Operation): Operation {
  return {
    ...operation,
    requires: (input, call) => {
      const { accessKeyId, principal } = call.caller;
      if (accessKeyId.startsWith('ASIA') && principal.kind !== 'assumed-role') {
        throw new AwsError(
          'InvalidClientTokenId',
          'The security token included in the request is invalid',
          403,
        );
      }
      return operation.requires?.(input, call) ?? [{ action: `iam:${operation.name}`, resource: '*' }];
    },
  };
}
