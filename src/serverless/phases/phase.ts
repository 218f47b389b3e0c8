import type { Expectation, Life, PhaseName } from '../../life.ts';
import type { Workspace } from '../workspace.ts';

export interface PhaseTarget {
  readonly stage: string;
  readonly region: string;
}

export interface PhaseContext {
  /** Counted over the run: no two attempts make the same change. */
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

export function targetArgs({ stage, region }: PhaseTarget): readonly string[] {
  return ['--stage', stage, '--region', region];
}
