import type { OperatorClients } from '../clients.ts';
import { readOwnStack, type StackClaim } from '../own-stack.ts';
import { listMade, listResources, type MadeResource } from '../stack-resources.ts';
import { resourceExists } from './cloud-control.ts';
import { partTypes } from './part-types.ts';

/**
 * What the stacks of a life made and neither hold nor have deleted: CloudFormation was refused to delete it, or the
 * template retains it. A clean-up that is refused three times drops what it should have deleted and reports success,
 * and what has a name of its own then stands in the way of the next attempt.
 * @param since by stack id, an event: what happened before is not looked at
 * cloudformation:DescribeStacks, cloudformation:DescribeStackEvents, cloudformation:ListStackResources
 */
export async function findOrphans(
  clients: OperatorClients,
  claim: StackClaim,
  since: Readonly<Record<string, { readonly at: string }>> = {},
): Promise<MadeResource[]> {
  const { cloudFormation } = clients;
  const stack = await readOwnStack(cloudFormation, claim);
  const held = stack.kind === 'own' ? await listResources(cloudFormation, stack.stackId) : [];
  const heldIds = new Set(
    held.flatMap(({ ResourceStatus, PhysicalResourceId }) =>
      ResourceStatus === 'DELETE_COMPLETE' ? [] : (PhysicalResourceId ?? []),
    ),
  );
  const latest = new Map<string, MadeResource>();
  const stackIds = new Set([...claim.stackIds, ...(stack.kind === 'own' ? [stack.stackId] : [])]);
  for (const stackId of stackIds) {
    for (const resource of await listMade(cloudFormation, stackId, since[stackId]?.at)) {
      const known = latest.get(resource.physicalId);
      // A later stack of that name may have made and deleted the same name again.
      if (!known || known.at < resource.at) latest.set(resource.physicalId, resource);
    }
  }
  const orphans: MadeResource[] = [];
  for (const resource of latest.values()) {
    if (!['DELETE_FAILED', 'DELETE_SKIPPED'].includes(resource.status)) continue;
    if (heldIds.has(resource.physicalId) || partTypes.has(resource.type)) continue;
    if (await resourceExists(clients.cloudControl, resource)) orphans.push(resource);
  }
  return orphans;
}
