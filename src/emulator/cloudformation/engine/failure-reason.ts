import type { AwsError, Service } from '../../operation.ts';
import type { VagueMessage } from '../../hostility/vague-wording.ts';
import { hostId } from '../../wire/write-error.ts';
import type { FailureFrame, ResourceView } from '../resource-type.ts';

export interface FailedCall {
  readonly error: AwsError;
  readonly serviceId: string;
  readonly operation: string;
  /** `AWS::SQS::Queue`. */
  readonly type: string;
  readonly frame: FailureFrame;
  readonly requestId: string;
  readonly requestToken: string;
  /** It was refused, if it was, for want of a permission to tag. */
  readonly isTagging?: boolean | undefined;
  /** Of a refused tag the handler says only that there is one. */
  readonly mutesTagging?: boolean | undefined;
  /** What the handler says when the resource is there already; absent: what the service says. */
  readonly existing?: string | undefined;
  /** Calls that the SDK made. Absent: one. */
  readonly attempts?: number;
  /** What stands in the place of the service's message. */
  readonly vague?: VagueMessage | undefined;
  /** The code the type's handler gives a refusal; absent: AccessDenied. */
  readonly refusedAs?: 'GeneralServiceException' | undefined;
}

/** The service's prefix in IAM actions and its name in handler messages. */
async function readServiceNames(
  serviceId: string,
): Promise<Pick<Service, 'actionPrefix' | 'displayName' | 'olderName'>> {
  // The list of services holds this one: read when it is needed, a static import would be a circle.
  const { services } = await import('../../services.ts');
  const load = Object.hasOwn(services, serviceId) ? services[serviceId] : undefined;
  return (await load?.()) ?? { actionPrefix: serviceId, displayName: serviceId };
}

/** In this order; the first that fits. */
const handlerErrorCodes: readonly (readonly [RegExp, string])[] = [
  [/UnrecognizedClient|InvalidClientTokenId|ExpiredToken/, 'GeneralServiceException'],
  [/AccessDenied|AuthorizationError|UnauthorizedOperation|Forbidden|UnauthorizedAccess/, 'AccessDenied'],
  [/NotFound|NoSuch|DoesNotExist|NonExistent/i, 'NotFound'],
  [/AlreadyExists|AlreadyOwned|DuplicateItem|ResourceInUse|EntityExists|QueueNameExists/i, 'AlreadyExists'],
  [/Throttl|TooManyRequests|RequestLimit/i, 'Throttling'],
  [/LimitExceeded|QuotaExceeded|TooMany/i, 'ServiceLimitExceeded'],
  [/Conflict/i, 'ResourceConflict'],
  // DependencyViolation: https://github.com/aws/copilot-cli/issues/5481
  [/Validation|Invalid|Malformed|BadRequest|MissingParameter|DependencyViolation/i, 'InvalidRequest'],
  [/Internal|ServiceFailure|ServiceException|ServiceUnavailable/i, 'ServiceInternalError'],
];

/**
 * The kind of a handler's failure.
 * Source: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html; which
 * service error becomes which is assumed.
 */
export function handlerErrorCode(error: AwsError, isTagging = false): string {
  const byCode = handlerErrorCodes.find(([pattern]) => pattern.test(error.code))?.[1];
  const code = byCode ?? (error.status === 403 ? 'AccessDenied' : 'GeneralServiceException');
  return isTagging && code === 'AccessDenied' ? 'UnauthorizedTaggingOperation' : code;
}

/** Stands inside the handler's message: https://github.com/aws-samples/cloudfront-authorization-at-edge/issues/260 */
const taggingHint =
  'Encountered a permissions error performing a tagging operation, please add required tag permissions. See https://repost.aws/knowledge-center/cloudformation-tagging-permission-error for how to resolve. ';

/** What the handlers' exception says by itself: https://github.com/aws/aws-parallelcluster/issues/7331 */
const mutedTagging = 'Unauthorized tagging operation';

/** Source: https://github.com/serverless/serverless/issues/3168 */
export function wordExisting(type: string, property: string, { physicalId }: ResourceView): string {
  return `Resource of type '${type}' with identifier '${JSON.stringify({ [`/properties/${property}`]: physicalId })}' already exists.`;
}

