import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { parseMatrixOptions, type MatrixOptions } from './sandbox/matrix-options.ts';
import { runProject } from './sandbox/run-project.ts';
import { readSandboxProjects, sandboxRoot } from './sandbox/sandbox-projects.ts';
import {
  differingLines,
  type EndedTrial,
  isGood,
  judgeTrial,
  nameVariant,
  planTrials,
  type Trial,
  type TrialRow,
} from './sandbox/trials.ts';

/** Undefined after a complaint. */
function readOptions(): MatrixOptions | undefined {
  try {
    const surroundings = { projects: readSandboxProjects(), cores: availableParallelism() };
    return parseMatrixOptions(process.argv.slice(2), surroundings);
  } catch (error) {
    console.error(`error: ${(error as Error).message}`);
    process.exitCode = 2;
    return undefined;
  }
}

interface KeptRow extends TrialRow {
  /** The run's directory; null where it ended well and is gone. */
  readonly keptIn: string | null;
}

async function runMatrix({ projects, seeds, proof, jobs, jsonFile }: MatrixOptions): Promise<void> {
  await execa(
    path.resolve('scripts/setup'),
    projects.map((project) => path.join(sandboxRoot, project)),
    {
      stdio: 'inherit',
    },
  );
  const place = mkdtempSync(path.join(tmpdir(), 'harness-matrix-'));
  const directoryOf = (trial: Trial): string =>
    path.join(place, `${trial.project}-${nameVariant(trial).replace(' ', '-')}`);

  // Ctrl-C reaches the runs by itself, and they clean up; no further one is started then. It may come twice: tsx hands it on.
  const trials = planTrials(projects, seeds);
  const waiting = trials.values();
  let stopped = false;
  process.on('SIGINT', () => (stopped = true));

  const ended: EndedTrial[] = [];
  const work = async (): Promise<void> => {
    for (const trial of waiting) {
      if (stopped) return;
      const out = directoryOf(trial);
      mkdirSync(out);
      const hostile = trial.seed === undefined ? [] : ['--hostile', '--seed', String(trial.seed)];
      // The trials run side by side already.
      const flags = ['--proof', proof, '--jobs', '1', ...hostile];
      const one = { ...trial, ...(await runProject({ project: trial.project, out, flags })) };
      ended.push(one);
      const { outcome, minutes } = judgeTrial(one, undefined);
      console.error(`${one.project} ${nameVariant(one)}: ${outcome}, ${minutes} min`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));

  const rows = trials.flatMap((trial): KeptRow[] => {
    const one = ended.find(({ project, seed }) => project === trial.project && seed === trial.seed);
    if (!one) return [];
    const plain = ended.find(({ project, seed }) => project === trial.project && seed === undefined);
    const row = judgeTrial(one, plain);
    if (isGood(row)) {
      rmSync(directoryOf(trial), { recursive: true });
      return [{ ...row, keptIn: null }];
    }
    console.error(`${row.project} ${row.variant}: kept in ${directoryOf(trial)}`);
    if (row.samePolicyAsPlain === false) {
      console.error(differingLines(plain?.template ?? '', one.template ?? '').join('\n'));
    }
    return [{ ...row, keptIn: directoryOf(trial) }];
  });
  if (rows.every(({ keptIn }) => keptIn === null)) rmdirSync(place);
  if (stopped || !rows.every(isGood)) process.exitCode = 1;

  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify({ rows }, null, 2)}\n`);
  console.table(
    rows.map(({ project, variant, outcome, samePolicyAsPlain, eachNeeded, grants, attempts, minutes }) => ({
      project,
      variant,
      outcome,
      'same policy as plain': samePolicyAsPlain === null ? '' : samePolicyAsPlain ? 'yes' : 'NO',
      'each grant needed': eachNeeded === null ? '' : eachNeeded ? 'yes' : 'NO',
      grants: grants ?? '',
      attempts: attempts ?? '',
      minutes,
    })),
  );
}

const options = readOptions();
if (options) await runMatrix(options);
