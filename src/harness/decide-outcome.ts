import type { Outcome } from '../outcome.ts';
import { provesSufficiency } from '../proof/sufficiency.ts';
import { type Comparison, compareWithBaseline } from './compare-with-baseline.ts';
import { currentPhase } from './context.ts';
import { owesRemoval } from './removal.ts';
import type { Context, StopReason } from './types.ts';

/** How the run ends; the first failure stands, then the wish to stop, then what the lives showed. */
export function decideOutcome(context: Context): Outcome {
  const { outcome, stop, verdict, input, attempts } = context;
  if (outcome) return outcome;
  if (stop) return outcomeOfStop(stop, input.timeoutMs);
  if (verdict?.kind === 'blocked' || verdict?.kind === 'stuck') return verdict;
  if (verdict?.kind === 'broken') {
    return { kind: 'broken', phase: currentPhase(context).name, message: verdict.message };
  }
  if (isDone(context)) return judgeGoal(context);
  return {
    kind: 'exhausted',
    bound: 'attempts',
    message: `${attempts.length} attempts were made and allowed`,
  };
}

/** The lives have shown all that the run is for. */
export function isDone(context: Context): boolean {
  const { input, lives } = context;
  if (owesRemoval(context)) return false;
  return input.goal === 'run'
    ? provesSufficiency(lives, input.sufficientLives)
    : lives.at(-1)?.passed === true;
}

/** The policy as it is, or the one that was to be judged, was lived with and nothing was missing. */
export function isSufficient(context: Context): boolean {
  return isDone(context) && (context.input.goal === 'run' || suffices(compareWithBaseline(context)));
}

function suffices({ missing, conflicting }: Comparison): boolean {
  return missing.length === 0 && conflicting.length === 0;
}

function judgeGoal(context: Context): Outcome {
  const { goal, proof } = context.input;
  if (goal === 'run') return { kind: 'proven' };
  const { missing, unneeded, unneededParts, conflicting } = compareWithBaseline(context);
  const unmissed = unneeded.length + unneededParts.length;
  const differences = [
    ...(conflicting.length === 0 ? [] : [`${countStatements(conflicting.length)} what is needed`]),
    ...(missing.length === 0 ? [] : [`${count(missing.length)} missing`]),
    ...(unmissed === 0 || proof === 'sufficient' ? [] : [`${count(unmissed)} not needed`]),
    ...(hasOtherBoundary(context) ? ['the roles of the service ask for another boundary'] : []),
  ];
  if (goal === 'check') {
    return differences.length === 0
      ? { kind: 'unchanged' }
      : { kind: 'changed', message: differences.join(', ') };
  }
  return differences.length === 0 ? { kind: 'proven' } : { kind: 'refuted', message: differences.join(', ') };
}

function countStatements(statements: number): string {
  return statements === 1 ? '1 statement denies' : `${statements} statements deny`;
}

/** Than the one that the artifact holds. */
function hasOtherBoundary({ preflight, boundary }: Context): boolean {
  const before = preflight?.boundary?.before;
  if (before === undefined || boundary === undefined) return false;
  return boundary.kind === 'none' || JSON.stringify(boundary.document) !== JSON.stringify(before);
}

function count(grants: number): string {
  return grants === 1 ? '1 grant is' : `${grants} grants are`;
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
