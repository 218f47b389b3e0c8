import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunRecord } from '../src/artifact/run-record.ts';
import { proofDepths, type ProofDepth } from '../src/life.ts';
import { progressFile, runProject } from './sandbox/run-project.ts';

const projects = process.argv.length > 2 ? process.argv.slice(2) : ['hello-http', 'notices'];

async function run(project: string, proof: ProofDepth): Promise<{ record: RunRecord; wallMs: number }> {
  const out = mkdtempSync(path.join(tmpdir(), 'harness-bench-'));
  try {
    const { record, wallMs } = await runProject({ project, out, flags: ['--proof', proof] });
    if (!record) throw new Error(readFileSync(path.join(out, progressFile), 'utf8'));
    return { record, wallMs };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The last life passed without a refusal: with its user and its end it is what one more life would take at least. */
function lastLifeMs({ attempts }: RunRecord): number {
  const last = attempts.at(-1)?.life;
  return attempts.filter(({ life }) => life === last).reduce((sum, { durationMs }) => sum + durationMs, 0);
}

const rows: Record<string, string | number>[] = [];
for (const project of projects) {
  for (const proof of proofDepths) {
    console.error(`measuring ${project} with --proof ${proof}`);
    const { record, wallMs } = await run(project, proof);
    const { attempts, grants, outcome } = record;
    const oneLifePerGrantMs = grants.length * lastLifeMs(record);
    rows.push({
      project,
      proof,
      outcome: outcome.kind,
      grants: grants.length,
      'by withholding': grants.filter((grant) => grant.proof === 'removal').length,
      lives: attempts.at(-1)?.life ?? 0,
      attempts: attempts.length,
      'wall s': (wallMs / 1000).toFixed(1),
      'one life per grant s': (oneLifePerGrantMs / 1000).toFixed(0),
    });
    console.error(JSON.stringify(rows.at(-1)));
  }
}
console.log(
  "one life per grant: as many lives as grants, each as long as the run's last; what a proof would take that withholds one grant at a time",
);
console.table(rows);
