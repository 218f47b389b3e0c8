import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { runRecordSchema, type RunRecord } from '../src/artifact/run-record.ts';

const { values, positionals } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    // A hostile run waits most of its time.
    jobs: { type: 'string', default: '4' },
  },
  allowPositionals: true,
});
const seeds = values.seeds.split(',').map(Number);
const projects = positionals.length > 0 ? positionals : ['hello-http', 'nightly-report', 'orders-api'];

interface Lived {
  /** Undefined where the run ended without one. */
  readonly record: RunRecord | undefined;
  /** policy.template.json as it was written; empty where nothing was proven. */
  readonly template: string;
  readonly wallMs: number;
}

async function live(project: string, flags: readonly string[]): Promise<Lived> {
  const out = mkdtempSync(path.join(tmpdir(), 'harness-hostile-'));
  try {
    const startedAt = performance.now();
    const run = ['run', `sandbox-projects/${project}`, '--emulate', '--json', '--quiet', '--out', out];
    const { stdout } = await execa(process.execPath, ['dist/cli/main.js', ...run, ...flags], {
      reject: false,
      stderr: 'inherit',
    });
    const wallMs = performance.now() - startedAt;
    const record = stdout === '' ? undefined : runRecordSchema.parse(JSON.parse(stdout));
    const template =
      record?.outcome.kind === 'proven' ? readFileSync(path.join(out, 'policy.template.json'), 'utf8') : '';
    return { record, template, wallMs };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const linesOf = (text: string): readonly string[] => text.split('\n');

/** The lines that only one of two texts has. */
function differingLines(plain: string, hostile: string): readonly string[] {
  const missing = linesOf(plain).filter((line) => !linesOf(hostile).includes(line));
  const added = linesOf(hostile).filter((line) => !linesOf(plain).includes(line));
  return [...missing.map((line) => `- ${line.trim()}`), ...added.map((line) => `+ ${line.trim()}`)];
}

interface Trial {
  readonly project: string;
  /** Absent: not hostile. */
  readonly seed?: number;
}

const trials: readonly Trial[] = projects.flatMap((project) => [
  { project },
  ...seeds.map((seed) => ({ project, seed })),
]);

async function tryOne({ project, seed }: Trial): Promise<Lived> {
  const lived = await live(project, seed === undefined ? [] : ['--hostile', '--seed', String(seed)]);
  const minutes = (lived.wallMs / 60_000).toFixed(1);
  console.error(
    `${project} ${seed ?? 'plain'}: ${lived.record?.outcome.kind ?? 'no record'}, ${minutes} min`,
  );
  return lived;
}

/** So many at a time, each worker taking the next one that nobody has taken. */
const ended = new Map<Trial, Lived>();
const waiting = trials.values();
const worker = async (): Promise<void> => {
  for (const trial of waiting) ended.set(trial, await tryOne(trial));
};
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));

const rows = trials.map((trial) => {
  const { record, template, wallMs } = ended.get(trial) as Lived;
  const plain = [...ended].find(([{ project, seed }]) => project === trial.project && seed === undefined);
  const plainTemplate = plain?.[1].template ?? '';
  const same = template !== '' && template === plainTemplate;
  if (!same) process.exitCode = 1;
  if (!same && template !== '') {
    console.error(`${trial.project} ${trial.seed}:\n${differingLines(plainTemplate, template).join('\n')}`);
  }
  return {
    project: trial.project,
    seed: trial.seed ?? 'plain',
    outcome: record?.outcome.kind ?? 'no record',
    'same policy': same ? 'yes' : 'NO',
    attempts: record?.attempts.length,
    grants: record?.grants.length,
    minutes: (wallMs / 60_000).toFixed(1),
  };
});
console.table(rows);
