import type { Fact } from '../artifact/evidence.ts';
import type { PhaseName } from '../life.ts';
import type { Outcome } from '../outcome.ts';
import { hasAchieved, judgeAttempt } from './judge-attempt.ts';
import { escalate } from './ledger/escalate.ts';
import { emptyLedger, type LedgerGrant } from './ledger/ledger.ts';
import { recordDenials } from './ledger/record-denials.ts';
import type {
  Context,
  Leftover,
  LifeRecord,
  ObserveOutput,
  OpenLifeOutput,
  Preflight,
  RecoverOutput,
  RunInput,
  StopReason,
} from './types.ts';

/** A changed context and what there is to tell about the change. */
export interface Change {
  readonly context: Context;
  readonly facts: readonly Fact[];
}

/** How often a grant in force may be refused before the next rung. The waits between grow, see awaitHonoured. */
const maxRefusedThoughGranted = 5;
/** How often in a row AWS may fail to answer properly. */
const maxTransientFailures = 8;

export function createContext(input: RunInput): Context {
  return {
    input,
    lives: [],
    phaseIndex: 0,
    attempts: [],
    ledger: emptyLedger,
    identities: [],
    grantsPending: false,
    refusedThoughGranted: 0,
    transientFailures: 0,
    leftovers: [],
  };
}

/** The life being lived. @throws Error before the first one. */
export function currentLife(context: Context): LifeRecord {
  const life = context.lives.at(-1);
  if (!life) throw new Error('no life has begun');
  return life;
}

/** The phase being lived. */
export function currentPhase(context: Context): RunInput['phases'][number] {
  const phase = context.input.phases[context.phaseIndex];
  if (!phase) throw new Error(`there is no phase ${context.phaseIndex}`);
  return phase;
}

export function recordPreflight(context: Context, preflight: Preflight): Change {
  const { service, accountId, region, operatorArn, tools } = preflight;
  return {
    context: { ...context, preflight },
    facts: [{ type: 'run.started', service, accountId, region, operatorArn, tools }],
  };
}

export function recordLife(context: Context, opened: OpenLifeOutput): Change {
  const { number: life, purpose, stage, stackName, deployer } = opened;
  return {
    context: {
      ...context,
      lives: [...context.lives, { ...opened, refusals: 0, passed: false }],
      phaseIndex: 0,
      grantsPending: context.ledger.grants.length > 0,
      refusedThoughGranted: 0,
      transientFailures: 0,
      verdict: undefined,
    },
    facts: [{ type: 'life.started', life, purpose, stage, stackName, deployerArn: deployer.arn }],
  };
}

