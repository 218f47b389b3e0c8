import type { RunOfProject } from './run-project.ts';

export interface Trial {
  readonly project: string;
  /** Of the hostile account; absent: the account is not hostile. */
  readonly seed?: number;
}

/** Every project plain, then hostile with each seed. */
export function planTrials(projects: readonly string[], seeds: readonly number[]): readonly Trial[] {
  return projects.flatMap((project) => [{ project }, ...seeds.map((seed) => ({ project, seed }))]);
}

export interface EndedTrial extends Trial, RunOfProject {}

export interface TrialRow {
  readonly project: string;
  /** `plain` or `seed 7`. */
  readonly variant: string;
  readonly outcome: string;
  /** Null where there is nothing to compare: the plain run itself, or one of the two is not proven. */
  readonly samePolicyAsPlain: boolean | null;
  /** Null where that was not asked, or is not known. */
  readonly eachNeeded: boolean | null;
  readonly grants: number | null;
  readonly attempts: number | null;
  readonly minutes: number;
}

export function nameVariant({ seed }: Trial): string {
  return seed === undefined ? 'plain' : `seed ${seed}`;
}

export function judgeTrial(trial: EndedTrial, plain: EndedTrial | undefined): TrialRow {
  const { project, record, template, wallMs } = trial;
  const comparable = trial !== plain && template !== undefined && plain?.template !== undefined;
  return {
    project,
    variant: nameVariant(trial),
    outcome: record?.outcome.kind ?? 'no record',
    samePolicyAsPlain: comparable ? template === plain.template : null,
    eachNeeded: record?.proof.minimal.passed ?? null,
    grants: record?.grants.length ?? null,
    attempts: record?.attempts.length ?? null,
    minutes: Math.round(wallMs / 6_000) / 10,
  };
}

/** Whether a trial ended as it should. */
export function isGood({ outcome, samePolicyAsPlain }: TrialRow): boolean {
  return outcome === 'proven' && samePolicyAsPlain !== false;
}

/** The lines that only one of two policies has. */
export function differingLines(plain: string, hostile: string): readonly string[] {
  const [before, after] = [plain.split('\n'), hostile.split('\n')];
  const missing = before.filter((line) => !after.includes(line));
  const added = after.filter((line) => !before.includes(line));
  return [...missing.map((line) => `- ${line.trim()}`), ...added.map((line) => `+ ${line.trim()}`)];
}
