import { parseDenials } from '../../src/denial/parse-denials.ts';
import type { TrialRun } from './run-as-operator.ts';

/** Something that the operator was refused. */
export interface OperatorRefusal {
  readonly action: string;
  /** As it was named; `*` where it was not. */
  readonly resource: string;
}

/**
 * What the operator was refused in a run: as the run ended, and as the event history has it. What a deployer is refused
 * is told in the same words, and is no business of the operator's.
 */
export function readRefusals({
  userName,
  record,
  stderr,
  calls,
}: Pick<TrialRun, 'userName' | 'record' | 'stderr' | 'calls'>): OperatorRefusal[] {
  const texts = [
    stderr,
    ...(record && 'message' in record.outcome ? [record.outcome.message] : []),
    ...(record?.leftovers.map(({ why }) => why) ?? []),
    ...calls.flatMap(({ refusal }) => refusal ?? []),
  ];
  const found = new Map<string, OperatorRefusal>();
  for (const { action, resource = '*', principal } of texts.flatMap((text) => parseDenials(text).denials)) {
    if (action === undefined || principal?.endsWith(`user/${userName}`) !== true) continue;
    found.set(`${action} ${resource}`, { action, resource });
  }
  return [...found.values()];
}
