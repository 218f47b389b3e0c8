import { doing, errorName } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import { emptyBucket } from '../empty-bucket.ts';
import type { AwaitOptions, StackClaim } from '../own-stack.ts';
import type { MadeResource } from '../stack-resources.ts';
import { deleteResource } from './cloud-control.ts';
import { findOrphans } from './find-orphans.ts';

/** What kept an orphan from being deleted may be gone with the others: an instance profile holds its role. */
const passes = 2;

/**
 * Deletes, as the operator, what the stacks of a life left behind. What cannot be deleted stays, and is no reason
 * to end: the teardown tries again, and then tells of it.
 * @returns what was deleted, as `AWS::Logs::LogGroup /aws/lambda/x`
 */
export async function deleteOrphans(
  clients: OperatorClients,
  claim: StackClaim,
  options: AwaitOptions & { readonly since?: Readonly<Record<string, { readonly at: string }>> },
): Promise<string[]> {
  const deleted: string[] = [];
  let left: readonly MadeResource[] = await findOrphans(clients, claim, options.since);
  for (let pass = 1; pass <= passes && left.length > 0; pass += 1) {
    const failed: MadeResource[] = [];
    for (const orphan of left) {
      if (await deleteOrphan(clients, orphan, options)) deleted.push(`${orphan.type} ${orphan.physicalId}`);
      else failed.push(orphan);
    }
    left = failed;
  }
  return deleted;
}

async function deleteOrphan(
  clients: OperatorClients,
  orphan: MadeResource,
  options: AwaitOptions,
): Promise<boolean> {
  try {
    return await doing(`deleting ${orphan.type} ${orphan.physicalId}`, async () => {
      if (orphan.type === 'AWS::S3::Bucket') await emptyBucket(clients.s3, orphan.physicalId);
      return deleteResource(clients.cloudControl, orphan, options);
    });
  } catch (error) {
    if (options.signal?.aborted || errorName(error) === 'AbortError') throw error;
    return false;
  }
}
