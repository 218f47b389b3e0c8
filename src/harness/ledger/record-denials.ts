import type { Decision } from '../../artifact/evidence.ts';
import type { SeenDenial, SeenLookAlike } from '../../denial/harvest.ts';
import type { PhaseName } from '../../life.ts';
import type { Parameters } from '../../policy/grant.ts';
import { coversAction, coversResource } from '../../policy/match.ts';
import { bind, parameterise } from '../../policy/parameters.ts';
import { type Part, weighParts } from '../../proof/necessity.ts';
import type { DrawnId } from '../prerequisites/drawn-ids.ts';
import { countOne } from '../numbering.ts';
import { placeOf, type Ledger, type LedgerGrant, type Widening } from './ledger.ts';
import type { FailedResources } from '../collect-failed.ts';
import { createGrant } from './create-grant.ts';
import { guessResource } from './guess-resource.ts';
import { loosenCutNames } from './cut-names.ts';
import { openCutStage } from './cut-stages.ts';
import { addKnownPath, isWithoutPath } from './iam-paths.ts';
import type { Identities } from './identities.ts';
import { isAllowedByKept } from './kept.ts';
import { lift, type Suspect, weighOwnDenies } from './own-denies.ts';
import { findSamePlace } from './same-place.ts';
import { granteeOf, isGrantable, isMendable, isSoft, isUnmissed } from './whose-denial.ts';
import { widen } from './widen.ts';
import { widenKnown } from './widen-known.ts';

/** The attempt that showed the denials. */
export interface Circumstances {
  readonly life: number;
  readonly attempt: number;
  readonly phase: PhaseName;
  readonly parameters: Parameters;
  readonly stackName: string;
  /** The attempt did not achieve what it should. */
  readonly failed: boolean;
  /** Of every attempt so far, this one included; parameters are taken out. */
  readonly identities: readonly Identities[];
  /** Those of the stack that failed. */
  readonly resources: FailedResources;
  /** Passing failures of AWS that the attempt showed as well. */
  readonly faults: readonly SeenLookAlike[];
  /** Each is one of several refused calls that a failure may have meant. */
  readonly ambiguous: ReadonlySet<SeenDenial>;
  /** What a whole life did not miss. */
  readonly unneeded: readonly LedgerGrant[];
  /** Of what was made for the whole run. */
  readonly drawnIds: readonly DrawnId[];
}

/** The same with what each refusal had to do with the failure. */
interface Weighed extends Circumstances {
  readonly parts: ReadonlyMap<SeenDenial, Part>;
}

/** What was done about one denial. */
interface Decided {
  readonly denialId: string;
  readonly denial: SeenDenial;
  readonly decision: Decision;
  /** The grant that answers it, where one does. */
  readonly grantId?: string;
  /** Of the policy's own statements that deny, those that it may be if waiting does not help. */
  readonly suspects?: readonly Suspect[];
}

export interface Recorded {
  readonly ledger: Ledger;
  readonly decided: readonly Decided[];
  readonly added: readonly LedgerGrant[];
  readonly widened: readonly {
    readonly id: string;
    readonly denialId: string;
    readonly widening: Widening;
  }[];
  /** Statements of the judged policy that deny what was refused. */
  readonly lifted: readonly Suspect[];
}

/**
 * Writes the denials of one attempt into the ledger: each becomes a grant, a wider grant, or a decision not to grant.
 * A soft denial is never granted: its own text says that the work goes on without it.
 */
export function recordDenials(
  ledger: Ledger,
  denials: readonly SeenDenial[],
  circumstances: Circumstances,
): Recorded {
  const hard = denials.filter(
    (denial) => isGrantable(denial, circumstances) && !isSoft(denial, circumstances),
  );
  const { faults, ambiguous } = circumstances;
  const parts = weighParts(
    hard,
    (denial) => isUnmissed(denial, circumstances),
    faults,
    (denial) => !ambiguous.has(denial),
  );
  const during: Weighed = { ...circumstances, parts };
  let recorded: Recorded = {
    ...(hard.length > 0 && during.failed ? widenKnown(ledger, during.identities) : { ledger, widened: [] }),
    decided: [],
    added: [],
    lifted: [],
  };
  for (const denial of denials) {
    const denialNumbers = countOne(recorded.ledger.denialNumbers);
    const counted = { ...recorded.ledger, denialNumbers };
    recorded = recordOne({ ...recorded, ledger: counted }, denial, `d${denialNumbers.last}`, during);
  }
  return hard.length > 0 && during.failed ? loosenNames(recorded, during) : recorded;
}

/** Last, since it is about patterns, and this attempt may have made some. */
function loosenNames(recorded: Recorded, during: Circumstances): Recorded {
  const stackName = parameterise(during.stackName, during.parameters);
  const loosened = loosenCutNames(recorded.ledger, stackName, during.identities);
  const denialId = `d${recorded.ledger.denialNumbers.last}`;
  return {
    ...recorded,
    ledger: loosened.ledger,
    widened: [...recorded.widened, ...loosened.widened.map((one) => ({ ...one, denialId }))],
  };
}

