import { writeArtifact } from '../../artifact/write-artifact.ts';
import { artifactOf } from '../artifact-of.ts';
import type { Context } from '../types.ts';
import type { Dependencies, Resources } from './resources.ts';

/** Writes what the run has found so far; before the teardown, and again when that is known to be done. */
export async function keepArtifact(
  deps: Dependencies,
  _resources: Resources,
  context: Context,
): Promise<void> {
  if (!context.preflight) return;
  const artifact = artifactOf(context, context.preflight, {
    runId: deps.runId,
    startedAt: deps.startedAt,
    endedAt: deps.now(),
    policyStage: deps.config.policyStage,
  });
  await writeArtifact(deps.config.outDir, artifact);
}
