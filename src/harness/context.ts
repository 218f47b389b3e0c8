import type { Fact } from '../artifact/evidence.ts';
import type { Deployer } from '../life.ts';
import type { Outcome } from '../outcome.ts';
import type { Condition } from '../policy/grant.ts';
import { renderStatement } from '../policy/kept-statement.ts';
import type { BoundaryFinding } from '../policy/boundary/boundary.ts';
import { covers } from '../policy/match.ts';
import type { DrawnId } from './prerequisites/drawn-ids.ts';
import { createLedger } from './baseline.ts';
import { findKnownDifference } from './ledger/identities.ts';
import { isInForce, type LedgerStatement } from './ledger/kept.ts';
import { emptyLedger, type LedgerGrant } from './ledger/ledger.ts';
import { countFrom } from './numbering.ts';
import { settleConflicts } from './ledger/own-denies.ts';
import { showsSufficiency } from '../proof/sufficiency.ts';
import type {
  Context,
  Leftover,
  LifeRecord,
  OpenLifeOutput,
  Preflight,
  RecoverOutput,
  RunInput,
} from './types.ts';

/** A changed context and what there is to tell about the change. */
export interface Change {
  readonly context: Context;
  readonly facts: readonly Fact[];
}

export function createContext(input: RunInput): Context {
  return {
    input,
    lives: [],
    livesPlanned: 0,
    tested: [],
    givenUp: [],
    failedBeside: [],
    oneByOne: false,
    prerequisitesMade: 0,
    phaseIndex: 0,
    attempts: [],
    attemptNumbers: countFrom(0),
    ledger: emptyLedger,
    unneeded: [],
    identities: [],
    drawnIds: [],
    doubts: [],
    fruitless: [],
    debug: false,
    debugged: [],
    keyDied: false,
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
  const { service, accountId, region, operatorArn, tools, baseline, unfinished, boundary } = preflight;
  const started: Fact = {
    type: 'run.started',
    goal: context.input.goal,
    service,
    accountId,
    region,
    operatorArn,
    tools,
    ...(baseline && {
      baseline: {
        file: baseline.file,
        grants: baseline.grants.length,
        ...(baseline.statements && { statements: baseline.statements.length }),
      },
    }),
    ...(unfinished && {
      resumed: { file: unfinished.file, runId: unfinished.runId, grants: unfinished.grants.length },
    }),
  };
  const ledger = createLedger(preflight);
  const before: BoundaryFinding | undefined = boundary?.before && {
    kind: 'found',
    document: boundary.before,
    roles: [],
    unread: [],
    open: [],
  };
  return {
    context: { ...context, preflight, ledger, ...(before && { boundary: before }) },
    facts: [started, ...ledger.grants.map(tellGiven), ...ledger.statements.map(tellKept)],
  };
}

function tellGiven({ id: grantId, grantee, action, resource, condition }: LedgerGrant): Fact {
  return {
    type: 'grant.given',
    grantId,
    grantee,
    action,
    resource,
    ...(condition && { condition: copyCondition(condition) }),
  };
}

function copyCondition(condition: Condition): Record<string, Record<string, string | string[]>> {
  return structuredClone(condition) as Record<string, Record<string, string | string[]>>;
}

function tellKept(one: LedgerStatement): Fact {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = renderStatement(one);
  return {
    type: 'statement.given',
    statementId: one.id,
    statement: one.index,
    ...(one.sid !== undefined && { sid: one.sid }),
    effect: Effect,
    ...(Action && { action: [...Action] }),
    ...(NotAction && { notAction: [...NotAction] }),
    ...(Resource && { resource: [...Resource] }),
    ...(NotResource && { notResource: [...NotResource] }),
    ...(Condition && { condition: copyCondition(Condition) }),
  };
}

/** How much there has to be before it can go on: for the run, or for the life that is open. */
export function countPrerequisites({ preflight, lives }: Context): number {
  return (lives.length === 0 ? preflight?.prerequisites.perRun : preflight?.prerequisites.perLife) ?? 0;
}

export function recordPrerequisite(context: Context, drawnIds: readonly DrawnId[]): Change {
  return {
    context: {
      ...context,
      prerequisitesMade: context.prerequisitesMade + 1,
      drawnIds: [...context.drawnIds, ...drawnIds],
    },
    facts: [],
  };
}

export function recordLife(context: Context, opened: OpenLifeOutput): Change {
  const { number: life, purpose, stage, stackName, deployer, deploymentRole, boundaryArn } = opened;
  const { ledger } = context;
  return {
    context: {
      ...context,
      lives: [...context.lives, { ...opened, refusals: 0, passed: false, dropped: 0 }],
      prerequisitesMade: 0,
      phaseIndex: 0,
      grantsPending: ledger.grants.some(({ withheld }) => !withheld) || ledger.statements.some(isInForce),
      refusedThoughGranted: 0,
      transientFailures: 0,
      verdict: undefined,
    },
    facts: [
      {
        type: 'life.started',
        life,
        purpose,
        stage,
        stackName,
        deployerArn: deployer.arn,
        ...(deploymentRole && { deploymentRoleArn: deploymentRole.arn }),
        ...(purpose === 'removal' && { withheld: estimateRemoval(context) }),
        ...(boundaryArn !== undefined && { boundaryArn }),
      },
    ],
  };
}

/** At the pace of the attempts so far. */
function estimateRemoval({ attempts: made, input, ledger }: Context) {
  const withheld = ledger.grants.filter((grant) => grant.withheld).length;
  const attempts = input.phases.length + withheld;
  const madeMs = made.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return {
    grants: withheld,
    attempts,
    estimateMs: Math.round((madeMs / Math.max(made.length, 1)) * attempts),
  };
}

export function recordKey(context: Context, deployer: Deployer): Change {
  const { number: life } = currentLife(context);
  return {
    context: {
      ...context,
      keyDied: false,
      lives: context.lives.map((one) => (one.number === life ? { ...one, deployer } : one)),
    },
    facts: [{ type: 'key.renewed', life, accessKeyId: deployer.accessKeyId }],
  };
}

/** A life whose stack is gone before its time goes on from its first phase. */
export function recordRecovery(context: Context, { stackIsThere }: RecoverOutput): Change {
  return { context: stackIsThere ? context : { ...context, phaseIndex: 0 }, facts: [] };
}

/**
 * Ends a life that passed. Where it passed without a refusal that mattered, the grants that still hold an id of an earlier
 * life allowed nothing in it: they are dropped, and the next life has to pass without them.
 */
export function closeLife(context: Context): Change {
  const closing = { ...currentLife(context), passed: true };
  const { number, purpose, refusals } = closing;
  const dead = showsSufficiency(closing) ? findDead(context) : [];
  const withheld = context.ledger.grants.filter((grant) => grant.withheld);
  const grants = context.ledger.grants.filter((grant) => !dead.includes(grant) && !withheld.includes(grant));
  const replaced = withheld.filter((grant) => isReplaced(grant, grants));
  const missedByNobody = withheld.filter((grant) => !replaced.includes(grant));
  return {
    context: {
      ...context,
      ledger: { ...context.ledger, grants, statements: settleConflicts(context.ledger.statements) },
      unneeded: [...context.unneeded, ...missedByNobody],
      lives: [
        ...context.lives.slice(0, -1),
        { ...closing, dropped: dead.length + withheld.length + (closing.isOutgrown ? 1 : 0) },
      ],
    },
    facts: [
      { type: 'life.ended', life: number, purpose, passed: true, refusals },
      ...missedByNobody.map(({ id, action, resource }) =>
        tellDropped(id, action, resource, 'a whole life passed without it'),
      ),
      ...replaced.map(({ id, action, resource }) =>
        tellDropped(id, action, resource, 'what was missed of it stands in its place'),
      ),
      ...dead.map(({ id, action, resource }) =>
        tellDropped(
          id,
          action,
          resource,
          'it names what only an earlier life had, and a life passed in which it allowed nothing',
        ),
      ),
    ],
  };
}

/** What a wildcard allows is missed action by action, and never as the whole that was withheld. */
function isReplaced({ action, resource, grantee }: LedgerGrant, found: readonly LedgerGrant[]): boolean {
  return (
    /[*?]/.test(action) &&
    found.some(
      (other) => other.grantee === grantee && covers({ action, resource }, other.action, other.resource),
    )
  );
}

export function tellDropped(grantId: string, action: string, resource: string, reason: string): Fact {
  return { type: 'grant.dropped', grantId, action, resource, reason };
}

function findDead({ ledger, identities }: Context): readonly LedgerGrant[] {
  return ledger.grants.filter(({ resource }) => findKnownDifference(resource, identities) !== undefined);
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
