import type { SeenDenial } from '../../denial/harvest.ts';
import type { Grantee, NecessityProof, PhaseName } from '../../life.ts';
import type { Condition, Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';
import { countFrom, type Numbering } from '../numbering.ts';
import type { LedgerStatement } from './kept.ts';

/** Why a grant's resource is wider than what AWS first printed. */
export interface Widening {
  readonly from: string;
  readonly to: string;
  /** The texts that were seen in the same place, as templates. */
  readonly arns: readonly string[];
  readonly reason: string;
}

/** Where and as what a grant was asked for. */
export interface GrantSighting {
  readonly denialId: string;
  readonly life: number;
  readonly attempt: number;
  readonly phase: PhaseName;
  /** See {@link placeOf}. */
  readonly place: string;
  /** Of the resource whose event carried it. */
  readonly resourceType?: string;
  /** The resource as printed, with the life's parameters taken out. */
  readonly resource: string;
  /** Of an earlier run's command: the plugins and settings that the service had then. */
  readonly with?: readonly string[];
}

/** A grant with everything that speaks for it. */
export interface LedgerGrant {
  /** `g1`, `g2`, … */
  readonly id: string;
  readonly grantee: Grantee;
  readonly action: string;
  /** A template: `${AccountId}`, `${Region}`, `${Stage}` and `${DeploymentRole}` stand where the life's own were. */
  readonly resource: string;
  readonly condition?: Condition;
  /** The condition is the harness's own, and given up where the call is refused under it. */
  readonly isHardened?: true;
  /** Condition keys under which the call was refused. */
  readonly refusedUnder?: readonly string[];
  /** AWS named no resource; this one is likely, and given up at the first sign that it is another. */
  readonly guessed?: true;
  /** AWS named a thing of IAM without its path, which is another one perhaps. */
  readonly pathless?: true;
  /** The run began with it: of a policy that was there before. */
  readonly isGiven?: true;
  /** The run goes on with it: an earlier one has found it, and was not proven. */
  readonly isResumed?: true;
  /** What shows that it is needed. Absent: nothing so far. */
  readonly shown?: NecessityProof;
  /** Not in the policy of the life that is lived: it is to be shown whether it is missed. */
  readonly withheld?: true;
  readonly via: 'client' | 'cloudformation';
  readonly sightings: readonly GrantSighting[];
  readonly widenings: readonly Widening[];
}

/** A denial that was decided not to be granted. */
interface SoftDenial {
  readonly phase: PhaseName;
  readonly denial: SeenDenial;
  /** What follows is told once its attempt is judged. */
  readonly attempt?: number;
  /** The attempt did what its phase is for. Otherwise the text itself said that the work goes on. */
  readonly achieved?: boolean;
  /** Of the denial, as a template. */
  readonly resource?: string;
  /** What else was said of it in the same place, as a template. */
  readonly told?: string;
}

/** All that a run has learned. Append-only but for widening, which absorbs what the wider pattern covers. */
export interface Ledger {
  readonly grants: readonly LedgerGrant[];
  /** Of a judged policy what grants cannot say; in its order. */
  readonly statements: readonly LedgerStatement[];
  readonly softDenials: readonly SoftDenial[];
  /** Of the ids that were given out, so that none is given twice. */
  readonly grantNumbers: Numbering;
  readonly denialNumbers: Numbering;
}

export const emptyLedger: Ledger = {
  grants: [],
  statements: [],
  softDenials: [],
  grantNumbers: countFrom(0),
  denialNumbers: countFrom(0),
};

/** The place of everything that the CLI asks for itself. */
export const clientPlace = 'client';

/**
 * Names the place in a service's life where a denial stood, the same in every life: the resource whose event carried it,
 * with the life's parameters taken out, or the client.
 */
export function placeOf({ seen: { logicalId } }: SeenDenial, parameters: Parameters): string {
  return logicalId === undefined ? clientPlace : parameterise(logicalId, parameters);
}

/** How much of a pattern is text: of two patterns that cover the same, the one with more says more. */
export function literalLength(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}
