import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { artifactPaths } from '../src/artifact/artifact-paths.ts';
import type { EvidenceLine } from '../src/artifact/evidence.ts';
import { readEvidence } from '../src/artifact/read-evidence.ts';
import type { RunRecord } from '../src/artifact/run-record.ts';
import { proofDepths, type ProofDepth } from '../src/life.ts';
import { progressFile, runProject } from './sandbox/run-project.ts';

const projects = process.argv.length > 2 ? process.argv.slice(2) : ['hello-http', 'notices'];

/** Each depth with its removal lives one after the other, and the deepest with two of them side by side. */
const ways = [...proofDepths.map((proof) => ({ proof, jobs: 1 })), { proof: 'full' as const, jobs: 2 }];

async function run(
  project: string,
  { proof, jobs }: { readonly proof: ProofDepth; readonly jobs: number },
): Promise<{ record: RunRecord; wallMs: number; removalMs: number }> {
  const out = mkdtempSync(path.join(tmpdir(), 'harness-bench-'));
  try {
    const { record, wallMs } = await runProject({
      project,
      out,
      flags: ['--proof', proof, '--jobs', String(jobs)],
    });
    if (!record) throw new Error(readFileSync(path.join(out, progressFile), 'utf8'));
    return { record, wallMs, removalMs: removalMsOf(await readEvidence(artifactPaths(out).evidence)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** From the begin of the first removal life to the end of the last; 0 without any. */
function removalMsOf(evidence: readonly EvidenceLine[]): number {
  const at = evidence.flatMap((line) =>
    (line.type === 'life.started' || line.type === 'life.ended') && line.purpose === 'removal'
      ? [Date.parse(line.at)]
      : [],
  );
  return at.length === 0 ? 0 : Math.max(...at) - Math.min(...at);
}

/** The last life passed without a refusal: with its user and its end it is what one more life would take at least. */
function lastLifeMs({ attempts }: RunRecord): number {
  const last = attempts.at(-1)?.life;
  return attempts.filter(({ life }) => life === last).reduce((sum, { durationMs }) => sum + durationMs, 0);
}

const rows: Record<string, string | number>[] = [];
for (const project of projects) {
  for (const { proof, jobs } of ways) {
    console.error(`measuring ${project} with --proof ${proof} --jobs ${jobs}`);
    const { record, wallMs, removalMs } = await run(project, { proof, jobs });
    const { attempts, grants, outcome } = record;
    const oneLifePerGrantMs = grants.length * lastLifeMs(record);
    rows.push({
      project,
      proof,
      jobs,
      outcome: outcome.kind,
      grants: grants.length,
      'by withholding': grants.filter((grant) => grant.proof === 'removal').length,
      lives: attempts.at(-1)?.life ?? 0,
      attempts: attempts.length,
      'wall s': (wallMs / 1000).toFixed(1),
      'removal s': (removalMs / 1000).toFixed(1),
      'one life per grant s': (oneLifePerGrantMs / 1000).toFixed(0),
    });
    console.error(JSON.stringify(rows.at(-1)));
  }
}
console.log(
  "one life per grant: as many lives as grants, each as long as the run's last; what a proof would take that withholds one grant at a time",
);
console.table(rows);
