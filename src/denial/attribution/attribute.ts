import type { ReadingContext } from '../context.ts';
import type { Denial } from '../denial.ts';
import type { SeenDenial } from '../harvest.ts';
import { findServicePrefix } from '../quirks/service-names.ts';
import { readRecord } from '../trail/read-record.ts';
import { actionOf, operationOf, servicePrefixOf } from '../trail/recorded-call.ts';
import { isByService, isRefusal, type TrailRecord } from '../trail/trail-record.ts';
import type { Question } from './question.ts';

/** A question with the record that answers it. */
export interface Attribution {
  readonly denial: SeenDenial;
  readonly record: TrailRecord;
  /** How many refused calls could have been it, and their actions, each once. */
  readonly candidates: number;
  readonly refused: readonly string[];
  /** {@link callKey} of the others that could have been it as well; where some name the thing that failed, of these. */
  readonly rivals: readonly string[];
  /** It names the thing that failed. */
  readonly isSure: boolean;
  /** Of a kind that this handler does not go on without: of another kind, a later record may fit better. */
  readonly endsHandler: boolean;
}

/** Types whose second part is not what the service calls itself, nor its actions' prefix. */
const servicesOfTypes: Readonly<Record<string, readonly string[]>> = {
  CloudWatch: ['cloudwatch', 'monitoring'],
  Cognito: ['cognito-idp', 'cognito-identity'],
  EventSchemas: ['schemas'],
};

/**
 * The refused calls that failures mean, among those that the trail holds: of the service that the resource's type belongs to,
 * within the step that failed, about the same thing where that is told, and of those that act the last: a handler ends with the
 * call that it cannot do without. Each call is one failure's: what fits best is taken first. Left out: what the trail is silent about.
 */
export function attribute(
  questions: readonly Question[],
  records: readonly TrailRecord[],
  context: ReadingContext,
  { known = [], fruitless = [], withheld = [] }: Knowledge = {},
): ReadonlyMap<Question, Attribution> {
  const toldKeys = new Set(known.map(callKey));
  const pairs = questions.flatMap((question) => {
    const possible = records.filter((record) => isRefusal(record) && couldBe(question, record));
    const missed = possible.filter((record) => withheld.includes(readRecord(record, context)?.action ?? ''));
    const candidates = (missed.length > 0 ? missed : possible).map((record) => ({
      record,
      rank: rankOf(question, record, fruitless),
    }));
    return candidates.map((candidate) => ({ question, ...candidate, candidates }));
  });
  const found = new Map<Question, Attribution>();
  const used = new Set<string>();
  for (const { question, record, rank, candidates } of pairs.toSorted((a, b) =>
    compareRanks(b.rank, a.rank),
  )) {
    if (found.has(question) || used.has(record.eventId)) continue;
    const denial = readRecord(record, context);
    if (denial === undefined || toldKeys.has(callKey(denial))) continue;
    used.add(record.eventId);
    found.set(question, {
      denial: {
        ...denial,
        ...(!isTelling(rank) && { certainty: 'inferred' }),
        soft: false,
        seen: question.seen,
      },
      record,
      candidates: candidates.length,
      refused: [...new Set(candidates.flatMap((one) => readRecord(one.record, context)?.action ?? []))],
      rivals: findRivals({ denial, rank }, candidates, context),
      isSure: rank.about > 0,
      endsHandler: endsHandler(rank),
    });
  }
  return found;
}

/** What is known beside the records. */
export interface Knowledge {
  /** Refusals of the attempt that were told in words: their records are no answers. */
  readonly known?: readonly Denial[] | undefined;
  /** Answers that were tried and mended nothing: others are likelier. */
  readonly fruitless?: readonly Fruitless[] | undefined;
  /** Actions without which alone the step is tried, that has passed with them: what it fails for is one of these. */
  readonly withheld?: readonly string[] | undefined;
}

/** Of what is known to be about the thing that failed, if anything is; what a handler goes on without is no rival to what it does not. */
function findRivals(
  chosen: { readonly denial: Denial; readonly rank: Rank },
  candidates: readonly { readonly record: TrailRecord; readonly rank: Rank }[],
  context: ReadingContext,
): readonly string[] {
  const { about } = chosen.rank;
  const keys = candidates
    .filter(({ rank }) => about === 0 || rank.about > 0)
    .filter(({ rank }) => !endsHandler(chosen.rank) || endsHandler(rank))
    .flatMap(({ record }) => readRecord(record, context) ?? [])
    .map(callKey);
  return [...new Set(keys)].filter((key) => key !== callKey(chosen.denial));
}

