import { defineStore, type Account } from '../account.ts';
import { AwsError, type ClientAttempt } from '../operation.ts';
import { findServiceModel, type Protocol } from '../wire/model.ts';

const chance = 0.06;
const longestBurst = 3;
/** What a client that does not tell is taken to bear: two failures, then it gives up. */
const usualAttempts = 3;
/** Calls of the operation that are let through after a burst. */
const calmCalls = 3;

/**
 * Operations that AWS itself lets through so many times a second.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
const mostInSecond: Readonly<Record<string, number>> = { 'cloudtrail:LookupEvents': 2 };

/** Of one operation. */
interface Weather {
  /** Failures that are left of the burst. */
  left: number;
  calm: number;
  /** When calls were let through that are counted, as performance.now tells time. */
  passedMs: readonly number[];
}

const weathers = defineStore('throttling', () => new Map<string, Weather>());

/**
 * Whether a call from outside fails for no reason of its own, before it is looked at: in bursts, never so often in a row that its
 * client gives up. Undefined: it does not.
 */
export function strikeCall(
  account: Account,
  serviceId: string,
  operation: string,
  attempt: ClientAttempt | undefined,
): AwsError | undefined {
  const { hostility } = account;
  if (!attempt || !hostility.has('throttling')) return undefined;
  const subject = `${serviceId}:${operation}`;
  const weather = weatherOf(account, subject);
  const bears = (attempt.of ?? usualAttempts) - 1;
  if (isTooOften(subject, weather) && attempt.nth <= bears) return wordFailure(serviceId, 'throttled');
  if (weather.left === 0 && weather.calm > 0) {
    weather.calm -= 1;
    return undefined;
  }
  if (weather.left === 0 && hostility.strikes('throttling', subject, chance))
    weather.left = 1 + Math.floor(hostility.draw('throttling', `burst ${subject}`) * longestBurst);
  if (weather.left === 0) return undefined;
  // Clients that share an operation share its bursts, so that the count is that of each client, where it tells it.
  if (attempt.nth > bears) {
    weather.left = 0;
    weather.calm = calmCalls;
    return undefined;
  }
  weather.left = Math.min(weather.left - 1, bears - attempt.nth);
  if (weather.left === 0) weather.calm = calmCalls;
  return wordFailure(serviceId, kindOf(hostility.draw('throttling', `kind ${subject}`)));
}

function isTooOften(subject: string, weather: Weather): boolean {
  const most = mostInSecond[subject];
  if (most === undefined) return false;
  const nowMs = performance.now();
  const recent = weather.passedMs.filter((atMs) => atMs > nowMs - 1000);
  const isFull = recent.length >= most;
  weather.passedMs = isFull ? recent : [...recent, nowMs];
  return isFull;
}

function weatherOf(account: Account, subject: string): Weather {
  const known = account.store(weathers);
  const weather = known.get(subject) ?? { left: 0, calm: 0, passedMs: [] };
  known.set(subject, weather);
  return weather;
}

type Words = readonly [code: string, message: string, status: number];

interface Vocabulary {
  readonly throttled: Words;
  readonly failed: Words;
  readonly unavailable: Words;
}

const unavailable: Words = [
  'ServiceUnavailable',
  'The request has failed due to a temporary failure of the server.',
  503,
];
const failed: Words = [
  'InternalFailure',
  'The request processing has failed because of an unknown error, exception or failure.',
  500,
];

const byProtocol: Readonly<Record<Protocol, Vocabulary>> = {
  query: { throttled: ['Throttling', 'Rate exceeded', 400], failed, unavailable },
  'ec2-query': {
    throttled: ['RequestLimitExceeded', 'Request limit exceeded.', 503],
    failed: ['InternalError', 'An internal error has occurred', 500],
    unavailable: ['Unavailable', 'The server is overloaded and cannot handle the request.', 503],
  },
  'json-1.0': { throttled: ['ThrottlingException', 'Rate exceeded', 400], failed, unavailable },
  'json-1.1': { throttled: ['ThrottlingException', 'Rate exceeded', 400], failed, unavailable },
  'rest-json': {
    throttled: ['TooManyRequestsException', 'Rate exceeded', 429],
    failed,
    unavailable: ['ServiceUnavailableException', 'Service Unavailable', 503],
  },
  'rest-xml': { throttled: ['Throttling', 'Rate exceeded', 400], failed, unavailable },
  's3-rest-xml': {
    throttled: ['SlowDown', 'Please reduce your request rate.', 503],
    failed: ['InternalError', 'We encountered an internal error. Please try again.', 500],
    unavailable: ['ServiceUnavailable', 'Service is unable to handle request.', 503],
  },
};

/** Where a service has words of its own. */
const byService: Readonly<Record<string, Partial<Vocabulary>>> = {
  dynamodb: {
    throttled: ['ThrottlingException', 'Rate of requests exceeds the allowed throughput.', 400],
    failed: ['InternalServerError', 'Internal server error', 500],
  },
  iam: {
    failed: ['ServiceFailure', 'The request processing has failed because of an unknown error.', 500],
  },
  lambda: { failed: ['ServiceException', 'Internal Server Error', 500] },
  sqs: { throttled: ['RequestThrottled', 'Request is throttled.', 403] },
};

/** Throttling is what a busy account sees most. */
function kindOf(drawn: number): keyof Vocabulary {
  return drawn < 0.6 ? 'throttled' : drawn < 0.8 ? 'failed' : 'unavailable';
}

function wordFailure(serviceId: string, kind: keyof Vocabulary): AwsError {
  const protocol = findServiceModel(serviceId)?.protocol ?? 'json-1.1';
  const [code, message, status] = byService[serviceId]?.[kind] ?? byProtocol[protocol][kind];
  return new AwsError(code, message, status);
}
