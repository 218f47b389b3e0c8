import { doing } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import { deleteStack } from './delete-stack.ts';
import { deleteOrphans } from './orphans/delete-orphans.ts';
import { awaitOwnStack, type AwaitOptions, type StackClaim } from './own-stack.ts';

/**
 * Removes what a life made, as the operator: its stack, and what its stacks left behind, also what the template
 * retains, since nobody keeps anything in a random stage. A stack that this run did not make is never touched.
 * @returns what was removed, in words
 * @throws HarnessError `timed-out`, `leftovers`
 */
export async function removeStack(
  clients: OperatorClients,
  claim: StackClaim,
  options: AwaitOptions,
): Promise<string[]> {
  return doing(`removing the stack ${claim.stackName}`, async () => {
    const removed: string[] = [];
    const stack = await awaitOwnStack(clients.cloudFormation, claim, options);
    const stackIds = [...claim.stackIds];
    if (stack.kind === 'own') {
      stackIds.push(stack.stackId);
      await deleteStack(clients, stack, options);
      removed.push(`stack ${claim.stackName}`);
    }
    removed.push(...(await deleteOrphans(clients, { ...claim, stackIds }, { ...options, retained: 'all' })));
    return removed;
  });
}
