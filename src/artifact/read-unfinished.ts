import { artifactPaths } from './artifact-paths.ts';
import type { BaselineGrant, Unfinished } from './baseline.ts';
import { readRunRecord } from './read-run-record.ts';
import type { RunRecord } from './run-record.ts';

/**
 * What the newest run of this service found, where it was not proven: it ran out of time, was stopped, or met what only somebody else
 * could mend. Undefined: there is no such run, or nothing that can be read of it.
 */
export async function readUnfinished(outDir: string, service: string): Promise<Unfinished | undefined> {
  const file = artifactPaths(outDir).record;
  const record = await readRunRecord(file).catch(() => undefined);
  if (record?.goal !== 'run' || record.outcome.kind === 'proven') return undefined;
  if (record.service.name !== service || record.grants.length === 0) return undefined;
  return {
    file,
    runId: record.runId,
    ...(record.fingerprint && { fingerprint: record.fingerprint }),
    grants: record.grants.map((grant) => toFound(grant, record.deploymentRole?.arn)),
  };
}

/** Without a condition: those of harness are found anew, and no other was found. */
function toFound(
  { grantee, action, resource, via, proof, phases, askedBy, widenings }: RunRecord['grants'][number],
  ownRole: string | undefined,
): BaselineGrant {
  return {
    grantee,
    action,
    resource: ownRole === undefined ? resource : resource.replaceAll(ownRole, () => '${DeploymentRole}'),
    via,
    ...(proof && { shown: proof }),
    phases,
    askedBy,
    widenings,
  };
}
