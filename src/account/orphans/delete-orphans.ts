import { doing } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import { emptyBucket } from '../empty-bucket.ts';
import type { AwaitOptions, StackClaim } from '../own-stack.ts';
import { deleteResource } from './cloud-control.ts';
import { findOrphans } from './find-orphans.ts';

/**
 * Deletes, as the operator, what the stacks of a life left behind. What Cloud Control does not know stays.
 * @returns what was deleted, as `AWS::Logs::LogGroup /aws/lambda/x`
 * @throws HarnessError `timed-out`, `leftovers`
 */
export async function deleteOrphans(
  clients: OperatorClients,
  claim: StackClaim,
  options: AwaitOptions & { readonly since?: Readonly<Record<string, { readonly at: string }>> },
): Promise<string[]> {
  const deleted: string[] = [];
  for (const orphan of await findOrphans(clients, claim, options.since)) {
    const what = `${orphan.type} ${orphan.physicalId}`;
    await doing(`deleting ${what}`, async () => {
      if (orphan.type === 'AWS::S3::Bucket') await emptyBucket(clients.s3, orphan.physicalId);
      if (await deleteResource(clients.cloudControl, orphan, options)) deleted.push(what);
    });
  }
  return deleted;
}
