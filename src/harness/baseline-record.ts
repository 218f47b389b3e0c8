import { listActionNames } from '../denial/quirks/action-name.ts';
import type { RunRecord } from '../artifact/run-record.ts';
import { expandPolicy, type WrittenStatement } from '../policy/expand.ts';
import type { Condition } from '../policy/grant.ts';
import type { Baseline } from '../artifact/baseline.ts';
import { namesOfSurroundings } from '../proof/fingerprint.ts';
import { earlierLife, findServiceChanges } from './baseline.ts';
import { type Comparison, compareWithBaseline } from './compare-with-baseline.ts';
import { currentLife } from './context.ts';
import { isDone } from './decide-outcome.ts';
import { findDenied, type LedgerStatement } from './ledger/kept.ts';
import { toFinalGrant } from './final-grant.ts';
import { clientPlace, type LedgerGrant } from './ledger/ledger.ts';
import { parametersOf } from './parameters-of.ts';
import type { Context } from './types.ts';

type BaselineRecord = NonNullable<RunRecord['baseline']>;

/** What the record tells of the policy that a run began with. */
export function baselineOf(context: Context, baseline: Baseline): BaselineRecord {
  const { missing, unneeded, unneededParts, conflicting } = compareWithBaseline(context);
  const { goal, proof } = context.input;
  // A life that did not come to its end shows nothing about what it did not miss.
  const isTold = proof !== 'sufficient' && isDone(context);
  return {
    file: baseline.file,
    ...(baseline.runId !== undefined && { runId: baseline.runId }),
    grants: baseline.grants.length,
    ...(baseline.statements && { statements: baseline.statements.length }),
    missing: missing.map((grant) => differenceOf(grant, context)),
    unneeded: isTold
      ? [...unneeded.map((grant) => differenceOf(grant, context)), ...unneededParts.map(unneededOf)]
      : null,
    ...(conflicting.length > 0 && { conflicts: conflicting.map((one) => conflictOf(one, context)) }),
    changes: findServiceChanges(context)?.map((change) => ({ ...change })) ?? null,
    ...(goal === 'prove' && {
      actions: { allowed: countAllowed(baseline), needed: isTold ? countNeeded(context) : null },
    }),
  };
}

/** Who was refused, each once; of the command what the service had when it was refused first, in whatever run that was. */
export function askersOf(
  { sightings }: Pick<LedgerGrant, 'sightings'>,
  { fingerprint }: Pick<Context, 'fingerprint'>,
): RunRecord['grants'][number]['askedBy'] {
  const today = fingerprint && namesOfSurroundings(fingerprint);
  const askers = sightings.map(({ place, resourceType, life, with: earlier }) => {
    if (place !== clientPlace) {
      return { logicalId: place, ...(resourceType !== undefined && { resourceType }) };
    }
    const surroundings = life === earlierLife ? earlier : today;
    return { ...(surroundings && { with: [...surroundings] }) };
  });
  const places = askers.map((asker) => ('logicalId' in asker ? asker.logicalId : undefined));
  return askers.filter((_, index) => places.indexOf(places[index]) === index);
}

function differenceOf(grant: LedgerGrant, context: Context): BaselineRecord['missing'][number] {
  const { grantee } = grant;
  const { action, resource, condition } = toFinalGrant(grant, context);
  return {
    grantee,
    action,
    resource,
    ...(condition && { condition: copyCondition(condition) }),
    askedBy: askersOf(grant, context),
  };
}

function unneededOf({
  statement: { index, sid },
  part: { action, resource, condition },
}: Comparison['unneededParts'][number]): NonNullable<BaselineRecord['unneeded']>[number] {
  return {
    grantee: 'deployer',
    ...(action.kind === 'matching' ? { action: action.pattern } : { notAction: [...action.patterns] }),
    ...(resource.kind === 'matching'
      ? { resource: resource.pattern }
      : { notResource: [...resource.patterns] }),
    ...(condition && { condition: copyCondition(condition) }),
    askedBy: [],
    statement: index,
    ...(sid !== undefined && { sid }),
  };
}

function conflictOf(
  statement: LedgerStatement,
  context: Context,
): NonNullable<BaselineRecord['conflicts']>[number] {
  const { index, sid, conflicts, condition } = statement;
  const seen = conflicts.map(({ action, sighting }) => ({
    action,
    resource: sighting.resource,
    phases: [sighting.phase],
    askedBy: askersOf({ sightings: [sighting] }, context),
  }));
  const { preflight } = context;
  const parameters = preflight && parametersOf(preflight, currentLife(context));
  const others = parameters === undefined ? [] : findDenied(statement, context.ledger.grants, parameters);
  return {
    statement: index,
    ...(sid !== undefined && { sid }),
    shown: conflicts.some(({ shown }) => shown),
    complete: condition === undefined && context.input.proof !== 'sufficient' && isDone(context),
    denies: [
      ...seen,
      ...others.map((grant) => ({
        action: grant.action,
        resource: grant.resource,
        phases: [],
        askedBy: askersOf(grant, context),
      })),
    ],
  };
}

function copyCondition(condition: Condition): BaselineRecord['missing'][number]['condition'] {
  return structuredClone(condition) as BaselineRecord['missing'][number]['condition'];
}

/** Of the actions that AWS's reference lists. */
function countAllowed({ grants, statements = [] }: Baseline): number {
  const known = listActionNames();
  const written = grants.map(({ action, resource, condition }): WrittenStatement => ({
    effect: 'Allow',
    actions: [{ kind: 'matching', pattern: action }],
    resources: [{ kind: 'matching', pattern: resource }],
    ...(condition !== undefined && { condition }),
  }));
  const allowed = new Set<string>();
  for (const { effect, members } of expandPolicy([...written, ...statements], known)) {
    if (effect === 'Allow') for (const key of members.keys()) allowed.add(key);
  }
  return known.filter((name) => allowed.has(name.toLowerCase())).length;
}

function countNeeded({ ledger }: Context): number {
  return new Set(ledger.grants.map(({ action }) => action)).size;
}
