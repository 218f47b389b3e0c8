import type { Answer } from '../denial/attribution/answer.ts';
import { climb } from './climb.ts';
import { currentLife, currentPhase, type Change } from './context.ts';
import { findVague } from './find-vague.ts';
import { hasAchieved, judgeAttempt, passing, type Verdict } from './judge-attempt.ts';
import { findDoubts, noteRivals, settleDoubts } from './ledger/doubts.ts';
import { recordDenials } from './ledger/record-denials.ts';
import { describeSoft, splitTold } from './ledger/soft-denials.ts';
import { countRefusal, markOutgrown } from './mark-life.ts';
import { countOne } from './numbering.ts';
import { parametersOf } from './parameters-of.ts';
import { takeAnswers } from './take-answers.ts';
import { tellAttempt } from './tell-attempt.ts';
import type { Context } from './types.ts';

/** Writes what one attempt showed into the ledger, judges it, and climbs the ladder where a grant is not honoured. */
export function recordAttempt(context: Context, answers: readonly Answer[]): Change {
  const { ended, preflight, shown } = context;
  if (!ended || !preflight || !shown) throw new Error('an attempt is judged that was not observed');
  const { observed, identities, failed, durationMs } = takeAnswers(shown, answers);
  const life = currentLife(context);
  const phase = currentPhase(context);
  const attemptNumbers = countOne(context.attemptNumbers);
  const attempt = attemptNumbers.last;
  const allIdentities = [...context.identities, identities];
  const achieved = hasAchieved(phase.expects, ended.exit, observed);
  const parameters = parametersOf(preflight, life);
  const { denials, told } = splitTold(observed.denials);
  const settled = settleDoubts(context.ledger, context.doubts, answers, { phase: phase.name, achieved });
  const recorded = recordDenials(settled.ledger, denials, {
    life: life.number,
    attempt,
    phase: phase.name,
    parameters,
    stackName: life.stackName,
    failed: !achieved,
    identities: allIdentities,
    resources: failed,
    drawnIds: context.drawnIds,
    faults: observed.lookAlikes.filter(({ kind }) => kind !== 'unexplained' && passing.has(kind)),
    ambiguous: new Set(answers.flatMap(({ rivals = [], denials }) => (rivals.length > 0 ? denials : []))),
    unneeded: context.unneeded,
  });
  const judged = judgeAttempt(phase.expects, ended.exit, observed, recorded);
  const vague = findVague(context, judged, answers, recorded);
  const verdict: Verdict =
    vague !== undefined && judged.kind === 'stuck' ? { kind: 'vague', message: judged.message } : judged;
  const restored = recorded.decided.filter(({ decision }) => decision === 'restored');
  const hasChanged =
    recorded.added.length +
      recorded.widened.length +
      recorded.lifted.length +
      settled.dropped.length +
      settled.withheld.length +
      restored.length >
    0;
  const facts = tellAttempt({
    attempt,
    life: life.number,
    phase: phase.name,
    durationMs,
    verdict,
    ended,
    answers,
    lookAlikes: observed.lookAlikes,
    settled,
    recorded,
  });
  const next: Context = {
    ...context,
    ledger: describeSoft(recorded.ledger, settled.ledger.softDenials.length, {
      attempt,
      achieved,
      parameters,
      told,
    }),
    // What is granted again was missed after all.
    unneeded: context.unneeded.filter(
      ({ grantee, action }) =>
        !recorded.added.some((grant) => grant.grantee === grantee && grant.action === action),
    ),
    ownRole: shown.ownRole ?? context.ownRole,
    fingerprint: shown.fingerprint ?? context.fingerprint,
    boundary: shown.boundary ?? context.boundary,
    identities: allIdentities,
    doubts: noteRivals([...settled.doubts, ...findDoubts(answers, recorded, phase.name)], recorded),
    fruitless: [...context.fruitless, ...settled.fruitless],
    debug: vague !== undefined,
    debugged: vague === undefined ? context.debugged : [...context.debugged, vague],
    attemptNumbers,
    attempts: [
      ...context.attempts,
      { attempt, life: life.number, phase: phase.name, verdict: verdict.kind, durationMs, ...ended },
    ],
    lives: markOutgrown(hasChanged ? countRefusal(context) : context.lives, context),
    verdict,
    shown: undefined,
    keyDied: observed.keyDied,
    grantsPending: hasChanged,
    refusedThoughGranted: verdict.kind === 'not-honoured' ? context.refusedThoughGranted + 1 : 0,
    transientFailures: verdict.kind === 'transient' ? context.transientFailures + 1 : 0,
  };
  const climbed = climb(next, attempt);
  return { context: climbed.context, facts: [...facts, ...climbed.facts] };
}
