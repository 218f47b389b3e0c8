import { constants } from 'node:os';
import type { RunRecord } from '../artifact/run-record.ts';
import { errorCodes, type ErrorCode } from '../errors.ts';

/** What the shell is told. */
export const exitCodes = { proven: 0, ended: 1, usage: 2, leftovers: 3, bug: 70 } as const;

/** 128 and the number of the signal, as shells have it. */
export function exitCodeOfSignal(signal: string): number {
  return 128 + (constants.signals[signal as NodeJS.Signals] ?? 0);
}

/** Leftovers win over every ending that is not the person's own stop or a bug: they cost money until someone looks. */
export function exitCodeOfRecord({ outcome, leftovers }: Pick<RunRecord, 'outcome' | 'leftovers'>): number {
  const code = exitCodeOfOutcome(outcome);
  const outranks = outcome.kind === 'interrupted' || code === exitCodes.bug;
  return leftovers.length > 0 && !outranks ? exitCodes.leftovers : code;
}

export function exitCodeOfError(code: ErrorCode): number {
  switch (code) {
    case 'usage':
    case 'service-not-found':
    case 'service-unreadable':
    case 'cli-not-found':
    case 'credentials':
    case 'account-not-named':
    case 'account-mismatch':
    case 'stack-exists':
    case 'prerequisite-failed':
    case 'operator-denied':
    case 'quota':
    case 'endpoint-unreachable':
    case 'artifact-unwritable':
      return exitCodes.usage;
    case 'aws':
    case 'policy-too-large':
    case 'timed-out':
      return exitCodes.ended;
    case 'leftovers':
      return exitCodes.leftovers;
    case 'interrupted':
      return exitCodeOfSignal('SIGINT');
    case 'bug':
      return exitCodes.bug;
  }
}

function exitCodeOfOutcome(outcome: RunRecord['outcome']): number {
  switch (outcome.kind) {
    case 'proven':
    case 'unchanged':
      return exitCodes.proven;
    case 'changed':
    case 'refuted':
    case 'blocked':
    case 'stuck':
    case 'broken':
    case 'exhausted':
      return exitCodes.ended;
    case 'interrupted':
      return exitCodeOfSignal(outcome.signal);
    case 'failed':
      // A disk that fills up during a run is no wrong --out.
      if (outcome.code === 'artifact-unwritable') return exitCodes.ended;
      return isErrorCode(outcome.code) ? exitCodeOfError(outcome.code) : exitCodes.bug;
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