/** Writes what one attempt showed into the ledger, judges it, and climbs the ladder where a grant is not honoured. */
export function recordAttempt(context: Context, { observed, identities, durationMs }: ObserveOutput): Change {
  const { ended, preflight } = context;
  if (!ended || !preflight) throw new Error('an attempt was observed that never ended');
  const life = currentLife(context);
  const phase = currentPhase(context);
  const attempt = context.attempts.length + 1;
  const allIdentities = [...context.identities, identities];
  const recorded = recordDenials(context.ledger, observed.denials, {
    life: life.number,
    attempt,
    phase: phase.name,
    parameters: { accountId: preflight.accountId, region: preflight.region, stage: life.stage },
    stackName: life.stackName,
    failed: !hasAchieved(phase.expects, ended.exit, observed),
    identities: allIdentities,
  });
  const verdict = judgeAttempt(phase.expects, ended.exit, observed, recorded);
  const learned = recorded.added.length + recorded.widened.length > 0;
  const mattered = learned || verdict.kind === 'not-honoured';
  const facts: Fact[] = [
    ...recorded.decided.map(({ denialId, denial, decision }) => ({
      type: 'denial.seen' as const,
      denialId,
      attempt,
      phase: phase.name,
      decision,
      denial,
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
    ledger: recorded.ledger,
    identities: allIdentities,
    attempts: [
      ...context.attempts,
      { attempt, life: life.number, phase: phase.name, verdict: verdict.kind, durationMs, ...ended },
    ],
    lives: context.lives.map((one) =>
      one.number === life.number && mattered ? { ...one, refusals: one.refusals + 1 } : one,
    ),
    verdict,
    grantsPending: learned,
    refusedThoughGranted: verdict.kind === 'not-honoured' ? context.refusedThoughGranted + 1 : 0,
    transientFailures: verdict.kind === 'transient' ? context.transientFailures + 1 : 0,
  };
  const climbed = climb(next, attempt);
  return { context: climbed.context, facts: [...facts, ...climbed.facts] };
}

function tellAdded(grant: LedgerGrant, attempt: number, phase: PhaseName): Fact {
  const { id: grantId, action, resource, via, sightings, widenings } = grant;
  const [widening] = widenings;
  return {
    type: 'grant.added',
    grantId,
    attempt,
    phase,
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
  // Waiting helps a grant that is right; a guess was wrong more likely than slow.
  const guessed = verdict.grantIds.filter((id) =>
    context.ledger.grants.some((grant) => grant.id === id && grant.guessed && grant.resource !== '*'),
  );
  if (guessed.length === 0 && context.refusedThoughGranted < maxRefusedThoughGranted)
    return { context, facts: [] };
  let { ledger } = context;
  const facts: Fact[] = [];
  for (const grantId of guessed.length > 0 ? guessed : verdict.grantIds) {
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
    return { context: { ...context, ledger, grantsPending: true, refusedThoughGranted: 0 }, facts };
  }
  const grant = ledger.grants.find(({ id }) => verdict.grantIds.includes(id));
  const message = `${grant?.action ?? 'an action'} is refused though it is allowed on every resource`;
  return {
    context: { ...context, verdict: { kind: 'blocked', by: 'a policy that AWS does not name', message } },
    facts,
  };
}

/** A life whose stack is gone before its time goes on from its first phase. */
export function recordRecovery(context: Context, { stackIsThere }: RecoverOutput): Change {
  return { context: stackIsThere ? context : { ...context, phaseIndex: 0 }, facts: [] };
}

export function closeLife(context: Context): Change {
  const life = { ...currentLife(context), passed: true };
  const { number, purpose, refusals } = life;
  return {
    context: { ...context, lives: [...context.lives.slice(0, -1), life] },
    facts: [{ type: 'life.ended', life: number, purpose, passed: true, refusals }],
  };
}

/** What of a stack outlived its removal means that the service cannot be removed with this policy. */
export function recordRemains(context: Context, remains: readonly Leftover[]): Change {
  if (remains.length === 0) return { context, facts: [] };
  const what = remains.map((one) => `${one.what} (${one.why})`).join(', ');
  const outcome: Outcome = { kind: 'broken', phase: 'remove', message: `after remove this is left: ${what}` };
  return { context: { ...context, outcome: context.outcome ?? outcome }, facts: [] };
}

export function recordLeftovers(context: Context, leftovers: readonly Leftover[]): Change {
  return {
    context: { ...context, leftovers: [...context.leftovers, ...leftovers] },
    facts: leftovers.map(({ what, why }) => ({ type: 'leftover.found', what, why })),
  };
}

/** How the run ends; the first failure stands, then the wish to stop, then what the lives showed. */
export function decideOutcome(context: Context): Outcome {
  const { outcome, stop, verdict, input, attempts } = context;
  if (outcome) return outcome;
  if (stop) return outcomeOfStop(stop, input.timeoutMs);
  if (verdict?.kind === 'blocked' || verdict?.kind === 'stuck') return verdict;
  if (verdict?.kind === 'broken') {
    return { kind: 'broken', phase: currentPhase(context).name, message: verdict.message };
  }
  if (isProven(context)) return { kind: 'proven' };
  return {
    kind: 'exhausted',
    bound: 'attempts',
    message: `${attempts.length} attempts were made and allowed`,
  };
}

/** The last life proved that the policy suffices: it passed without one refusal that mattered. */
export function isProven(context: Context): boolean {
  const life = context.lives.at(-1);
  return life?.purpose === 'sufficiency' && life.passed && life.refusals === 0;
}

function outcomeOfStop(stop: StopReason, timeoutMs: number): Outcome {
  switch (stop.kind) {
    case 'signal':
      return { kind: 'interrupted', signal: stop.signal };
    case 'time':
      return {
        kind: 'exhausted',
        bound: 'time',
        message: `the run did not end within ${Math.round(timeoutMs / 1000)} s`,
      };
  }
}
