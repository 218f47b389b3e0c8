import type { PhaseName } from '../life.ts';
import { groupBy } from './report/group-by.ts';
import type { RunRecord } from './run-record.ts';

type SoftDenial = RunRecord['softDenials'][number];

/** One call that was refused and not missed, however often. */
export interface SoftCall {
  /** As it was refused first. */
  readonly denial: SoftDenial['denial'];
  /** A template; in a record of an earlier version as AWS printed it. Absent: the refusal names none. */
  readonly resource?: string;
  readonly phases: readonly PhaseName[];
  readonly times: number;
  /** In how many of them the command did what it is for. Absent: the record is of an earlier version. */
  readonly achieved?: number;
  /** What was said of it besides the refusals themselves. Empty: nothing was seen. */
  readonly told: readonly string[];
  /** Who was refused, one sighting each. */
  readonly senders: readonly SoftDenial['denial'][];
}

/** What was refused and not missed, by action and resource, in the order of the first refusals. */
export function groupSoftDenials(softDenials: readonly SoftDenial[]): readonly SoftCall[] {
  return [...groupBy(softDenials, callOf).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { denial, resource = denial.resource } = first;
    const isJudged = same.every(({ achieved }) => achieved !== undefined);
    const senders = new Map(same.map((one) => [JSON.stringify(one.denial.seen), one.denial]));
    return [
      {
        denial,
        ...(resource !== undefined && { resource }),
        phases: [...new Set(same.map(({ phase }) => phase))],
        times: same.length,
        ...(isJudged && { achieved: same.filter(({ achieved }) => achieved).length }),
        told: [...new Set(same.flatMap(({ told }) => told ?? []))],
        senders: [...senders.values()],
      },
    ];
  });
}

/** Where no action is known, the words of the refusal. */
function callOf({ denial, resource = denial.resource }: SoftDenial): string {
  return JSON.stringify([denial.action ?? denial.api ?? denial.raw, resource]);
}
