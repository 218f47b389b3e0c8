import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { setTimeout as sleep } from 'node:timers/promises';
import { attribute, type Attribution } from '../denial/attribution/attribute.ts';
import type { Question } from '../denial/attribution/question.ts';
import type { ReadingContext } from '../denial/context.ts';
import type { TrailRecord } from '../denial/trail/trail-record.ts';
import { readTrail } from './read-trail.ts';

/** Where CloudTrail writes down the calls of services that have one place for the world. */
const globalTypes = /^AWS::(?:IAM|CloudFront|Route53|Organizations|WAF|GlobalAccelerator)::/;

/** Who makes CloudFormation's calls: the deployer, or the session of a stack's service role. */
const serviceRoleSession = 'AWSCloudFormation';

/** Records do not come in their order: so many times as long as the first later one took, and so long at least. */
const patience = 5;
const surelyMs = 10_000;

export interface AskTrailOptions {
  readonly userName: string;
  readonly context: ReadingContext;
  /** Of the stack's failures to the answers: what has not come by then is taken not to come. */
  readonly boundMs: number;
  readonly paceMs: number;
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
 * there, or until several times the time is over that later calls took to come, or until the bound is reached.
 * cloudtrail:LookupEvents
 */
export async function askTrail(
  trail: { readonly regional: CloudTrailClient; readonly global: CloudTrailClient },
  questions: readonly Question[],
  options: AskTrailOptions,
): Promise<TrailAnswer[]> {
  const isGlobal = ({ seen }: Question): boolean => globalTypes.test(seen.resourceType ?? '');
  return [
    ...(await askRegion(
      trail.regional,
      questions.filter((one) => !isGlobal(one)),
      options,
    )),
    ...(await askRegion(trail.global, questions.filter(isGlobal), options)),
  ];
}

async function askRegion(
  client: CloudTrailClient,
  questions: readonly Question[],
  { userName, context, boundMs, paceMs, signal }: AskTrailOptions,
): Promise<TrailAnswer[]> {
  const since = questions.map(({ from }) => from).toSorted()[0];
  const until = questions
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  if (since === undefined || until === undefined) return [];
  const startedAt = performance.now();
  const passedMs = (): number => Math.round(performance.now() - startedAt);
  const read = (who: string): Promise<TrailRecord[]> =>
    readTrail(client, { userName: who, since, paceMs, signal });
  let latenessMs: number | undefined;
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 1.5, 30_000)) {
    const own = await read(userName);
    const found = answer(questions, own, context);
    const records = found.length < questions.length ? [...own, ...(await read(serviceRoleSession))] : own;
    const answers = found.length < questions.length ? answer(questions, records, context) : found;
    const isLate = answers.length < questions.length && latenessMs === undefined;
    if (isLate && (await hasCaughtUp(client, until, paceMs, signal))) latenessMs = passedMs();
    const longestMs = Math.max(surelyMs, patience * (latenessMs ?? Infinity));
    const isOver = passedMs() + pauseMs > Math.min(boundMs, longestMs);
    if (answers.length === questions.length || isOver) {
      return questions.map((question) => {
        const attribution = answers.find((one) => one.question === question)?.attribution;
        return { question, waitedMs: passedMs(), ...(attribution && { attribution }) };
      });
    }
    await sleep(pauseMs, undefined, signal ? { signal } : {});
  }
}

/** Each record answers one question, as long as there are enough. */
function answer(
  questions: readonly Question[],
  records: readonly TrailRecord[],
  context: ReadingContext,
): { readonly question: Question; readonly attribution: Attribution }[] {
  const used = new Set<string>();
  return questions.flatMap((question) => {
    const attribution = attribute(question, records, context, used);
    if (attribution === undefined) return [];
    used.add(attribution.record.eventId);
    return [{ question, attribution }];
  });
}

/** Somebody's later call is known already. The run itself makes some all the time. */
async function hasCaughtUp(
  client: CloudTrailClient,
  until: string,
  paceMs: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const since = new Date(Date.parse(until) + 1000).toISOString();
  const later = await readTrail(client, { since, mostPages: 1, paceMs, signal });
  return later.length > 0;
}
