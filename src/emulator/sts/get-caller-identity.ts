import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { defineOperation, type Principal } from '../operation.ts';

/** Needs no permission; not even an explicit deny refuses it. */
export const getCallerIdentity = defineOperation<object, GetCallerIdentityResponse>({
  name: 'GetCallerIdentity',
  requires: () => [],
  handle: (_input, { caller: { principal } }) => ({
    UserId: userIdOf(principal),
    Account: principal.accountId,
    Arn: principal.arn,
  }),
});

function userIdOf(principal: Principal): string {
  switch (principal.kind) {
    case 'root':
      return principal.accountId;
    case 'user':
      return principal.userId;
    case 'assumed-role':
      return `${principal.roleId}:${principal.sessionName}`;
    case 'federated-user':
      return `${principal.accountId}:${principal.sessionName}`;
  }
}
