import type { SeenDenial, SeenLookAlike, Sighting } from '../harvest.ts';
import type { StackEvent } from '../observation.ts';
import { leavesOpen } from './authorization-details.ts';

/** A failure that may be a refusal and does not say of what. */
export interface Question {
  readonly seen: Sighting;
  /** The words, as far as there are any. */
  readonly raw: string;
  /** What it was read as; absent: nothing says that it was refused at all. */
  readonly denial?: SeenDenial;
  /** ISO 8601: when the resource's step began, and when it failed. */
  readonly from: string;
  readonly until: string;
  /** Texts that tell this resource from others of its type. */
  readonly names: readonly string[];
  /** The type that was asked, where it is not the type of what failed: it wanted another resource's attribute. */
  readonly askedType?: string;
  /** The words are enough to go on with, and only what AWS recorded of the request can add to them. */
  readonly isRead?: true;
}

/**
 * Reasons that explain nothing.
 * Source: the reports cited in `shapes/aws-words.ts`; `UnknownError` is what the JavaScript SDK calls an error without a code.
 */
const empty =
  /^(?:(?:unknown ?error|null|internal ?(?:failure|error)|error occurred|service returned error code \w+)\.?)?$/i;

/**
 * What the exception of the CloudFormation CLI says of a fault of the service. Handlers throw it for whatever error they do not
 * know, and refusals are among these.
 * Source: https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-iot (aws-iot-policy, Translator.java)
 */
const downstream = /^internal error reported from downstream service during operation '\w{1,80}'\.?$/i;

/** Of a handler's message, what the service said. */
const envelope =
  /^Resource handler returned message: "(?<message>.*?)(?: \(Service: .*)?" \(RequestToken: .*\)$/s;

/**
 * What failed wanted another resource's attribute, and the read behind it failed.
 * Source: https://github.com/serverless/serverless/issues/12174
 */
const attribute =
  /^Unable to retrieve [\w.]{1,120} attribute for (?<type>[\w:]{3,120}), with error message (?<message>.*)$/s;

/**
 * What stack events leave open: failures without a reason, or with one that names neither action nor anything else.
 * @param events of the attempt, oldest first
 */
export function findQuestions(
  events: readonly StackEvent[],
  denials: readonly SeenDenial[],
  lookAlikes: readonly SeenLookAlike[],
): readonly Question[] {
  const read = denials.filter(isOpen).flatMap((denial) => {
    const { logicalId, status } = denial.seen;
    const event = events.findLast((one) => one.logicalId === logicalId && one.status === status);
    return event === undefined ? [] : [{ ...ask(event, events), raw: denial.raw, denial, seen: denial.seen }];
  });
  const unread = events.filter(
    (event) =>
      isFailureOfResource(event) &&
      explainsNothing(event.reason) &&
      ![
        ...denials,
        ...lookAlikes.filter(({ kind }) => kind !== 'service-failure' || !isDownstream(event)),
      ].some(({ seen }) => seen.logicalId === event.logicalId && seen.status === event.status),
  );
  const bare = denials.filter(isBare).map(askOfWords);
  const recorded = denials
    .filter(isRecorded)
    .map((denial) => ({ ...askOfWords(denial), isRead: true as const }));
  return [...bare, ...recorded, ...read, ...latestOfEach(unread).map((event) => ask(event, events))];
}

function askOfWords(denial: SeenDenial): Question {
  return { seen: denial.seen, raw: denial.raw, denial, from: '', until: '', names: [] };
}

/** It can be granted as it is told, but AWS may tell it better. */
function isRecorded(denial: SeenDenial): boolean {
  const isOurs = denial.lacking === 'deployer' || denial.lacking === 'unknown';
  return leavesOpen(denial) && isOurs && !denial.soft && !isBare(denial) && !isOpen(denial);
}

/** The action is not known, or only by the operation that a handler names: that may have needed another one besides. */
function isOpen({ seen, certainty, resource, api, soft }: SeenDenial): boolean {
  if (seen.via !== 'cloudformation' || soft) return false;
  return certainty === 'unknown' || (certainty === 'inferred' && resource === undefined && api !== undefined);
}

/** The CLI was refused by a service that names neither itself nor the action. */
export function isBare({ seen, certainty, service, api }: SeenDenial): boolean {
  return seen.via === 'client' && certainty === 'unknown' && service === undefined && api === undefined;
}

function explainsNothing(reason: string | undefined): boolean {
  const said = unwrap(reason);
  return empty.test(said) || downstream.test(said);
}

function isDownstream({ reason }: StackEvent): boolean {
  return downstream.test(unwrap(reason));
}

/** What was said, out of its frames. */
function unwrap(reason: string | undefined): string {
  const whole = reason?.trim() ?? '';
  const text = attribute.exec(whole)?.groups?.['message'] ?? whole;
  return (envelope.exec(text)?.groups?.['message'] ?? text).trim();
}

function isFailureOfResource({ status, physicalId, stackId, resourceType, current }: StackEvent): boolean {
  return (
    status.endsWith('_FAILED') && physicalId !== stackId && current !== true && !immaterial.test(resourceType)
  );
}

/** Steps of CloudFormation alone, which call no service. */
const immaterial = /^AWS::CloudFormation::WaitCondition(?:Handle)?$/;

/** A deletion is tried three times over: one question is enough. */
function latestOfEach(events: readonly StackEvent[]): StackEvent[] {
  return [...new Map(events.map((event) => [`${event.logicalId} ${event.status}`, event])).values()];
}

function ask(event: StackEvent, events: readonly StackEvent[]): Question {
  const { logicalId, resourceType, status, at, physicalId, reason, properties } = event;
  const verb = status.replace(/_FAILED$/, '');
  const begun = events.findLast(
    (one) => one.logicalId === logicalId && one.at < at && one.status === `${verb}_IN_PROGRESS`,
  );
  const first = events.findLast(
    (one) =>
      one.logicalId === logicalId &&
      one.at < at &&
      one.status === `${verb}_IN_PROGRESS` &&
      one.reason === undefined,
  );
  const askedType = attribute.exec(reason?.trim() ?? '')?.groups?.['type'];
  return {
    ...(askedType !== undefined && { askedType }),
    seen: { via: 'cloudformation', logicalId, resourceType, status },
    raw: `${logicalId} (${resourceType}) ${status}: ${reason ?? 'no reason is given'}`,
    from: (first ?? begun ?? event).at,
    until: at,
    // Of another resource nothing is told but its type.
    names:
      askedType === undefined
        ? [...new Set([...namesInId(physicalId), ...namesIn(properties)])].filter((name) => name.length > 2)
        : [],
  };
}

/**
 * What a record may name a thing by. An id such as `BUS|RULE` stands in none as a whole, nor does an ARN such as
 * `arn:aws:lambda:REGION:ACCOUNT:function:NAME:VERSION`, whose last part the calls about it leave out.
 */
function namesInId(physicalId: string): string[] {
  return physicalId.split('|').flatMap((part) => {
    if (!part.startsWith('arn:')) return [part];
    const [first = '', ...named] = part.split(':').slice(5).join(':').split(/[:/]/);
    return [part, ...(named.length > 0 ? named : [first])];
  });
}

/** The properties that name something, as far as AWS did not cut them off. */
function namesIn(properties: string | undefined): string[] {
  return [...(properties ?? '').matchAll(/"\w*(?:Name|Id|Arn|Bucket|Prefix)":"([^"\\]{3,256})"/g)].map(
    ([, name = '']) => name,
  );
}
