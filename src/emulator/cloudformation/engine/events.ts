import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';

import type { Values } from '../resource-type.ts';
import { cloudFormationStore, type StackResource } from '../store.ts';
import { forgetOldStacks } from './forget-stacks.ts';
import type { Run } from './run.ts';

/** Strictly later than the stack's last event, so that ids made of it are unique and the order is that of time. */
function nextTimestamp(run: Run): Date {
  const last = run.stack.events.at(-1)?.Timestamp?.getTime() ?? 0;
  return new Date(Math.max(run.runtime.now().getTime(), last + 1));
}

interface EventOf {
  readonly eventId: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly reason: string | undefined;
  readonly properties?: Values | undefined;
  readonly at: Date;
}

/** Of one stack; AWS keeps them for 90 days. */
const mostEvents = 5000;

function pushEvent(run: Run, event: EventOf): void {
  const { stack, clientRequestToken } = run;
  if (stack.events.length >= mostEvents) stack.events.splice(0, mostEvents / 10);
  stack.events.push({
    StackId: stack.stackId,
    EventId: event.eventId,
    StackName: stack.name,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.at,
    ResourceStatus: event.status,
    ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
    ...(event.properties ? { ResourceProperties: JSON.stringify(event.properties) } : {}),
    ...(clientRequestToken === undefined ? {} : { ClientRequestToken: clientRequestToken }),
  });
}

/** Moves the stack to a status, with its event. */
export function recordStackStatus(run: Run, status: StackStatus, reason?: string): void {
  const { stack } = run;
  const at = nextTimestamp(run);
  stack.status = status;
  stack.statusReason = reason;
  if (status === 'DELETE_COMPLETE') {
    stack.deletedAt = at;
    forgetOldStacks(run.account.store(cloudFormationStore));
  }
  pushEvent(run, {
    eventId: run.runtime.uuid(),
    logicalId: stack.name,
    physicalId: stack.stackId,
    type: 'AWS::CloudFormation::Stack',
    status: status as ResourceStatus,
    reason,
    at,
  });
}

export interface ResourceEvent {
  readonly status: ResourceStatus;
  readonly reason?: string | undefined;
  readonly physicalId?: string | undefined;
  readonly properties?: Values | undefined;
  /** The event is about a replaced physical thing: the logical resource keeps its status. */
  readonly ofDiscarded?: boolean;
}

/** Moves a resource to a status, with its event. */
export function recordResourceStatus(run: Run, resource: StackResource, event: ResourceEvent): void {
  const at = nextTimestamp(run);
  if (!event.ofDiscarded) {
    resource.status = event.status;
    resource.statusReason = event.reason;
    resource.changedAt = at;
  }
  pushEvent(run, {
    eventId: `${resource.logicalId}-${event.status}-${at.toISOString()}`,
    logicalId: resource.logicalId,
    physicalId: event.physicalId ?? '',
    type: resource.type,
    status: event.status,
    reason: event.reason,
    properties: event.properties,
    at,
  });
}

/** The words of a stack event for resources that failed. */
export function describeFailures(
  failures: readonly { readonly logicalId: string; readonly verb: 'create' | 'delete' | 'update' }[],
): string {
  const sentences = (['create', 'update', 'delete'] as const).flatMap((verb) => {
    const names = failures.filter((failure) => failure.verb === verb).map(({ logicalId }) => logicalId);
    return names.length > 0 ? [`The following resource(s) failed to ${verb}: [${names.join(', ')}]. `] : [];
  });
  return sentences.join('');
}
