import { scrubTexts } from '../../artifact/scrub-texts.ts';
import { type Artifact, writeArtifact } from '../../artifact/write-artifact.ts';
import { artifactOf } from '../artifact-of.ts';
import type { Context, Preflight } from '../types.ts';
import type { Dependencies, Resources } from './resources.ts';

/** Writes what the run has found so far; before the teardown, and again when that is known to be done. */
export async function keepArtifact(
  deps: Dependencies,
  _resources: Resources,
  context: Context,
): Promise<void> {
  if (!context.preflight) return;
  await writeArtifact(deps.config.outDir, makeArtifact(deps, context, context.preflight));
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
