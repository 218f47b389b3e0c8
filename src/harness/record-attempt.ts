import type { Fact } from '../artifact/evidence.ts';
import type { Answer } from '../denial/attribution/answer.ts';
import type { PhaseName } from '../life.ts';
import { currentLife, currentPhase, tellDropped, type Change } from './context.ts';
import { findVague } from './find-vague.ts';
import { hasAchieved, judgeAttempt, judgeBlocked, passing, type Verdict } from './judge-attempt.ts';
import { findDoubts, noteRivals, settleDoubts } from './ledger/doubts.ts';
import { escalate } from './ledger/escalate.ts';
import { allowAnyPath } from './ledger/iam-paths.ts';
import { isInForce } from './ledger/kept.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import { lift } from './ledger/own-denies.ts';
import { recordDenials } from './ledger/record-denials.ts';
import { describeSoft, splitTold } from './ledger/soft-denials.ts';
import { parametersOf } from './parameters-of.ts';
import { takeAnswers, tellAnswers } from './take-answers.ts';
import type { Context } from './types.ts';

/**
 * How often a grant in force may be refused before the next rung. The waits between grow, see awaitHonoured: nine minutes in
 * all, longer than IAM was ever seen to take and to keep a refusal. A guess is wrong more likely, and has half a minute; a path that
 * was not printed may well be none, and has more than one.
 */
const maxRefusedThoughGranted = 14;
const maxGuessRefused = 5;
const maxPathlessRefused = 7;
/** A condition of the harness's own is a guess as well, and without it the grant is what AWS printed. */
const maxHardenedRefused = 2;
/** A service whose roles differ in each packaging has no boundary that stays. */
const mostBoundaries = 3;
/** How often in a row AWS may fail to answer properly. */
const maxTransientFailures = 8;

