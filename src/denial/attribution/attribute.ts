import type { ReadingContext } from '../context.ts';
import type { SeenDenial } from '../harvest.ts';
import { findServicePrefix } from '../quirks/service-names.ts';
import { readRecord } from '../trail/read-record.ts';
import { operationOf, servicePrefixOf } from '../trail/recorded-call.ts';
import { isRefusal, type TrailRecord } from '../trail/trail-record.ts';
import type { Question } from './question.ts';

/** A question with the record that answers it. */
export interface Attribution {
  readonly denial: SeenDenial;
  readonly record: TrailRecord;
  /** How many refused calls could have been it. */
  readonly candidates: number;
  /** It names the thing that failed. */
  readonly isSure: boolean;
  /** Of a kind that handlers do not go on without: one that only reads or tags may have a later one behind it. */
  readonly endsHandler: boolean;
}

/** Types whose second part is not what the service calls itself, nor its actions' prefix. */
const servicesOfTypes: Readonly<Record<string, readonly string[]>> = {
  ApiGatewayV2: ['apigateway'],
  ApplicationAutoScaling: ['application-autoscaling'],
  CertificateManager: ['acm'],
  CloudWatch: ['cloudwatch', 'monitoring'],
  Cognito: ['cognito-idp', 'cognito-identity'],
  EFS: ['elasticfilesystem'],
  ElasticLoadBalancingV2: ['elasticloadbalancing'],
  EventSchemas: ['schemas'],
  KinesisFirehose: ['firehose'],
  OpenSearchService: ['es'],
  Pipes: ['pipes'],
  StepFunctions: ['states'],
};

/**
 * The refused call that a failure means, among those that the trail holds: of the service that the resource's type belongs to,
 * within the step that failed, about the same thing where that is told, and the last of them: a handler ends with the call
 * that it cannot do without. Undefined: the trail holds none.
 * @param used records that answer other questions of the same attempt: another one is likelier
 */
export function attribute(
  question: Question,
  records: readonly TrailRecord[],
  context: ReadingContext,
  used: ReadonlySet<string> = new Set(),
): Attribution | undefined {
  const candidates = records.filter((record) => isRefusal(record) && couldBe(question, record));
  const ranked = candidates
    .map((record) => ({ record, rank: rankOf(question, record, used) }))
    .toSorted((a, b) => compareRanks(b.rank, a.rank));
  for (const { record, rank } of ranked) {
    const denial = readRecord(record, context);
    if (denial === undefined) continue;
    return {
      denial: { ...denial, soft: false, seen: question.seen },
      record,
      candidates: candidates.length,
      isSure: rank.about > 0,
      endsHandler: rank.acts > 0,
    };
  }
  return undefined;
}

/** Records tell whole seconds. */
function couldBe(question: Question, record: TrailRecord): boolean {
  if (record.at < wholeSecond(question.from) || record.at > question.until) return false;
  return servicesOf(question).includes(servicePrefixOf(record));
}

function wholeSecond(at: string): string {
  return at.replace(/\.\d+Z$/, '.000Z');
}

function servicesOf({ seen, denial }: Question): readonly string[] {
  const [, service = ''] = (seen.resourceType ?? '').split('::');
  const own = servicesOfTypes[service] ?? [findServicePrefix(service) ?? service.toLowerCase()];
  const named = denial?.service === undefined ? undefined : findServicePrefix(denial.service);
  return named === undefined ? own : [named];
}

/** In the order in which they count. */
interface Rank {
  readonly operation: number;
  readonly about: number;
  readonly unused: number;
  readonly at: string;
  readonly acts: number;
}

function rankOf({ names, denial }: Question, record: TrailRecord, used: ReadonlySet<string>): Rank {
  const text = `${record.errorMessage ?? ''} ${JSON.stringify(record.requestParameters ?? {})}`;
  const operation = operationOf(record);
  return {
    operation: Number(denial?.api !== undefined && denial.api.toLowerCase() === operation.toLowerCase()),
    about: Math.max(0, ...names.filter((name) => text.includes(name)).map((name) => name.length)),
    unused: Number(!used.has(record.eventId)),
    at: record.at,
    // What only reads or tags is refused without consequence more often than what acts.
    acts: Number(!/^(?:Get|List|Describe|Head|Tag|Untag)/.test(operation)),
  };
}

function compareRanks(a: Rank, b: Rank): number {
  return (
    a.operation - b.operation ||
    a.about - b.about ||
    a.unused - b.unused ||
    a.at.localeCompare(b.at) ||
    a.acts - b.acts
  );
}