/** An action that was taken for the reason of a failure, and was not. */
export interface Fruitless {
  readonly logicalId: string;
  readonly status: string;
  readonly action: string;
}

/** What tells one refused call from another. */
export function callKey({ action, resource }: Pick<Denial, 'action' | 'resource'>): string {
  return `${action} ${resource}`;
}

/** What the command asks itself is refused in the same time, and fails no resource. Records tell whole seconds. */
function couldBe(question: Question, record: TrailRecord): boolean {
  if (!isByService(record)) return false;
  if (record.at < wholeSecond(question.from) || record.at > question.until) return false;
  if (!servicesOf(question).includes(servicePrefixOf(record))) return false;
  // What is there already has a name, and whoever asks for its change or its end names it.
  const isMade = question.seen.status?.startsWith('CREATE_') !== true;
  return !isMade || question.names.length === 0 || lengthOfName(question, record) > 0;
}

function wholeSecond(at: string): string {
  return at.replace(/\.\d+Z$/, '.000Z');
}

function servicesOf({ seen, denial, askedType }: Question): readonly string[] {
  const [, service = ''] = (askedType ?? seen.resourceType ?? '').split('::');
  const own = servicesOfTypes[service] ?? [findServicePrefix(service) ?? service.toLowerCase()];
  const named = denial?.service === undefined ? undefined : findServicePrefix(denial.service);
  return named === undefined ? own : [named];
}

/** In the order in which they count. */
interface Rank {
  /** The operation that the failure names. */
  readonly operation: number;
  readonly about: number;
  /** Nothing is deleted to be made, nor made to be deleted. */
  readonly fits: number;
  /** It was not tried in vain before. */
  readonly untried: number;
  /** It neither reads nor tags: that is refused without consequence more often, and the deletion that follows a failure reads too. */
  readonly acts: number;
  /** The operation is called after the type: `AddPermission`. */
  readonly noun: number;
  readonly at: string;
}

function endsHandler({ acts, fits, noun }: Rank): boolean {
  return acts > 0 && fits > 0 && noun > 0;
}

/** The failure or the call names the other; otherwise it was refused at the right time, and may well have failed nothing. */
function isTelling(rank: Rank): boolean {
  return rank.operation > 0 || rank.about > 0 || endsHandler(rank);
}

const undoing = /^(?:Delete|Remove|Untag)/;
const making = /^(?:Create|Add|Publish|Update|Tag)/;

function rankOf(question: Question, record: TrailRecord, fruitless: readonly Fruitless[]): Rank {
  const { askedType, denial, seen } = question;
  const operation = operationOf(record);
  const isEnd = seen.status?.startsWith('DELETE_') === true;
  const type = (askedType ?? seen.resourceType)?.split('::').at(-1) ?? '';
  return {
    operation: Number(denial?.api !== undefined && denial.api.toLowerCase() === operation.toLowerCase()),
    about: lengthOfName(question, record),
    fits: Number(!(isEnd ? making : undoing).test(operation)),
    untried: Number(
      !fruitless.some(
        (one) =>
          one.logicalId === seen.logicalId && one.status === seen.status && one.action === actionOf(record),
      ),
    ),
    noun: Number(type !== '' && operation.toLowerCase().includes(type.toLowerCase())),
    acts: Number(!/^(?:Get|List|Describe|Head|Tag|Untag)/.test(operation)),
    at: record.at,
  };
}

/** Of the longest name of the thing that the record holds; 0: it holds none. */
function lengthOfName({ names }: Question, record: TrailRecord): number {
  const text = `${record.errorMessage ?? ''} ${JSON.stringify(record.requestParameters ?? {})}`;
  return Math.max(0, ...names.filter((name) => text.includes(name)).map((name) => name.length));
}

function compareRanks(a: Rank, b: Rank): number {
  return (
    a.operation - b.operation ||
    Number(a.about > 0) - Number(b.about > 0) ||
    a.fits - b.fits ||
    a.untried - b.untried ||
    a.acts - b.acts ||
    a.noun - b.noun ||
    a.about - b.about ||
    a.at.localeCompare(b.at)
  );
}