/** The ResourceStatusReason for a call that failed, in the words of the type's generation of handlers. */
export async function wordFailure(call: FailedCall): Promise<string> {
  const { error, frame, operation, requestId } = call;
  const { actionPrefix, displayName, olderName = displayName } = await readServiceNames(call.serviceId);
  if (error.code === 'NotImplemented')
    return `NotImplemented: ${call.serviceId}:${operation}: ${error.message}`;
  const isRefused = handlerErrorCode(error, call.isTagging) === 'AccessDenied';
  switch (frame) {
    case 'handler':
    case 'terse':
    case 'mute':
    case 'typed':
    case 'internal':
    case 'first-sdk': {
      const code = isRefused ? (call.refusedAs ?? 'AccessDenied') : handlerCodeOf(call);
      const how =
        frame === 'first-sdk'
          ? wordFirstSdk(call, olderName)
          : ` (Service: ${displayName}, Status Code: ${error.status}, Request ID: ${requestId}${extendedId(call, ', Extended')}) (SDK Attempt Count: ${call.attempts ?? 1})`;
      const { vague } = call;
      if (vague)
        return wordHandler(
          `${vague.message}${vague.withCall ? how : ''}`,
          call.requestToken,
          vague.handlerErrorCode,
        );
      if (frame === 'internal' && isRefused) return wordInternal(call);
      const said = `${error.message}${how}`;
      const denied = isRefused ? deniedAs(call, said) : undefined;
      if (denied !== undefined)
        return wordHandler(`Access denied for operation '${denied}'.`, call.requestToken, code);
      return wordHandler(wordHandlerMessage(code, said, call), call.requestToken, code);
    }
    case 'semicolon':
      return `${error.message}${wordFirstSdk(call, olderName)}`;
    case 'api':
      return `API: ${actionPrefix}:${operation} ${error.message}`;
    case 'bare':
      return error.message;
  }
}

/** Sources stand in `behaviour.md` of the types that do so. */
function wordInternal({ operation, requestToken }: FailedCall): string {
  const words = `Internal error reported from downstream service during operation '${operation}'.`;
  return wordHandler(words, requestToken, 'ServiceInternalError');
}

/** Handlers that name their type take whatever else the service finds wrong for an invalid request. */
function handlerCodeOf({ error, frame, isTagging }: FailedCall): string {
  return frame === 'typed' && error.status < 500 ? 'InvalidRequest' : handlerErrorCode(error, isTagging);
}

/** What a handler calls the operation that was refused; undefined: it passes on the service's words alone. */
function deniedAs({ frame, operation, type }: FailedCall, said: string): string | undefined {
  if (frame === 'terse') return operation;
  if (frame === 'mute') return type;
  return frame === 'typed' ? `${type}: ${said}` : undefined;
}

/** What the first SDK for Java adds to a service's words. */
function wordFirstSdk(call: FailedCall, displayName: string): string {
  const { error, requestId } = call;
  return ` (Service: ${displayName}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${requestId}${extendedId(call, '; S3 Extended')}; Proxy: null)`;
}

/** S3 gives each answer a second id. Source: https://github.com/aws-samples/unishop-monolith-to-microservices/issues/47 */
function extendedId({ serviceId, requestId }: FailedCall, name: string): string {
  return serviceId === 's3' ? `${name} Request ID: ${hostId(requestId)}` : '';
}

function wordHandlerMessage(
  code: string,
  said: string,
  { existing, frame, mutesTagging, type }: FailedCall,
): string {
  if (code === 'UnauthorizedTaggingOperation')
    return `${taggingHint}Resource handler returned message: "${mutesTagging ? mutedTagging : said}"`;
  if (code === 'AlreadyExists' && existing !== undefined) return existing;
  return frame === 'typed' && code === 'InvalidRequest' ? `Invalid request provided: ${type}: ${said}` : said;
}

function wordHandler(message: string, requestToken: string, code: string): string {
  return `Resource handler returned message: "${message}" (RequestToken: ${requestToken}, HandlerErrorCode: ${code})`;
}
