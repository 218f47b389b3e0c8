import { doing, errorName } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import { emptyResource } from '../empty-resource.ts';
import { deleteStack } from '../delete-stack.ts';
import { type AwaitOptions, readOwnStack, type StackClaim } from '../own-stack.ts';
import { type Deletion, deleteResource } from './cloud-control.ts';
import { findOrphans, type Orphan } from './find-orphans.ts';
import { hasText } from './history.ts';
import type { Since } from './read-events.ts';

export interface DeleteOrphansOptions extends AwaitOptions {
  readonly since?: Since;
  /** Of what the template retains: everything, or what the next attempt would stumble over. */
  readonly retained: 'all' | 'those in the way';
}

/**
 * Deletes, as the operator, what the stacks of a life left behind. What cannot be deleted stays, and is no reason
 * to end: the teardown tries again, and then tells of it.
 * @returns what was deleted, as `AWS::Logs::LogGroup /aws/lambda/x`
 */
export async function deleteOrphans(
  clients: OperatorClients,
  claim: StackClaim,
  options: DeleteOrphansOptions,
): Promise<string[]> {
  const deleted: string[] = [];
  const found = await findOrphans(clients, claim, options.since);
  let left = found.filter((orphan) => options.retained === 'all' || isInTheWay(orphan));
  // What kept one from being deleted may be gone with the others: an instance profile holds its role.
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const failed: Orphan[] = [];
    for (const orphan of left) {
      const end = await deleteOrphan(clients, orphan, claim, options);
      if (end === 'failed') failed.push(orphan);
      if (end === 'deleted') deleted.push(`${orphan.type} ${orphan.physicalId}`);
    }
    left = failed;
  }
  return deleted;
}

/** What is retained is, where the template names it: the next attempt gives the same name again. */
function isInTheWay({ fate, clashed, physicalId, properties }: Orphan): boolean {
  if (fate === 'refused' || clashed) return true;
  return Object.values(properties)
    .filter(hasText)
    .some(
      (name) => physicalId === name || physicalId.endsWith(`/${name}`) || physicalId.endsWith(`:${name}`),
    );
}

async function deleteOrphan(
  clients: OperatorClients,
  orphan: Orphan,
  claim: StackClaim,
  options: AwaitOptions,
): Promise<Deletion | 'failed'> {
  try {
    return await doing(`deleting ${orphan.type} ${orphan.physicalId}`, async () => {
      if (orphan.type === 'AWS::CloudFormation::Stack')
        return deleteNested(
          clients,
          { ...claim, stackName: orphan.physicalId, stackIds: [orphan.physicalId] },
          options,
        );
      await emptyResource(clients, orphan.type, orphan.physicalId);
      return deleteResource(clients.cloudControl, orphan, options);
    });
  } catch (error) {
    if (options.signal?.aborted || errorName(error) === 'AbortError') throw error;
    return 'failed';
  }
}

/** Of a stack within a stack only CloudFormation itself knows how to go on where its deletion failed. */
async function deleteNested(
  clients: OperatorClients,
  claim: StackClaim,
  options: AwaitOptions,
): Promise<Deletion> {
  const stack = await readOwnStack(clients.cloudFormation, claim);
  if (stack.kind !== 'own' || stack.status === 'DELETE_COMPLETE') return 'gone already';
  await deleteStack(clients, stack, options);
  return 'deleted';
}
