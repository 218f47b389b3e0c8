import type { Answer } from '../denial/attribution/answer.ts';
import { isBare } from '../denial/attribution/question.ts';
import { currentPhase } from './context.ts';
import type { Verdict } from './judge-attempt.ts';
import type { Recorded } from './ledger/record-denials.ts';
import type { Context } from './types.ts';

/**
 * The failure for which the attempt is to be repeated with a child that tells more: a refusal of the command itself that names nothing,
 * where nobody else tells of it, or where what the command's steps were taken to mean is granted and does not help. Undefined: there
 * is none, or it was repeated so already and nothing has been granted since.
 */
export function findVague(
  context: Context,
  verdict: Verdict,
  answers: readonly Answer[],
  { decided, ledger }: Recorded,
): string | undefined {
  if (context.debug) return undefined;
  const failures = [
    ...(verdict.kind === 'stuck'
      ? decided.filter(({ decision, denial }) => decision === 'unreadable' && isBare(denial))
      : []),
    ...(verdict.kind === 'not-honoured'
      ? decided.filter(
          ({ decision, denial }) =>
            decision === 'already-granted' &&
            answers.some(({ by, denials }) => by === 'cli-output' && denials.includes(denial)),
        )
      : []),
  ];
  const names = failures.map(
    ({ denial }) => `${currentPhase(context).name} after ${ledger.grants.length} grants: ${denial.raw}`,
  );
  return names.find((name) => !context.debugged.includes(name));
}
