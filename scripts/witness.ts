import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { expandPolicy, parsePolicy, renderGrant } from '../test/e2e/witness/grant.ts';
import { type Testimony, witness } from '../test/e2e/witness/witness.ts';
import { progressFile, runProject } from './sandbox/run-project.ts';
import { readSandboxProjects, sandboxRoot } from './sandbox/sandbox-projects.ts';
import { parseWitnessOptions, type WitnessOptions } from './sandbox/witness-options.ts';

/** Undefined after a complaint. */
function readOptions(): WitnessOptions | undefined {
  try {
    const surroundings = { projects: readSandboxProjects(), cores: availableParallelism() };
    return parseWitnessOptions(process.argv.slice(2), surroundings);
  } catch (error) {
    console.error(`error: ${(error as Error).message}`);
    process.exitCode = 2;
    return undefined;
  }
}

interface Heard {
  readonly project: string;
  readonly testimonies: readonly Testimony[];
  /** Of the lives, without the run. */
  readonly minutes: number;
}

/** @throws Error where the project has no policy that could be witnessed */
async function hear(project: string, artifact: string, jobs: number, signal: AbortSignal): Promise<Heard> {
  if (existsSync(path.join(artifact, 'deployment-role.json'))) {
    throw new Error('it is deployed by a role, expected a policy of the deployer alone');
  }
  const policy = parsePolicy(readFileSync(path.join(artifact, 'policy.template.json'), 'utf8'));
  const grants = expandPolicy(policy);
  const startedAt = performance.now();
  let ended = 0;
  const testimonies = await witness({
    project: path.resolve(sandboxRoot, project),
    policy,
    grants,
    jobs,
    signal,
    onTestimony({ grant, missed }) {
      ended += 1;
      const how = missed ? `missed in ${missed.phase}` : 'NOT MISSED';
      console.error(`${project} ${ended}/${grants.length} ${renderGrant(grant)}: ${how}`);
    },
  });
  return { project, testimonies, minutes: Math.round((performance.now() - startedAt) / 6_000) / 10 };
}

/** A run of the project; its artifact is in `out`. */
async function find(project: string, out: string): Promise<void> {
  mkdirSync(out);
  console.error(`${project}: finding its policy`);
  const { record, template } = await runProject({ project, out, flags: ['--proof', 'doubtful'] });
  if (template === undefined) {
    const progress = readFileSync(path.join(out, progressFile), 'utf8').trimEnd().split('\n');
    throw new Error(
      [`its run ended ${record?.outcome.kind ?? 'without a record'}`, ...progress.slice(-5)].join('\n'),
    );
  }
}

async function hearAll({ projects, artifact, jobs, jsonFile }: WitnessOptions): Promise<void> {
  const directories = projects.map((project) => path.join(sandboxRoot, project));
  const installing = directories.filter((directory) => existsSync(path.join(directory, 'package-lock.json')));
  if (installing.length > 0) await execa(path.resolve('scripts/setup'), installing, { stdio: 'inherit' });
  const place = mkdtempSync(path.join(tmpdir(), 'harness-witness-'));
  const stop = new AbortController();
  // A signal may come twice: tsx hands it on to a process that has had it already.
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(name, () => {
      process.exitCode = code;
      stop.abort(new Error(`stopped by ${name}`));
    });
  }
  const heard: Heard[] = [];
  try {
    for (const project of projects) {
      if (stop.signal.aborted) break;
      try {
        const out = artifact ?? path.join(place, project);
        if (artifact === undefined) await find(project, out);
        heard.push(await hear(project, out, jobs, stop.signal));
      } catch (error) {
        console.error(`${project}: ${(error as Error).message}`);
        process.exitCode ||= 1;
      }
    }
  } finally {
    rmSync(place, { recursive: true });
  }
  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify({ heard }, null, 2)}\n`);
  if (heard.length > 0) tell(heard);
}

function tell(heard: readonly Heard[]): void {
  console.table(
    heard.map(({ project, testimonies, minutes }) => ({
      project,
      grants: testimonies.length,
      missed: testimonies.filter(({ missed }) => missed !== null).length,
      'by its very refusal': testimonies.filter(({ missed }) => (missed?.refusal ?? null) !== null).length,
      'not missed': testimonies.filter(({ missed }) => missed === null).length,
      minutes,
    })),
  );
  for (const { project, testimonies } of heard) {
    for (const { grant, missed } of testimonies) {
      if (missed === null) {
        console.log(`${project}: not missed: ${renderGrant(grant)}`);
        process.exitCode ||= 1;
      } else if (missed.refusal === null) {
        console.log(
          `${project}: missed in ${missed.phase} (${missed.problem}), but no refusal names it: ${renderGrant(grant)}`,
        );
      }
    }
  }
}

const options = readOptions();
if (options) await hearAll(options);