/** Writes what one attempt showed into the ledger, judges it, and climbs the ladder where a grant is not honoured. */
export function recordAttempt(context: Context, answers: readonly Answer[]): Change {
  const { ended, preflight, shown } = context;
  if (!ended || !preflight || !shown) throw new Error('an attempt is judged that was not observed');
  const { observed, identities, failed, durationMs } = takeAnswers(shown, answers);
  const life = currentLife(context);
  const phase = currentPhase(context);
  const attempt = context.attempts.length + 1;
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
  const facts: Fact[] = [
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
      phase: phase.name,
      decision,
      denial,
    })),
    ...(verdict.kind === 'passed' ? [] : observed.lookAlikes).map(({ kind, raw, seen }) => ({
      type: 'look-alike.seen' as const,
      attempt,
      phase: phase.name,
      kind,
      raw,
      seen,
    })),
    ...recorded.added.map((grant) => tellAdded(grant, attempt, phase.name)),
    ...recorded.widened.map(({ id, denialId, widening }) => ({
      type: 'grant.widened' as const,
      grantId: id,
      attempt,
      phase: phase.name,
      ...widening,
      arns: [...widening.arns],
      denialId,
    })),
    ...tellAbsorbed([...settled.ledger.grants, ...recorded.added], recorded.ledger.grants),
    ...tellStatements(settled.ledger, recorded.ledger, attempt, phase.name),
    {
      type: 'attempt.ended',
      attempt,
      life: life.number,
      phase: phase.name,
      verdict: verdict.kind,
      durationMs,
      ...ended,
    },
  ];
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
function tellStatements(before: Ledger, after: Ledger, attempt: number, phase: PhaseName): Fact[] {
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

/** What is widened was not enough: the life proves nothing any more. */
function countRefusal(context: Context): Context['lives'] {
  const { number } = currentLife(context);
  return context.lives.map((one) => (one.number === number ? { ...one, refusals: one.refusals + 1 } : one));
}

/** A life shows nothing of a policy whose conditions need another boundary than its roles had. */
function markOutgrown(lives: Context['lives'], context: Context): Context['lives'] {
  if (!hasOtherBoundary(context)) return lives;
  const { number } = currentLife(context);
  return lives.map((one) => (one.number === number ? { ...one, isOutgrown: true } : one));
}

function hasOtherBoundary(context: Context): boolean {
  const { boundary, shown, lives, input } = context;
  const life = currentLife(context);
  if (input.goal !== 'run' || life.purpose !== 'sufficiency' || shown?.boundary?.kind !== 'found')
    return false;
  const known = boundary?.kind === 'found' ? boundary.document : undefined;
  const bounded = lives.filter(({ boundaryArn }) => boundaryArn !== undefined).length;
  return (
    life.boundaryArn === undefined ||
    (bounded < mostBoundaries && JSON.stringify(known) !== JSON.stringify(shown.boundary.document))
  );
}

/** How often a grant in force may be refused, where AWS has not told its resource whole: then that is wrong more likely. */
function patienceWithGuess(grant: LedgerGrant): number | undefined {
  if (grant.isHardened) return maxHardenedRefused;
  if (grant.guessed) return grant.resource === '*' ? undefined : maxGuessRefused;
  return allowAnyPath(grant) === undefined ? undefined : maxPathlessRefused;
}

/** Where waiting did not help, the next rung: a wider resource, or the end. */
function climb(context: Context, attempt: number): Change {
  const { verdict } = context;
  if (verdict?.kind === 'transient' && context.transientFailures > maxTransientFailures) {
    const stuck = {
      kind: 'stuck',
      message: 'AWS kept failing for a passing reason',
      seen: [verdict.message],
    } as const;
    return { context: { ...context, verdict: stuck }, facts: [] };
  }
  if (verdict?.kind !== 'not-honoured') return { context, facts: [] };
  const [suspect] = verdict.suspects ?? [];
  if (suspect !== undefined) {
    if (context.refusedThoughGranted < maxGuessRefused) return { context, facts: [] };
    const { ledger } = context;
    const same = verdict.suspects?.filter(({ statementId }) => statementId === suspect.statementId) ?? [];
    const lifted = { ...ledger, statements: lift(ledger.statements, same) };
    return {
      context: changePolicy(context, lifted),
      facts: tellStatements(ledger, lifted, attempt, currentPhase(context).name),
    };
  }
  const patience = new Map(
    context.ledger.grants
      .filter(({ id }) => verdict.grantIds.includes(id))
      .flatMap((grant) => {
        const most = patienceWithGuess(grant);
        return most === undefined ? [] : [[grant.id, most] as const];
      }),
  );
  const most = patience.size > 0 ? Math.min(...patience.values()) : maxRefusedThoughGranted;
  if (context.refusedThoughGranted < most) return { context, facts: [] };
  const next =
    patience.size > 0 ? [...patience].filter(([, own]) => own === most).map(([id]) => id) : verdict.grantIds;
  let { ledger } = context;
  const facts: Fact[] = [];
  for (const grantId of next) {
    const grant = ledger.grants.find(({ id }) => id === grantId);
    const rung = grant && escalate(ledger, grant, context.refusedThoughGranted);
    if (!grant || !rung) continue;
    ({ ledger } = rung);
    const denialId = grant.sightings.at(-1)?.denialId ?? '';
    const phase = currentPhase(context).name;
    facts.push({
      type: 'grant.widened',
      grantId,
      attempt,
      phase,
      ...rung.widening,
      arns: [...rung.widening.arns],
      denialId,
    });
  }
  if (facts.length > 0) {
    return { context: changePolicy(context, ledger), facts };
  }
  if (verdict.denial && verdict.denial.deniedBy !== 'identity') {
    return { context: { ...context, verdict: judgeBlocked(verdict.denial) }, facts: [] };
  }
  const grant = ledger.grants.find(({ id }) => verdict.grantIds.includes(id));
  const message =
    verdict.denial === undefined
      ? `${grant?.action ?? 'an action'} is refused though it is allowed on every resource`
      : `${verdict.denial.action ?? 'an action'} is refused though the policy allows it`;
  return {
    context: { ...context, verdict: { kind: 'blocked', by: 'a policy that AWS does not name', message } },
    facts,
  };
}

/** A higher rung: the policy is another one, and is waited for anew. */
function changePolicy(context: Context, ledger: Ledger): Context {
  return {
    ...context,
    ledger,
    grantsPending: true,
    refusedThoughGranted: 0,
    lives: countRefusal(context),
  };
}
