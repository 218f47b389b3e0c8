import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { runRecordSchema, type RunRecord } from '../src/artifact/run-record.ts';

const { values, positionals } = parseArgs({
  options: { seeds: { type: 'string', default: '1,2,3,4,5' } },
  allowPositionals: true,
});
const seeds = values.seeds.split(',').map(Number);
const projects = positionals.length > 0 ? positionals : ['hello-http', 'nightly-report', 'orders-api'];

interface Lived {
  readonly record: RunRecord;
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
    const record = runRecordSchema.parse(JSON.parse(stdout));
    const template =
      record.outcome.kind === 'proven' ? readFileSync(path.join(out, 'policy.template.json'), 'utf8') : '';
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

let failed = false;
const rows: Record<string, string | number>[] = [];
for (const project of projects) {
  const plain = await live(project, []);
  const tell = (seed: number | undefined, { record, template, wallMs }: Lived): void => {
    const same = template !== '' && template === plain.template;
    if (!same || record.outcome.kind !== 'proven') failed = true;
    const row = {
      project,
      seed: seed ?? 'plain',
      outcome: record.outcome.kind,
      'same policy': same ? 'yes' : 'NO',
      attempts: record.attempts.length,
      grants: record.grants.length,
      minutes: (wallMs / 60_000).toFixed(1),
    };
    console.error(JSON.stringify(row));
    rows.push(row);
    if (!same && template !== '') console.error(differingLines(plain.template, template).join('\n'));
  };
  tell(undefined, plain);
  for (const seed of seeds) tell(seed, await live(project, ['--hostile', '--seed', String(seed)]));
}
console.table(rows);
if (failed) process.exitCode = 1;
