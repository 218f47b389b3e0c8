import type { Call, Requirement } from '../operation.ts';
import { apiArn, appSync } from './store.ts';

type Context = NonNullable<Requirement['context']>;

/** AppSync as the principal of roles that it takes on, and of its service-linked role. */
export const appSyncPrincipal = 'appsync.amazonaws.com';

/** A permission on an API: only reading, changing and deleting the API itself, and its tags, ask on its ARN. */
export function onApi(
  operation: string,
  apiId: string | undefined,
  call: Call,
  context: Context = {},
): Requirement {
  return {
    action: `appsync:${operation}`,
    resource: apiArn(apiId ?? '*', call),
    resourceTags: appSync(call).apis.get(apiId ?? '')?.api.tags,
    context,
  };
}

/**
 * A permission on what has no ARN of its own: AppSync asks on the request's path.
 * Source: https://github.com/aws-samples/iam-identity-center-team/issues/145
 */
export function onPath(operation: string, path: string, call: Call, context: Context = {}): Requirement {
  return {
    action: `appsync:${operation}`,
    resource: `arn:aws:appsync:${call.region}:${call.account.accountId}:${path}`,
    context,
  };
}

/** The same under an API: `/v1/apis/<id>/apikeys`. */
export function underApi(
  operation: string,
  apiId: string | undefined,
  path: string,
  call: Call,
): Requirement {
  return onPath(operation, `/v1/apis/${apiId ?? '*'}${path}`, call);
}
