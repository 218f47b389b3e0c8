import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { granteeNames, type Grantee } from '../life.ts';
import { conditionKey } from '../policy/document.ts';
import type { BoundaryDocument } from '../policy/boundary/boundary.ts';
import type { Grant } from '../policy/grant.ts';
import { artifactPaths } from './artifact-paths.ts';
import type { Baseline, BaselineGrant } from './baseline.ts';
import { findFirst } from './find-artifact.ts';
import { readArtifactPolicy } from './read-artifact-policy.ts';
import { readRunRecord } from './read-run-record.ts';
import type { RunRecord } from './run-record.ts';

/**
 * The proven policy of an artifact, with what the record of the run that proved it knows of each grant. Undefined: there is none.
 * @throws usage where a file of it is not what a run wrote
 */
export async function readBaseline(outDir: string): Promise<Baseline | undefined> {
  const { template, roleTemplate } = artifactPaths(outDir);
  if ((await findFirst([template, roleTemplate])) === undefined) return undefined;
  const policies = await Promise.all(
    granteeNames.map(async (grantee) => ({ grantee, grants: await readGrants(outDir, grantee) })),
  );
  const record = await findRecord(outDir, policies);
  return {
    file: template,
    ...(record && { runId: record.runId }),
    ...(record?.fingerprint && { fingerprint: record.fingerprint }),
    ...(record?.boundary?.kind === 'found' && {
      boundary: { arn: record.boundary.arn, document: record.boundary.document as BoundaryDocument },
    }),
    grants: policies.flatMap(({ grantee, grants }) =>
      grants.map((grant) => ({ ...grant, ...rememberGrant(grantee, grant, record) })),
    ),
  };
}

async function readGrants(outDir: string, grantee: Grantee): Promise<readonly Grant[]> {
  const { template, roleTemplate } = artifactPaths(outDir);
  const isThere = await findFirst([grantee === 'deployer' ? template : roleTemplate]);
  if (isThere === undefined) return [];
  return (await readArtifactPolicy(outDir, { unproven: false, grantee })).grants;
}

interface Policy {
  readonly grantee: Grantee;
  readonly grants: readonly Grant[];
}

/**
 * The record of the run that these policies come from: run.json is the newest run's, which need not have proven anything. A policy that
 * was edited since comes from none.
 */
async function findRecord(outDir: string, policies: readonly Policy[]): Promise<RunRecord | undefined> {
  const { record, earlier } = artifactPaths(outDir);
  const runs = await readdir(earlier).catch(() => []);
  for (const file of [record, ...runs.map((run) => join(earlier, run, 'run.json'))]) {
    const read = await readRunRecord(file).catch(() => undefined);
    if (read?.goal !== 'run' || read.outcome.kind !== 'proven') continue;
    const count = policies.reduce((sum, { grants }) => sum + grants.length, 0);
    const isSame =
      read.grants.length === count &&
      policies.every(({ grantee, grants }) => grants.every((grant) => findGrant(read, grantee, grant)));
    if (isSame) return read;
  }
  return undefined;
}

function rememberGrant(
  grantee: Grantee,
  grant: Grant,
  record: RunRecord | undefined,
): Omit<BaselineGrant, keyof Grant> {
  const known = record && findGrant(record, grantee, grant);
  if (known === undefined) return { grantee, via: 'client', phases: [], askedBy: [], widenings: [] };
  const { via, proof, phases, askedBy, widenings } = known;
  return { grantee, via, ...(proof && { shown: proof }), phases, askedBy, widenings };
}

function findGrant({ grants }: RunRecord, grantee: Grantee, grant: Grant) {
  return grants.find(
    (one) =>
      one.grantee === grantee &&
      one.action === grant.action &&
      one.resource === grant.resource &&
      conditionKey(one.condition) === conditionKey(grant.condition),
  );
}
