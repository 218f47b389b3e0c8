import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunRecord } from '../src/artifact/run-record.ts';
import { phaseNames } from '../src/life.ts';
import { progressFile, runProject } from './sandbox/run-project.ts';

const projects =
  process.argv.length > 2 ? process.argv.slice(2) : ['hello-http', 'orders-api', 'nightly-report'];

/** Run in the measured process itself: Node knows its own peak exactly, in kibibytes. */
const tellPeak = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));`,
)}`;

interface Measured {
  readonly project: string;
  readonly record: RunRecord;
  readonly wallMs: number;
  readonly peakBytes: number;
}

async function measure(project: string): Promise<Measured> {
  const out = mkdtempSync(path.join(tmpdir(), 'harness-bench-'));
  const peakFile = path.join(out, 'peak');
  try {
    const { record, wallMs } = await runProject({
      project,
      out,
      nodeFlags: ['--import', tellPeak],
      env: { PEAK_FILE: peakFile },
    });
    if (!record) throw new Error(readFileSync(path.join(out, progressFile), 'utf8'));
    return { project, record, wallMs, peakBytes: Number(readFileSync(peakFile, 'utf8')) * 1024 };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function row({ project, record, wallMs, peakBytes }: Measured): Record<string, string | number> {
  const childMs = record.attempts.reduce((sum, attempt) => sum + attempt.childMs, 0);
  const perPhase = phaseNames.map((phase) => [
    phase,
    record.phases
      .filter(({ name }) => name === phase)
      .map(({ attempts }) => attempts)
      .join('+'),
  ]);
  return {
    project,
    outcome: record.outcome.kind,
    ...Object.fromEntries(perPhase),
    attempts: record.attempts.length,
    grants: record.grants.length,
    'wall s': (wallMs / 1000).toFixed(1),
    'child s': (childMs / 1000).toFixed(1),
    'rest/wall': ((wallMs - childMs) / wallMs).toFixed(2),
    'peak MiB': Math.round(peakBytes / 1024 / 1024),
  };
}

const rows: Record<string, string | number>[] = [];
for (const project of projects) {
  console.error(`measuring ${project}`);
  const measured = row(await measure(project));
  console.error(JSON.stringify(measured));
  rows.push(measured);
}
console.log(
  'attempts per phase are listed life by life, the discovery first; the rest of the wall time is the harness with its emulator',
);
console.table(rows);