function recordOne(recorded: Recorded, denial: SeenDenial, denialId: string, during: Weighed): Recorded {
  const grantee = granteeOf(denial, during);
  const own =
    grantee === undefined || isSoft(denial, during)
      ? { kind: 'none' as const }
      : weighOwnDenies(recorded.ledger, denial, grantee, { ...during, denialId });
  const suspects = 'suspects' in own ? own.suspects : undefined;
  const decide = (decision: Decision, grantId?: string): Recorded => ({
    ...recorded,
    decided: [
      ...recorded.decided,
      {
        denialId,
        denial,
        decision,
        ...(grantId !== undefined && { grantId }),
        ...(suspects && { suspects }),
      },
    ],
  });
  if (grantee === undefined) return decide('not-the-deployers');
  if (own.kind === 'lifted') {
    const statements = lift(recorded.ledger.statements, own.lifted);
    return {
      ...decide('lifted'),
      ledger: { ...recorded.ledger, statements },
      lifted: [...recorded.lifted, ...own.lifted],
    };
  }
  if (own.kind === 'already-lifted') return decide('already-lifted');
  if (!isMendable(denial)) return decide('not-a-missing-grant');
  if (denial.action === undefined) return decide('unreadable');
  if (isSoft(denial, during)) {
    const softDenials = [...recorded.ledger.softDenials, { phase: during.phase, denial }];
    const soft = decide('soft');
    return { ...soft, ledger: { ...soft.ledger, softDenials } };
  }
  if (during.failed && !during.parts.has(denial)) return decide('withheld');
  return answer(recorded, denial, { action: denial.action, grantee }, denialId, during, decide);
}

function answer(
  recorded: Recorded,
  denial: SeenDenial,
  { action, grantee }: Pick<LedgerGrant, 'action' | 'grantee'>,
  denialId: string,
  during: Weighed,
  decide: (decision: Decision, grantId?: string) => Recorded,
): Recorded {
  const { ledger } = recorded;
  const own = ledger.grants.filter((grant) => grant.grantee === grantee);
  const place = placeOf(denial, during.parameters);
  const printed =
    denial.resource === undefined ? undefined : parameterise(denial.resource, during.parameters);
  const named =
    printed !== undefined && isWithoutPath(denial) ? addKnownPath(ledger, action, printed, place) : printed;
  // What names nothing means what is withheld, before anything else.
  const missed =
    named === undefined ? own.find((grant) => grant.withheld && grant.action === action) : undefined;
  const guess = named === undefined ? guessResource(own, denial, action, place, during) : undefined;
  const resource = named ?? missed?.resource ?? guess?.resource ?? '*';
  const sighting = {
    denialId,
    life: during.life,
    attempt: during.attempt,
    phase: during.phase,
    place,
    ...(denial.seen.resourceType !== undefined && { resourceType: denial.seen.resourceType }),
    resource,
  };

  const cover = own.find(
    (grant) =>
      answersFor(grant, action) &&
      coversResource(bind(grant.resource, during.parameters), bind(resource, during.parameters)),
  );
  if (cover) {
    const seenAgain = { ...restore(cover, denial, during), sightings: [...cover.sightings, sighting] };
    const grants = ledger.grants.map((grant) => (grant === cover ? seenAgain : grant));
    const isNews = recorded.widened.some(({ id }) => id === cover.id);
    const covered = decide(
      cover.withheld
        ? seenAgain.withheld
          ? 'withheld'
          : 'restored'
        : isNews
          ? 'widened'
          : 'already-granted',
      cover.id,
    );
    return { ...covered, ledger: { ...ledger, grants } };
  }

  const call = { action, resource: denial.resource };
  if (isAllowedByKept(ledger, call, grantee, during.parameters)) return decide('already-granted');

  const logicalIds = [...Object.keys(during.identities.at(-1) ?? {}), place];
  const same = findSamePlace(own, {
    action,
    resource,
    opened: openCutStage(resource, logicalIds, during.parameters.stage),
    place,
    resourceType: denial.seen.resourceType,
    life: during.life,
    attempt: during.attempt,
    stackName: parameterise(during.stackName, during.parameters),
    identities: during.identities,
  });
  if (same) {
    const widening = {
      from: same.grant.resource,
      to: same.to,
      arns: [same.grant.resource, resource],
      reason: same.reason,
    };
    const wider = widen(ledger, same.grant, widening);
    const grants = wider.ledger.grants.map((grant) =>
      grant.id === same.grant.id
        ? { ...restore(grant, denial, during), sightings: [...grant.sightings, sighting] }
        : grant,
    );
    return {
      ...decide('widened', same.grant.id),
      ledger: { ...wider.ledger, grants },
      widened: [...recorded.widened, ...wider.widened.map((one) => ({ ...one, denialId }))],
    };
  }

  const grantNumbers = countOne(ledger.grantNumbers);
  const id = `g${grantNumbers.last}`;
  const added = restore(
    createGrant({ id, grantee }, denial, action, sighting, guess, during),
    denial,
    during,
  );
  return {
    ...decide('granted', id),
    ledger: { ...ledger, grants: [...ledger.grants, added], grantNumbers },
    added: [...recorded.added, added],
  };
}

/**
 * Whether a grant is about the action. A wildcard that is withheld is not given back as a whole. Of a policy from elsewhere no condition
 * is known to hold: what is refused under it is missing.
 */
function answersFor(
  { action: pattern, condition, isHardened, withheld }: LedgerGrant,
  action: string,
): boolean {
  if (withheld) return pattern === action;
  return (condition === undefined || isHardened === true) && coversAction(pattern, action);
}

/**
 * The grant with what this refusal shows. One that was withheld is given back where the step has ended with it; it is shown to be needed
 * where nothing else was refused to that step, and where AWS has named it or its being withheld has left no other choice.
 */
function restore({ withheld, ...grant }: LedgerGrant, denial: SeenDenial, { parts }: Weighed): LedgerGrant {
  const part = parts.get(denial);
  if (part?.ends !== true) return { ...grant, ...(withheld && { withheld }) };
  if (!part.alone) return grant;
  if (withheld) return { ...grant, shown: 'removal' };
  return grant.shown === undefined && denial.certainty === 'named' ? { ...grant, shown: 'refusal' } : grant;
}
