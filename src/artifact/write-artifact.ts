import { rm } from 'node:fs/promises';
import type { PolicyDocument } from '../policy/document.ts';
import { artifactPaths } from './artifact-paths.ts';
import { replaceFile } from './replace-file.ts';
import type { RunRecord } from './run-record.ts';

export interface Artifact {
  readonly policy: PolicyDocument;
  /** The same with `${AccountId}`, `${Region}` and `${Stage}` where they stood. */
  readonly template: PolicyDocument;
  readonly record: RunRecord;
}

/** Absolute paths of what was written. No policy where nothing was granted: IAM accepts no empty one. */
export interface ArtifactFiles {
  readonly policy?: string;
  readonly template?: string;
  readonly record: string;
}

/**
 * Writes what a run leaves, each file as a whole, run.json last: it tells of a run only when the rest is there.
 * A proven run replaces policy.json and removes unproven files. Any other run writes policy.unproven.json instead and
 * leaves an earlier run's proven policy as it is.
 * @throws artifact-unwritable
 */
export async function writeArtifact(
  outDir: string,
  { policy, template, record }: Artifact,
): Promise<ArtifactFiles> {
  const paths = artifactPaths(outDir);
  const proven = record.outcome.kind === 'proven';
  const policies = proven
    ? { policy: paths.policy, template: paths.template }
    : { policy: paths.unprovenPolicy, template: paths.unprovenTemplate };
  const granted = policy.Statement.length > 0;
  if (granted) {
    await replaceFile(policies.policy, toText(policy));
    await replaceFile(policies.template, toText(template));
  }
  await replaceFile(paths.record, toText(record));
  if (proven || !granted) {
    await rm(paths.unprovenPolicy, { force: true });
    await rm(paths.unprovenTemplate, { force: true });
  }
  return { ...(granted && policies), record: paths.record };
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
