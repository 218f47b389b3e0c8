import type { Expectation, Life, PhaseName } from '../../life.ts';
import type { Workspace } from '../workspace.ts';

export interface PhaseTarget {
  readonly stage: string;
  readonly region: string;
}

export interface PhaseContext {
  /** Counted over the life, from 1. */
  readonly attempt: number;
  readonly life: Life;
}

/** One command of a service's life. */
export interface Phase {
  readonly name: PhaseName;
  /** Makes the workspace copy what this phase runs on. Repeatable: each attempt begins with it. */
  prepare(workspace: Workspace, context: PhaseContext): Promise<void>;
  args(target: PhaseTarget): readonly string[];
  readonly expects: Expectation;
}

/**
 * Names the change of an attempt: another one than the attempt before made, since Serverless deploys nothing that was
 * uploaded last, and the same as two attempts before, since logical ids of function versions follow from it, and what
 * stands in the same place of two attempts is compared by logical id.
 */
export function nameChange(phase: PhaseName, { attempt }: PhaseContext): string {
  return `${phase}-${attempt % 2 === 0 ? 'a' : 'b'}`;
}

export function targetArgs({ stage, region }: PhaseTarget): readonly string[] {
  return ['--stage', stage, '--region', region];
}
