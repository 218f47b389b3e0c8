import type { ChildExit, Decision } from '../artifact/evidence.ts';
import type { SeenDenial, SeenLookAlike } from '../denial/harvest.ts';
import { policyLayers } from '../denial/policy-layers.ts';
import type { ToldDenial } from '../denial/told.ts';
import type { Expectation } from '../life.ts';
import type { Suspect } from './ledger/own-denies.ts';
import type { Recorded } from './ledger/record-denials.ts';

/** What the operator saw once the attempt and the stack's own work had ended. */
export interface Observed {
  /** Absent: no stack of that name, and none that the attempt made. */
  readonly stackStatus?: string;
  readonly denials: readonly ToldDenial[];
  readonly lookAlikes: readonly SeenLookAlike[];
  /** The attempt failed at the resource that was put there to fail. */
  readonly failedOnPurpose: boolean;
  /** The deployer's key has stopped to answer, before or after it was needed. */
  readonly keyDied: boolean;
  /** The CLI found nothing to deploy though something was changed: an earlier attempt had uploaded it and got no further. */
  readonly skipped: boolean;
  /** What the child or the stack gives as the reason of its failure, for a person. */
  readonly failure?: string;
}

/** What one attempt means. */
export type Verdict =
  | { readonly kind: 'passed' }
  /** Something new is known: grant it and try again. */
  | { readonly kind: 'learned' }
  /** Refused though granted, or though what denied it is lifted: wait, then try again. */
  | {
      readonly kind: 'not-honoured';
      readonly grantIds: readonly string[];
      /** Statements of the judged policy that may deny it. Absent: none. */
      readonly suspects?: readonly Suspect[];
      /** Where no grant answers it, what was refused. */
      readonly denial?: SeenDenial;
    }
  /** AWS could not answer properly this time: wait, then try again. */
  | { readonly kind: 'transient'; readonly message: string }
  /** Refused something that the command does not name: try again, and let it tell more. */
  | { readonly kind: 'vague'; readonly message: string }
  | { readonly kind: 'blocked'; readonly by: string; readonly policyArn?: string; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'stuck'; readonly message: string; readonly seen: readonly string[] };

/** Whether the attempt did what its phase is for. The child's word alone is not believed. */
export function hasAchieved(expected: Expectation, exit: ChildExit, observed: Observed): boolean {
  const exitedWell = exit.kind === 'exited' && exit.code === 0;
  const status = observed.stackStatus;
  switch (expected) {
    case 'stack-up':
      return exitedWell && (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE');
    case 'stack-unchanged':
      return exitedWell;
    case 'update-fails':
      // Where the command missed the failure, its stack ended all the same.
      return (
        (exit.kind === 'exited' || exit.kind === 'stalled') &&
        observed.failedOnPurpose &&
        status === 'UPDATE_ROLLBACK_COMPLETE'
      );
    case 'stack-gone':
      return exitedWell && (status === undefined || status === 'DELETE_COMPLETE');
  }
}

/** After which the policy is another one. */
const teaching = new Set<Decision>(['granted', 'widened', 'restored', 'lifted']);

/** Judges an attempt by what it achieved, what was refused, and what was done about that. */
export function judgeAttempt(
  expected: Expectation,
  exit: ChildExit,
  observed: Observed,
  recorded: Recorded,
): Verdict {
  if (exit.kind === 'not-started') return { kind: 'broken', message: exit.message };
  const failed = !hasAchieved(expected, exit, observed);
  if (failed) {
    const blocked = recorded.decided.find(({ decision }) => decision === 'not-a-missing-grant');
    if (blocked) return judgeBlocked(blocked.denial);
  }
  const news = recorded.decided.filter(({ decision }) => teaching.has(decision));
  if (!failed) return judgeAchieved(observed);
  if (news.length > 0) return { kind: 'learned' };
  return judgeUnexplained(exit, observed, recorded);
}

/** After which the refusal should not come again. */
const answered = new Set<Decision>(['already-granted', 'already-lifted']);

const nothingDeployed = {
  kind: 'transient',
  message: 'the command found nothing to deploy, since an earlier attempt had uploaded the same',
} as const;

/** Success is not believed where something was left that should be gone, and nobody was refused to delete it. */
function judgeAchieved({ lookAlikes, skipped }: Observed): Verdict {
  if (skipped) return nothingDeployed;
  const left = lookAlikes.find(({ kind, seen }) => kind === 'unexplained' && seen.status === 'DELETE_FAILED');
  return left === undefined ? { kind: 'passed' } : { kind: 'transient', message: left.raw };
}

export function judgeBlocked(denial: SeenDenial): Verdict {
  return {
    kind: 'blocked',
    by: policyLayers[denial.deniedBy],
    ...(denial.policyArn !== undefined && { policyArn: denial.policyArn }),
    message: denial.raw,
  };
}

/** What may be otherwise the next time. */
export const passing = new Set<SeenLookAlike['kind']>([
  'throttling',
  'service-failure',
  'credentials',
  'unexplained',
]);

/** The attempt failed and nothing new can be granted. */
function judgeUnexplained(exit: ChildExit, observed: Observed, recorded: Recorded): Verdict {
  if (observed.skipped) return nothingDeployed;
  if (observed.keyDied) return { kind: 'transient', message: "the deployer's key has stopped to answer" };
  const granted = recorded.decided.filter(({ decision }) => answered.has(decision));
  if (granted.length > 0) {
    const suspects = granted.flatMap((one) => one.suspects ?? []);
    const denial = granted.find(({ grantId }) => grantId === undefined)?.denial;
    return {
      kind: 'not-honoured',
      grantIds: granted.flatMap(({ grantId }) => grantId ?? []),
      ...(suspects.length > 0 && { suspects }),
      ...(denial && { denial }),
    };
  }
  const transient = observed.lookAlikes.find(({ kind }) => passing.has(kind));
  if (transient) return { kind: 'transient', message: transient.raw };
  const foreign = recorded.decided.find(({ decision }) => decision === 'not-the-deployers');
  if (foreign) {
    return {
      kind: 'broken',
      message: `${foreign.denial.principal ?? foreign.denial.lacking} lacks a permission, not the deployer: ${foreign.denial.raw}`,
    };
  }
  const unreadable = recorded.decided.filter(({ decision }) => decision === 'unreadable');
  if (unreadable.length > 0) {
    return {
      kind: 'stuck',
      message: 'something was refused, but nothing says which action',
      seen: unreadable.map(({ denial }) => denial.raw),
    };
  }
  if (exit.kind === 'timed-out') {
    return { kind: 'broken', message: `the command did not end within ${Math.round(exit.afterMs / 1000)} s` };
  }
  return { kind: 'broken', message: observed.failure ?? describeExit(exit, observed) };
}

function describeExit(exit: ChildExit, observed: Observed): string {
  const stack =
    observed.stackStatus === undefined ? 'there is no stack' : `the stack is in ${observed.stackStatus}`;
  if (exit.kind === 'stalled') {
    return `the command went on waiting for its stack, which is in ${exit.stackStatus}`;
  }
  return exit.kind === 'exited'
    ? `the command ended with exit code ${exit.code} and ${stack}`
    : `the command ended early (${exit.kind}) and ${stack}`;
}
