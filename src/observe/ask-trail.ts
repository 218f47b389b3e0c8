import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { setTimeout as sleep } from 'node:timers/promises';
import { attribute, type Attribution, type Knowledge } from '../denial/attribution/attribute.ts';
import type { Question } from '../denial/attribution/question.ts';
import type { ReadingContext } from '../denial/context.ts';
import type { TrailRecord } from '../denial/trail/trail-record.ts';
import { type Decode, decodeRecord } from './decode-record.ts';
import { readTrail } from './read-trail.ts';

/** Where CloudTrail writes down the calls of services that have one place for the world. */
const globalTypes = /^AWS::(?:IAM|CloudFront|Route53|Organizations|WAF|GlobalAccelerator)::/;

/** Who makes CloudFormation's calls where the stack has a service role. */
const serviceRoleSession = 'AWSCloudFormation';

interface Patience {
  /** So many times as long as the newest records take now. */
  readonly times: number;
  readonly leastMs: number;
}

/**
 * Records do not come in their order: how long to wait for a first answer, and for more of them, or later ones than a read that may have
 * been passed over. What is open then is asked by the next attempt, which goes on with the answers that are there.
 */
const forAnswer: Patience = { times: 5, leastMs: 10_000 };
const forMore: Patience = { times: 2, leastMs: 6_000 };

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

export interface AskTrailOptions extends Knowledge {
  readonly userName: string;
  readonly context: ReadingContext;
  readonly decode: Decode;
  /** What has not come by then is taken not to come. */
  readonly boundMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TrailAnswer {
  readonly question: Question;
  /** Absent: the trail tells of no refusal. */
  readonly attribution?: Attribution;
  readonly waitedMs: number;
}

/**
 * Asks the event history which refused calls the failures mean. It comes late: the question is asked again until a refusal is
 * there, or until several times the time is over that records take to come, or until the bound is reached.
 * cloudtrail:LookupEvents, and what decoding takes
 */
export async function askTrail(
  trail: { readonly regional: CloudTrailClient; readonly global: CloudTrailClient },
  questions: readonly Question[],
  options: AskTrailOptions,
): Promise<TrailAnswer[]> {
  const [global, regional] = [questions.filter(isGlobal), questions.filter((one) => !isGlobal(one))];
  return trail.global === trail.regional
    ? askRegion(trail.regional, questions, options)
    : [
        ...(await askRegion(trail.regional, regional, options)),
        ...(await askRegion(trail.global, global, options)),
      ];
}

function isGlobal({ askedType, seen }: Question): boolean {
  return globalTypes.test(askedType ?? seen.resourceType ?? '');
}

async function askRegion(
  client: CloudTrailClient,
  questions: readonly Question[],
  { userName, context, decode, boundMs, signal, ...knowledge }: AskTrailOptions,
): Promise<TrailAnswer[]> {
  const from = questions.map((question) => question.from).toSorted()[0];
  const until = questions
    .map((question) => question.until)
    .toSorted()
    .at(-1);
  if (from === undefined || until === undefined) return [];
  const startedAt = performance.now();
  const passedMs = (): number => Math.round(performance.now() - startedAt);
  const window = { from, until, signal, complete: createDecoder(decode, context) };
  const answer = (records: readonly TrailRecord[]) => attribute(questions, records, context, knowledge);
  const isEnough = (records: readonly TrailRecord[]): boolean => {
    const answers = [...answer(records).values()];
    return (
      answers.length === questions.length && answers.every(({ isSure, endsHandler }) => isSure && endsHandler)
    );
  };
  let latenessMs: number | undefined;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    await sleep(pauseMs, undefined, signal ? { signal } : {});
    const own = await readEnough(client, { ...window, userName }, isEnough, []);
    let answers = answer(own);
    const mayEnd =
      answers.size === questions.length && [...answers.values()].every(({ endsHandler }) => endsHandler);
    if (!mayEnd) latenessMs = shorter(latenessMs, await readLateness(client, window));
    if (answers.size < questions.length && latenessMs !== undefined) {
      const session = { ...window, userName: serviceRoleSession };
      answers = answer(await readEnough(client, session, isEnough, own));
    }
    const { times, leastMs } = answers.size > 0 ? forMore : forAnswer;
    const longestMs = latenessMs === undefined ? boundMs : Math.max(leastMs, times * latenessMs);
    if (mayEnd || passedMs() + pauseMs > Math.min(boundMs, longestMs)) {
      return questions.map((question) => {
        const attribution = answers.get(question);
        return { question, waitedMs: passedMs(), ...(attribution && { attribution }) };
      });
    }
  }
}

/** Up to the page from which on no question can have a better answer: the newest that acts, surely on the same thing. */
async function readEnough(
  client: CloudTrailClient,
  { complete, ...whose }: Parameters<typeof readTrail>[1] & { readonly complete: Completing },
  isEnough: (records: readonly TrailRecord[]) => boolean,
  before: readonly TrailRecord[],
): Promise<TrailRecord[]> {
  const records = [...before];
  for await (const page of readTrail(client, whose)) {
    for (const record of page) records.push(await complete(record));
    if (isEnough(records)) break;
  }
  return records;
}

type Completing = (record: TrailRecord) => Promise<TrailRecord>;

/** Asks about each record once, however often it is read. */
function createDecoder(decode: Decode, context: ReadingContext): Completing {
  const known = new Map<string, Promise<TrailRecord>>();
  return (record) => {
    const decoded = known.get(record.eventId) ?? decodeRecord(record, decode, context);
    known.set(record.eventId, decoded);
    return decoded;
  };
}

/** How old the newest record is, once there is one that is later than the failures. The run itself makes some all the time. */
async function readLateness(
  client: CloudTrailClient,
  { until, signal }: { readonly until: string; readonly signal: AbortSignal | undefined },
): Promise<number | undefined> {
  const from = new Date(Date.parse(until) + 1000).toISOString();
  for await (const [newest] of readTrail(client, { from, signal })) {
    // A page may be empty, and the next one not.
    if (newest !== undefined) return Math.max(Date.now() - Date.parse(newest.at), 1000);
  }
  return undefined;
}

function shorter(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
