import type { AwsError } from '../../operation.ts';
import type { FailureFrame } from '../resource-type.ts';

export interface FailedCall {
  readonly error: AwsError;
  readonly serviceId: string;
  readonly operation: string;
  readonly frame: FailureFrame;
  readonly requestId: string;
  readonly requestToken: string;
}

/** The service's prefix in IAM actions and its name in handler messages. */
async function readServiceNames(
  serviceId: string,
): Promise<{ readonly actionPrefix: string; readonly displayName: string }> {
  // The list of services holds this one: read when it is needed, a static import would be a circle.
  const { services } = await import('../../services.ts');
  return services.find(({ id }) => id === serviceId) ?? { actionPrefix: serviceId, displayName: serviceId };
}

const taggingRefusal = /is not authorized to perform: [\w-]+:(Tag|Untag)\w*/i;

/** In this order; the first that fits. */
const handlerErrorCodes: readonly (readonly [RegExp, string])[] = [
  [/UnrecognizedClient|InvalidClientTokenId|ExpiredToken/, 'GeneralServiceException'],
  [/AccessDenied|AuthorizationError|UnauthorizedOperation|Forbidden|UnauthorizedAccess/, 'AccessDenied'],
  [/NotFound|NoSuch|DoesNotExist|NonExistent/i, 'NotFound'],
  [/AlreadyExists|AlreadyOwned|ResourceInUse|EntityExists|QueueNameExists/i, 'AlreadyExists'],
  [/Throttl|TooManyRequests|RequestLimit/i, 'Throttling'],
  [/LimitExceeded|QuotaExceeded|TooMany/i, 'ServiceLimitExceeded'],
  [/Conflict/i, 'ResourceConflict'],
  [/Validation|Invalid|Malformed|BadRequest|MissingParameter/i, 'InvalidRequest'],
  [/Internal|ServiceFailure|ServiceException|ServiceUnavailable/i, 'ServiceInternalError'],
];

/**
 * The kind of a handler's failure.
 * Source: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html; which
 * service error becomes which is assumed.
 */
export function handlerErrorCode(error: AwsError): string {
  if (taggingRefusal.test(error.message)) return 'UnauthorizedTaggingOperation';
  const byCode = handlerErrorCodes.find(([pattern]) => pattern.test(error.code))?.[1];
  return byCode ?? (error.status === 403 ? 'AccessDenied' : 'GeneralServiceException');
}

const taggingHint =
  'Encountered a permissions error performing a tagging operation, please add required tag permissions. See https://repost.aws/knowledge-center/cloudformation-tagging-permission-error for how to resolve. ';

/** The ResourceStatusReason for a call that failed, in the words of the type's generation of handlers. */
export async function wordFailure(call: FailedCall): Promise<string> {
  const { error, frame, operation, requestId } = call;
  const { actionPrefix, displayName } = await readServiceNames(call.serviceId);
  if (error.code === 'NotImplemented')
    return `NotImplemented: ${call.serviceId}:${operation}: ${error.message}`;
  switch (frame) {
    case 'handler': {
      const code = handlerErrorCode(error);
      const hint = code === 'UnauthorizedTaggingOperation' ? taggingHint : '';
      return `${hint}Resource handler returned message: "${error.message} (Service: ${displayName}, Status Code: ${error.status}, Request ID: ${requestId}) (SDK Attempt Count: 1)" (RequestToken: ${call.requestToken}, HandlerErrorCode: ${code})`;
    }
    case 'semicolon':
      return `${error.message} (Service: ${displayName}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`;
    case 'api':
      return `API: ${actionPrefix}:${operation} ${error.message}`;
  }
}
