import type { Fact } from '../artifact/evidence.ts';
import type { Answer } from '../denial/attribution/answer.ts';
import type { PhaseName } from '../life.ts';
import { tellDropped } from './context.ts';
import type { Observed, Verdict } from './judge-attempt.ts';
import type { Settled } from './ledger/doubts.ts';
import { isInForce } from './ledger/kept.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import type { Recorded } from './ledger/record-denials.ts';
import { tellAnswers } from './take-answers.ts';
import type { Context } from './types.ts';

/** An attempt that has ended, and what it led to. */
interface JudgedAttempt extends Pick<Observed, 'lookAlikes'> {
  readonly attempt: number;
  readonly life: number;
  readonly phase: PhaseName;
  readonly durationMs: number;
  readonly verdict: Verdict;
  readonly ended: NonNullable<Context['ended']>;
  readonly answers: readonly Answer[];
  readonly settled: Settled;
  readonly recorded: Recorded;
}

/** What the evidence says of an attempt, in the order in which it came to be known. */
export function tellAttempt({
  attempt,
  life,
  phase,
  durationMs,
  verdict,
  ended,
  answers,
  lookAlikes,
  settled,
  recorded,
}: JudgedAttempt): Fact[] {
  return [
    ...tellAnswers(answers, attempt),
    ...settled.dropped.map((grant) =>
      tellDropped(
        grant.id,
        grant.action,
        grant.resource,
        'it mended nothing: the same call was refused again',
      ),
    ),
    ...recorded.decided.map(({ denialId, denial, decision }) => ({
      type: 'denial.seen' as const,
      denialId,
      attempt,
      phase,
      decision,
      denial,
    })),
    ...(verdict.kind === 'passed' ? [] : lookAlikes).map(({ kind, raw, seen }) => ({
      type: 'look-alike.seen' as const,
      attempt,
      phase,
      kind,
      raw,
      seen,
    })),
    ...recorded.added.map((grant) => tellAdded(grant, attempt, phase)),
    ...recorded.widened.map(({ id, denialId, widening }) => ({
      type: 'grant.widened' as const,
      grantId: id,
      attempt,
      phase,
      ...widening,
      arns: [...widening.arns],
      denialId,
    })),
    ...tellAbsorbed([...settled.ledger.grants, ...recorded.added], recorded.ledger.grants),
    ...tellStatements(settled.ledger, recorded.ledger, attempt, phase),
    {
      type: 'attempt.ended',
      attempt,
      life,
      phase,
      verdict: verdict.kind,
      durationMs,
      ...ended,
    },
  ];
}

function tellAdded(grant: LedgerGrant, attempt: number, phase: PhaseName): Fact {
  const { id: grantId, grantee, action, resource, via, sightings, widenings } = grant;
  const [widening] = widenings;
  return {
    type: 'grant.added',
    grantId,
    attempt,
    phase,
    grantee,
    action,
    resource,
    ...(widening && {
      ...(widening.from !== '' && { printed: widening.from }),
      reason: widenings.map(({ reason }) => reason).join('; '),
    }),
    via,
    denialId: sightings[0]?.denialId ?? '',
  };
}

/** What a wider grant took in: it speaks for all of them now. */
function tellAbsorbed(before: readonly LedgerGrant[], after: readonly LedgerGrant[]): Fact[] {
  const absorbed = before.filter(({ id }) => !after.some((grant) => grant.id === id));
  return absorbed.map(({ id, action, resource }) =>
    tellDropped(id, action, resource, 'a wider grant covers it'),
  );
}

/** Which statements of the judged policy were lifted, each with what it denies, and which are in force again. */
export function tellStatements(before: Ledger, after: Ledger, attempt: number, phase: PhaseName): Fact[] {
  return after.statements.flatMap((one, nth): Fact[] => {
    const was = before.statements[nth];
    const name = {
      statementId: one.id,
      statement: one.index,
      ...(one.sid !== undefined && { sid: one.sid }),
      attempt,
      phase,
    };
    const news = one.conflicts.filter((conflict) => was?.conflicts.includes(conflict) !== true);
    return [
      ...news.map(({ action, shown, sighting: { resource, denialId } }) => ({
        type: 'statement.lifted' as const,
        ...name,
        action,
        resource,
        shown,
        denialId,
      })),
      ...(was !== undefined && !isInForce(was) && isInForce(one)
        ? [{ type: 'statement.restored' as const, ...name }]
        : []),
    ];
  });
}
