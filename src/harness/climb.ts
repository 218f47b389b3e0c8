import type { Fact } from '../artifact/evidence.ts';
import { currentPhase, type Change } from './context.ts';
import { judgeBlocked } from './judge-attempt.ts';
import { escalate } from './ledger/escalate.ts';
import { allowAnyPath } from './ledger/iam-paths.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import { lift } from './ledger/own-denies.ts';
import { countRefusal } from './mark-life.ts';
import { tellStatements } from './tell-attempt.ts';
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
/** How often in a row AWS may fail to answer properly. */
const maxTransientFailures = 8;

/** How often a grant in force may be refused, where AWS has not told its resource whole: then that is wrong more likely. */
function patienceWithGuess(grant: LedgerGrant): number | undefined {
  if (grant.isHardened) return maxHardenedRefused;
  if (grant.guessed) return grant.resource === '*' ? undefined : maxGuessRefused;
  return allowAnyPath(grant) === undefined ? undefined : maxPathlessRefused;
}

/** Where waiting did not help, the next rung: a wider resource, or the end. */
export function climb(context: Context, attempt: number): Change {
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
