import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { unless } from '../to-harness-error.ts';

const missing = ['ValidationError'];

/** cloudformation:ListStackResources */
export async function listResources(
  client: CloudFormationClient,
  nameOrId: string,
): Promise<StackResourceSummary[]> {
  const resources: StackResourceSummary[] = [];
  await unless(missing, async () => {
    for await (const page of paginateListStackResources({ client }, { StackName: nameOrId })) {
      resources.push(...(page.StackResourceSummaries ?? []));
    }
  });
  return resources;
}

/** What a stack once made, and what became of it at last. */
export interface MadeResource {
  readonly stackId: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  /** `DELETE_FAILED`, `DELETE_SKIPPED`, `UPDATE_COMPLETE`, … */
  readonly status: string;
  readonly reason?: string;
  /** Of that status, ISO 8601. */
  readonly at: string;
}

/**
 * Everything that was ever part of the stack, by physical id: also what an update replaced and failed to delete,
 * which CloudFormation forgets though it reports success.
 * @param since ISO 8601: older events are not looked at
 * cloudformation:DescribeStackEvents
 */
export async function listMade(
  client: CloudFormationClient,
  stackId: string,
  since = '',
): Promise<MadeResource[]> {
  const made = new Map<string, MadeResource>();
  await unless(missing, async () => {
    for await (const page of paginateDescribeStackEvents({ client }, { StackName: stackId })) {
      for (const event of page.StackEvents ?? []) {
        const at = event.Timestamp?.toISOString() ?? '';
        if (at < since) return;
        const physicalId = event.PhysicalResourceId;
        // The newest comes first; the stack itself is one of its resources.
        if (!physicalId || physicalId === stackId || made.has(physicalId)) continue;
        made.set(physicalId, {
          stackId,
          logicalId: event.LogicalResourceId ?? '',
          physicalId,
          type: event.ResourceType ?? '',
          status: event.ResourceStatus ?? '',
          at,
          ...(event.ResourceStatusReason === undefined ? {} : { reason: event.ResourceStatusReason }),
        });
      }
    }
  });
  return [...made.values()];
}
