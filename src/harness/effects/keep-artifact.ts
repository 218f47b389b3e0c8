import { artifactPaths } from '../../artifact/artifact-paths.ts';
import type { EvidenceLine } from '../../artifact/evidence.ts';
import { readEvidence } from '../../artifact/read-evidence.ts';
import { createComparison } from '../../artifact/report/comparison.ts';
import { scrubTexts } from '../../artifact/scrub-texts.ts';
import { type Artifact, writeArtifact } from '../../artifact/write-artifact.ts';
import { writeReport } from '../../artifact/write-report.ts';
import { listActionNames } from '../../denial/quirks/action-name.ts';
import { artifactOf } from '../artifact-of.ts';
import type { Context, Preflight } from '../types.ts';
import type { Dependencies, Resources } from './resources.ts';

/**
 * Writes what the run has found so far; before the teardown, and again when that is known to be done. The report comes last: it is made
 * from the rest, so nothing is lost where it does not go in.
 */
export async function keepArtifact(
  deps: Dependencies,
  _resources: Resources,
  context: Context,
): Promise<void> {
  if (!context.preflight) return;
  const { outDir } = deps.config;
  const artifact = makeArtifact(deps, context, context.preflight);
  await writeArtifact(outDir, artifact);
  // What judges a policy has its answer on stdout.
  if (artifact.record.goal !== 'run') return;
  await writeReport(outDir, {
    record: artifact.record,
    evidence: await readWrittenEvidence(deps),
    comparison: createComparison(artifact.record, listActionNames()),
  });
}

/** What stands on the disk is read back: a long run need not hold it, and a report tells no more than the evidence beside it. */
async function readWrittenEvidence({ config, log }: Dependencies): Promise<readonly EvidenceLine[]> {
  try {
    return await readEvidence(artifactPaths(config.outDir).evidence);
  } catch (err) {
    // A run whose evidence could not be written has told so itself, and its report says of which refusals the text is missing.
    log.warn({ err }, 'the report is written without the evidence');
    return [];
  }
}

/** What AWS was heard to say may hold a value that the service was given to find. */
export function makeArtifact(
  { config, runId, startedAt, now, secrets }: Dependencies,
  context: Context,
  preflight: Preflight,
): Artifact {
  const artifact = artifactOf(context, preflight, {
    runId,
    startedAt,
    endedAt: now(),
    policyStage: config.policyStage,
  });
  return { ...artifact, record: scrubTexts(artifact.record, (text) => secrets.scrub(text)) };
}
