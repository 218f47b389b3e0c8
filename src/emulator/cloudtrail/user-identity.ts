import type { Caller } from '../operation.ts';

/** Who made a call, as an event tells it. */
export interface UserIdentity {
  readonly type: 'AssumedRole' | 'FederatedUser' | 'IAMUser' | 'Root';
  readonly principalId: string;
  readonly arn: string;
  readonly accountId: string;
  readonly accessKeyId?: string;
  readonly userName?: string;
  readonly sessionContext?: { readonly sessionIssuer: object };
  /** The service that made the call for its caller. */
  readonly invokedBy?: string;
}

/** Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export function renderUserIdentity(
  { principal, accessKeyId }: Caller,
  invokedBy: string | undefined,
): UserIdentity {
  const { arn, accountId } = principal;
  const common = {
    arn,
    accountId,
    ...(accessKeyId === '' ? {} : { accessKeyId }),
    ...(invokedBy === undefined ? {} : { invokedBy }),
  };
  switch (principal.kind) {
    case 'root':
      return { type: 'Root', principalId: accountId, ...common };
    case 'user':
      return {
        type: 'IAMUser',
        principalId: principal.userId,
        userName: principal.userName,
        ...common,
      };
    case 'assumed-role':
      return {
        type: 'AssumedRole',
        principalId: `${principal.roleId}:${principal.sessionName}`,
        ...common,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: principal.roleId,
            arn: principal.roleArn,
            accountId,
            userName: principal.roleName,
          },
        },
      };
    case 'federated-user':
      return {
        type: 'FederatedUser',
        principalId: `${accountId}:${principal.sessionName}`,
        ...common,
        sessionContext: {
          sessionIssuer: {
            type: 'IAMUser',
            principalId: principal.userId,
            arn: principal.userArn,
            accountId,
            userName: principal.userArn.slice(principal.userArn.lastIndexOf('/') + 1),
          },
        },
      };
  }
}

/** What LookupEvents calls the user: of a session its name. */
export function userNameOf({ principal }: Caller): string {
  switch (principal.kind) {
    case 'root':
      return 'root';
    case 'user':
      return principal.userName;
    case 'assumed-role':
    case 'federated-user':
      return principal.sessionName;
  }
}
