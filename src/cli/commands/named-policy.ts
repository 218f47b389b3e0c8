import { artifactPaths } from '../../artifact/artifact-paths.ts';
import { type ExportedPolicy, openParameters } from '../../artifact/export/exported-policy.ts';
import type { ArtifactPolicy } from '../../artifact/read-artifact-policy.ts';
import { readRunRecord } from '../../artifact/read-run-record.ts';
import type { RunRecord } from '../../artifact/run-record.ts';
import { HarnessError } from '../../errors.ts';
import type { Grantee } from '../../life.ts';
import { diffPolicies } from '../../policy/diff.ts';
import { renderDocument } from '../../policy/document.ts';
import { toStatements } from '../../policy/order-changes.ts';
import { wrong } from './place-flags.ts';

/**
 * IAM takes no variable that it does not know: every parameter has to have its value.
 * @throws usage with the flags that are missing
 */
export function assertFilledIn(policy: ExportedPolicy): void {
  const flags = { AccountId: '--account', Region: '--region', Stage: '--stage' };
  const open = openParameters(policy);
  if (open.length === 0) return;
  throw wrong(
    open.map((name) => `${flags[name]}: it is missing, expected a value for \${${name}} in the policy`),
  );
}

/**
 * A template that was changed after its run is no longer what was proven.
 * @throws usage
 */
export function assertProven({ dir, grants }: ArtifactPolicy, record: RunRecord, grantee: Grantee): void {
  const proven = record.grants.filter((grant) => grant.grantee === grantee);
  const { added, removed } = diffPolicies(
    proven.map(({ action, resource, condition }) => ({
      effect: 'Allow',
      actions: [{ kind: 'matching', pattern: action }],
      resources: [{ kind: 'matching', pattern: resource }],
      ...(condition !== undefined && { condition }),
    })),
    toStatements(renderDocument(grants)),
    [],
  );
  if (added.length + removed.length === 0) return;
  const { template, roleTemplate } = artifactPaths(dir);
  throw new HarnessError(
    `${grantee === 'deployer' ? template : roleTemplate}: it is not what the run of run.json has proven, expected the same grants`,
    {
      code: 'usage',
      fault: 'user',
      hint: 'Restore both files from version control, or run harness run again.',
    },
  );
}

/** What the names of its policies begin with where nothing else was named: `orders-deploy`. */
export async function readName(dir: string, grantee: Grantee): Promise<string> {
  const { service } = await readRunRecord(artifactPaths(dir).record);
  return `${service.name}-${grantee === 'deployer' ? 'deploy' : grantee}`;
}
