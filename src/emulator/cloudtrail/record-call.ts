import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import type { AwsError, Call } from '../operation.ts';
import { eventNameOf, eventSourceOf, isDataEvent, isReadOnly } from './event-names.ts';
import { renderRequestParameters } from './request-parameters.ts';
import { listResources } from './resources.ts';
import { trailStore } from './store.ts';
import { renderUserIdentity, userNameOf } from './user-identity.ts';
import { serviceBehind } from '../service-behind.ts';

const shortestDelayMs = 1000;
const longestDelayMs = 4000;

/** Services that have one place for the world; their events are in us-east-1. */
const globalServices: ReadonlySet<string> = new Set(['iam', 'cloudfront', 'route53']);

/** Services whose refused calls are seen without what they asked for. Sources stand in `behaviour.md`. */
const silentWhenRefused: ReadonlySet<string> = new Set(['iam', 'lambda']);

/** Writes a management event of a call that was answered; of other calls nothing. */
export function recordCall(
  call: Call,
  serviceId: string,
  operation: string,
  input: object,
  error: AwsError | undefined,
): void {
  const { account, caller } = call;
  if (isDataEvent(serviceId, operation) || error?.code === 'NotImplemented') return;
  // Nobody can sign in as root here: it is what services look things up with for themselves.
  if (caller.principal.kind === 'root' && !call.attempt) return;
  const trail = account.store(trailStore);
  const now = Date.now();
  const service = call.attempt ? caller.calledVia.at(-1) : serviceBehind(caller);
  const eventName = eventNameOf(serviceId, operation);
  const errorCode = error && codeInTrail(serviceId, error.code);
  const requestParameters =
    errorCode === 'AccessDenied' && silentWhenRefused.has(serviceId)
      ? null
      : renderRequestParameters(serviceId, operation, input);
  trail.add({
    sequence: trail.nextSequence(),
    eventId: randomUUID(),
    eventTime: new Date(Math.floor(now / 1000) * 1000),
    visibleFromMs: now + delayOf(account, `${serviceId}:${operation}`),
    region: globalServices.has(serviceId) ? 'us-east-1' : call.region,
    eventSource: eventSourceOf(serviceId),
    eventName,
    readOnly: isReadOnly(operation),
    userName: userNameOf(caller),
    userIdentity: renderUserIdentity(caller, service),
    sourceIPAddress: service ?? caller.sourceIp,
    userAgent: service ?? caller.userAgent,
    errorCode,
    errorMessage: error?.message,
    requestParameters,
    resources: listResources(requestParameters),
    requestId: error?.requestId ?? call.requestId,
  });
}

/** Refusals of JSON services are `AccessDenied` in events, those of EC2 name whose fault they are. */
function codeInTrail(serviceId: string, code: string): string {
  if (serviceId === 'ec2') return `Client.${code}`;
  return code === 'AccessDeniedException' ? 'AccessDenied' : code;
}

function delayOf({ hostility, trailDelayMs }: Account, subject: string): number {
  return hostility.has('late-trail')
    ? Math.max(trailDelayMs, hostility.drawBetween('late-trail', subject, shortestDelayMs, longestDelayMs))
    : trailDelayMs;
}
