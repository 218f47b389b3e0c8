import type { OperatorClients } from '../clients.ts';
import { readOwnStack, type StackClaim } from '../own-stack.ts';
import { listResources } from '../stack-resources.ts';
import { readPresence } from './cloud-control.ts';
import { judgeHistory, type MadeResource } from './history.ts';
import { isImmaterial, isPart, wholesOf } from './part-types.ts';
import { readEvents, type Since } from './read-events.ts';

export interface Orphan extends MadeResource {
  readonly fate: 'refused' | 'retained';
  /** Why nobody can tell whether it is still there; absent: it is. */
  readonly unknown?: string;
}

/**
 * What the stacks of a life made and neither hold nor have deleted: CloudFormation was refused to delete it, or the
 * template retains it. A clean-up that is refused three times drops what it should have deleted and reports success,
 * and what has a name of its own, or a place in a whole that stays, then stands in the way of the next attempt.
 * Wholes come before parts.
 * cloudformation:DescribeStacks, cloudformation:DescribeStackEvents, cloudformation:ListStackResources,
 * cloudformation:GetResource and what reading the resources needs
 */
export async function findOrphans(
  clients: Pick<OperatorClients, 'cloudFormation' | 'cloudControl'>,
  claim: StackClaim,
  since: Since = {},
): Promise<Orphan[]> {
  const { cloudFormation } = clients;
  const stack = await readOwnStack(cloudFormation, claim);
  const held = stack.kind === 'own' ? await listResources(cloudFormation, stack.stackId) : [];
  const heldKeys = new Set(
    held
      .filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE')
      .map(({ ResourceType, PhysicalResourceId }) => `${ResourceType} ${PhysicalResourceId}`),
  );
  const stackIds = new Set([...claim.stackIds, ...(stack.kind === 'own' ? [stack.stackId] : [])]);
  const made = judgeHistory(await readEvents(cloudFormation, stackIds, since));
  const left = made
    .filter(isLeft)
    .filter(
      (resource) =>
        !isImmaterial(resource) &&
        !heldKeys.has(`${resource.type} ${resource.physicalId}`) &&
        resource.at >= (since[resource.stackId]?.at ?? ''),
    );
  const gone = new Set<MadeResource>(made.filter(({ fate }) => fate === 'deleted'));
  const orphans: Orphan[] = [];
  for (const resource of left.toSorted((one, other) => Number(isPart(one)) - Number(isPart(other)))) {
    if (isGoneWithWhole(resource, made, gone)) continue;
    const presence = await readPresence(clients.cloudControl, resource);
    switch (presence.kind) {
      case 'gone':
        gone.add(resource);
        break;
      case 'there':
        orphans.push(resource);
        break;
      case 'unknown':
        orphans.push({ ...resource, unknown: presence.why });
        break;
    }
  }
  return orphans;
}

function isLeft(resource: MadeResource): resource is MadeResource & Pick<Orphan, 'fate'> {
  return resource.fate === 'refused' || resource.fate === 'retained';
}

/** A whole that no stack of the run made is taken to be there. */
function isGoneWithWhole(
  resource: MadeResource,
  made: readonly MadeResource[],
  gone: ReadonlySet<MadeResource>,
): boolean {
  const wholes = wholesOf(resource);
  return (
    wholes.length > 0 &&
    wholes.every((whole) => {
      const named = made.filter((other) => !isPart(other) && isNamedBy(other, whole));
      return named.length > 0 && named.every((other) => gone.has(other));
    })
  );
}

/** A whole is named by its physical id, by its ARN where that is its name, or by the id at the end of its ARN. */
function isNamedBy({ physicalId }: MadeResource, whole: string): boolean {
  return physicalId === whole || whole.endsWith(`:${physicalId}`) || physicalId.endsWith(`/${whole}`);
}
