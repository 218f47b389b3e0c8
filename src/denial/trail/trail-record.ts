/** What CloudTrail wrote about one call, as far as it tells who was refused what. */
export interface TrailRecord {
  readonly eventId: string;
  /** ISO 8601 with milliseconds, of whole seconds. */
  readonly at: string;
  /** `lambda.amazonaws.com`. */
  readonly eventSource: string;
  /** With the version of the API that some services put behind it: `CreateFunction20150331`. */
  readonly eventName: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /** What the encoded part of the message says, where somebody has decoded it. */
  readonly decoded?: string;
  readonly userArn?: string;
  /** The address that the call came from; of a service that called for its caller, the service's name. */
  readonly from?: string;
  /** Of the request, as AWS answered it. */
  readonly requestId?: string;
  /** Absent where the service tells nothing of what was asked. */
  readonly requestParameters?: Readonly<Record<string, unknown>>;
}

/**
 * A record as CloudTrail gives it, which is JSON in a text. Undefined for what is none.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function parseTrailRecord(text: string): TrailRecord | undefined {
  const record = parseObject(text);
  if (record === undefined) return undefined;
  const { eventID, eventTime, eventSource, eventName } = record;
  if (!isText(eventID) || !isText(eventTime) || !isText(eventSource) || !isText(eventName)) return undefined;
  const second = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(eventTime)?.[1];
  if (second === undefined) return undefined;
  const { errorCode, errorMessage, requestID, requestParameters, sourceIPAddress, userIdentity } = record;
  const userArn = isObject(userIdentity) ? userIdentity['arn'] : undefined;
  return {
    eventId: eventID,
    at: `${second}.000Z`,
    eventSource,
    eventName,
    ...(isText(errorCode) && { errorCode }),
    ...(isText(errorMessage) && { errorMessage }),
    ...(isText(userArn) && { userArn }),
    ...(isText(sourceIPAddress) && { from: sourceIPAddress }),
    ...(isText(requestID) && { requestId: requestID }),
    ...(isObject(requestParameters) && { requestParameters }),
  };
}

/**
 * How records name a refusal. EC2 puts `Client.` before its codes.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html (errorCode) and
 * the common errors of each service.
 */
const refusals =
  /^(?:Client\.)?(?:AccessDenied(?:Exception)?|UnauthorizedOperation|UnauthorizedAccess|AuthorizationError(?:Exception)?|NotAuthorized(?:Exception)?|Forbidden(?:Exception)?|UnauthorizedException|KMS\.AccessDeniedException)$/;

export function isRefusal({ errorCode }: Pick<TrailRecord, 'errorCode'>): boolean {
  return errorCode !== undefined && refusals.test(errorCode);
}

/**
 * Whether a service made the call, for its caller or as a role. A record that tells nothing of it may be of one.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html (sourceIPAddress:
 * for services in AWS, only the DNS name is displayed)
 */
export function isByService({ from }: TrailRecord): boolean {
  return from === undefined || /\.amazonaws\.com(?:\.cn)?$|^AWS Internal/.test(from);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
