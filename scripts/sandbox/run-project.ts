import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { runRecordSchema, type RunRecord } from '../../src/artifact/run-record.ts';
import { sandboxRoot } from './sandbox-projects.ts';

/** What a run tells of its progress, in the directory of the artifact. */
export const progressFile = 'progress.txt';

export interface RunProjectOptions {
  readonly project: string;
  /** Of harness. Absent: `run`. */
  readonly command?: 'run' | 'prove';
  /** Directory of the artifact; it must exist. */
  readonly out: string;
  /** Further flags of the command. */
  readonly flags?: readonly string[];
  /** For Node itself. */
  readonly nodeFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunOfProject {
  /** Undefined where the run ended without one. */
  readonly record: RunRecord | undefined;
  /** policy.template.json as it was written; undefined where nothing was proven. */
  readonly template: string | undefined;
  readonly wallMs: number;
}

/** Finds and proves the policy of a sandbox project, or judges one, with the built bin, on an emulated account of its own. */
export async function runProject({
  project,
  command = 'run',
  out,
  flags = [],
  nodeFlags = [],
  env = {},
}: RunProjectOptions): Promise<RunOfProject> {
  const run = [command, path.join(sandboxRoot, project), '--emulate', '--json', '--out', out, ...flags];
  const startedAt = performance.now();
  const { stdout } = await execa(process.execPath, [...nodeFlags, 'dist/cli/main.js', ...run], {
    env,
    reject: false,
    stdin: 'ignore',
    stderr: { file: path.join(out, progressFile) },
  });
  const wallMs = performance.now() - startedAt;
  const record = stdout === '' ? undefined : runRecordSchema.parse(JSON.parse(stdout));
  const proven = command === 'run' && record?.outcome.kind === 'proven';
  const template = proven ? readFileSync(path.join(out, 'policy.template.json'), 'utf8') : undefined;
  return { record, template, wallMs };
}
