import { listActionNames } from '../denial/quirks/action-name.ts';
import type { RunRecord } from '../artifact/run-record.ts';
import { coversAction } from '../policy/match.ts';
import type { Baseline } from '../artifact/baseline.ts';
import { namesOfSurroundings } from '../proof/fingerprint.ts';
import { earlierLife, findServiceChanges } from './baseline.ts';
import { compareWithBaseline } from './compare-with-baseline.ts';
import { isDone } from './decide-outcome.ts';
import { toFinalGrant } from './final-grant.ts';
import { clientPlace, type LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

type BaselineRecord = NonNullable<RunRecord['baseline']>;

/** What the record tells of the policy that a run began with. */
export function baselineOf(context: Context, baseline: Baseline): BaselineRecord {
  const { missing, unneeded } = compareWithBaseline(context);
  const { goal, proof } = context.input;
  // A life that did not come to its end shows nothing about what it did not miss.
  const isTold = proof !== 'sufficient' && isDone(context);
  return {
    file: baseline.file,
    ...(baseline.runId !== undefined && { runId: baseline.runId }),
    grants: baseline.grants.length,
    missing: missing.map((grant) => differenceOf(grant, context)),
    unneeded: isTold ? unneeded.map((grant) => differenceOf(grant, context)) : null,
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
    ...(condition && {
      condition: structuredClone(condition) as BaselineRecord['missing'][number]['condition'],
    }),
    askedBy: askersOf(grant, context),
  };
}

/** Of the actions that AWS's reference lists. */
function countAllowed({ grants }: Baseline): number {
  const patterns = [...new Set(grants.map(({ action }) => action))];
  return listActionNames().filter((name) => patterns.some((pattern) => coversAction(pattern, name))).length;
}

function countNeeded({ ledger }: Context): number {
  return new Set(ledger.grants.map(({ action }) => action)).size;
}
