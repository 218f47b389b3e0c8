import type { Grantee, NecessityProof, PhaseName } from '../life.ts';
import type { BoundaryDocument } from '../policy/boundary/boundary.ts';
import type { Grant } from '../policy/grant.ts';
import type { KeptStatement } from '../policy/kept-statement.ts';
import type { Fingerprint } from '../proof/fingerprint.ts';
import type { RunRecord } from './run-record.ts';

/** A policy that a run begins with. */
export interface Baseline {
  /** Where it was read. */
  readonly file: string;
  /** Of the run that proved it. Absent: none that is known. */
  readonly runId?: string;
  /** Of the service that it was proven for. */
  readonly fingerprint?: Fingerprint;
  readonly grants: readonly BaselineGrant[];
  /** Those that grants cannot say, templates as well. Absent: none. */
  readonly statements?: readonly KeptStatement[];
  /** That it was proven under. */
  readonly boundary?: { readonly arn: string; readonly document: BoundaryDocument };
}

/** What a run had found when it ended without a proof: the next one goes on with it. */
export interface Unfinished {
  /** Where it was read. */
  readonly file: string;
  readonly runId: string;
  /** Of the service as it was then. Absent: it was never packaged. */
  readonly fingerprint?: Fingerprint;
  readonly grants: readonly BaselineGrant[];
}

/** One grant of an earlier run, a template, with what that knew of it. */
export interface BaselineGrant extends Grant {
  readonly grantee: Grantee;
  readonly via: 'client' | 'cloudformation';
  /** Absent: it was not shown to be needed. */
  readonly shown?: NecessityProof;
  readonly phases: readonly PhaseName[];
  /** Where it was refused. Empty: that is not known. */
  readonly askedBy: readonly Asker[];
  readonly widenings: RunRecord['grants'][number]['widenings'];
}

/** Who was refused: a resource of the stack, or where it names none the command itself. */
interface Asker {
  /** A template. */
  readonly logicalId?: string | undefined;
  readonly resourceType?: string | undefined;
  /** Of the command: the plugins and settings that the service had when it was refused first. */
  readonly with?: readonly string[] | undefined;
}
