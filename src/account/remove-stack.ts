import { doing } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import { deleteStack } from './delete-stack.ts';
import { deleteBucket } from './empty-bucket.ts';
import { awaitOwnStack, type AwaitOptions, type StackClaim } from './own-stack.ts';
import { listMade } from './stack-resources.ts';

/**
 * Removes what a life made, as the operator: its stack, and the buckets that its stacks left behind. A stack
 * that this run did not make is never touched.
 * @returns what was removed, in words
 * @throws HarnessError `timed-out`, `leftovers`
 */
export async function removeStack(
  clients: Pick<OperatorClients, 'cloudFormation' | 's3'>,
  claim: StackClaim,
  options: AwaitOptions,
): Promise<string[]> {
  return doing(`removing the stack ${claim.stackName}`, async () => {
    const removed: string[] = [];
    const stack = await awaitOwnStack(clients.cloudFormation, claim, options);
    const stackIds = new Set(claim.stackIds);
    if (stack.kind === 'own') {
      stackIds.add(stack.stackId);
      await deleteStack(clients, stack, options);
      removed.push(`stack ${claim.stackName}`);
    }
    for (const stackId of stackIds) {
      for (const { type, status, physicalId } of await listMade(clients.cloudFormation, stackId)) {
        if (type !== 'AWS::S3::Bucket' || !['DELETE_SKIPPED', 'DELETE_FAILED'].includes(status)) continue;
        if (await deleteBucket(clients.s3, physicalId)) removed.push(`bucket ${physicalId}`);
      }
    }
    return removed;
  });
}
