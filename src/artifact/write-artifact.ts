import { rm } from 'node:fs/promises';
import type { BoundaryDocument } from '../policy/boundary/boundary.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { artifactPaths } from './artifact-paths.ts';
import { replaceFile } from './replace-file.ts';
import type { RunRecord } from './run-record.ts';

/** One policy of two forms. */
export interface PolicyPair {
  readonly policy: PolicyDocument;
  /** The same with `${AccountId}`, `${Region}` and `${Stage}` where they stood. */
  readonly template: PolicyDocument;
}

export interface Artifact extends PolicyPair {
  /** Of the role that CloudFormation works as. Absent: the service has none. */
  readonly deploymentRole?: PolicyPair;
  /** Of the roles that the service makes. Absent: nobody asked for it, or they make none. */
  readonly boundary?: { readonly policy: BoundaryDocument; readonly template: BoundaryDocument };
  readonly record: RunRecord;
}

/** Absolute paths of what was written. No policy where nothing was granted: IAM accepts no empty one. */
export interface ArtifactFiles {
  readonly policy?: string;
  readonly template?: string;
  readonly rolePolicy?: string;
  readonly roleTemplate?: string;
  readonly boundary?: string;
  readonly boundaryTemplate?: string;
  readonly record: string;
}

/**
 * Writes what a run leaves, each file as a whole, run.json last: it tells of a run only when the rest is there.
 * A proven run replaces the policies and removes unproven files. Any other run writes policy.unproven.json instead and
 * leaves an earlier run's proven policy as it is.
 * @throws artifact-unwritable
 */
export async function writeArtifact(
  outDir: string,
  { policy, template, deploymentRole, boundary, record }: Artifact,
): Promise<ArtifactFiles> {
  const paths = artifactPaths(outDir);
  // What was judged comes from elsewhere, and what was found about it was not lived with alone.
  const proven = record.outcome.kind === 'proven' && record.goal === 'run';
  const sets = [
    {
      documents: { policy, template },
      proven: { policy: paths.policy, template: paths.template },
      unproven: { policy: paths.unprovenPolicy, template: paths.unprovenTemplate },
    },
    {
      documents: deploymentRole,
      proven: { policy: paths.rolePolicy, template: paths.roleTemplate },
      unproven: { policy: paths.unprovenRolePolicy, template: paths.unprovenRoleTemplate },
    },
    {
      documents: boundary,
      proven: { policy: paths.boundary, template: paths.boundaryTemplate },
      unproven: { policy: paths.unprovenBoundary, template: paths.unprovenBoundaryTemplate },
    },
  ];
  const written: (PathPair | undefined)[] = [];
  const stale: string[] = [];
  for (const { documents, ...pathsOf } of sets) {
    const granted = documents !== undefined && documents.policy.Statement.length > 0;
    const own = proven ? pathsOf.proven : pathsOf.unproven;
    if (granted) {
      await replaceFile(own.policy, toText(documents.policy));
      await replaceFile(own.template, toText(documents.template));
    } else if (proven) stale.push(pathsOf.proven.policy, pathsOf.proven.template);
    if (proven || !granted) stale.push(pathsOf.unproven.policy, pathsOf.unproven.template);
    written.push(granted ? own : undefined);
  }
  await replaceFile(paths.record, toText(record));
  for (const path of stale) await rm(path, { force: true });
  const [ofDeployer, ofRole, ofBoundary] = written;
  return {
    ...ofDeployer,
    ...(ofRole && { rolePolicy: ofRole.policy, roleTemplate: ofRole.template }),
    ...(ofBoundary && { boundary: ofBoundary.policy, boundaryTemplate: ofBoundary.template }),
    record: paths.record,
  };
}

interface PathPair {
  readonly policy: string;
  readonly template: string;
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
