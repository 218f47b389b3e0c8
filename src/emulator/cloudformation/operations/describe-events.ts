import type {
  DescribeEventsInput,
  DescribeEventsOutput,
  OperationEvent,
  StackEvent,
} from '@aws-sdk/client-cloudformation';

import { disorder, visibleEvents } from '../../hostility/late-events.ts';
import { type Call, defineOperation } from '../../operation.ts';
import { cloudFormationStore, type Stack } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { requireChangeSet } from './find-change-set.ts';
import { requireStack } from './find-stack.ts';
import { cutPage } from './page.ts';
import { stackArn } from './requirements.ts';
import { isStackEvent, operationsOf, type StackOperation } from './stack-operations.ts';

interface Found {
  readonly stack: Stack;
  readonly operations: readonly StackOperation[];
}

/** Newest first; with an OperationId those of one operation alone. */
export const describeEvents = defineOperation<DescribeEventsInput, DescribeEventsOutput>({
  name: 'DescribeEvents',
  requires: (input, call) => [
    {
      action: 'cloudformation:DescribeEvents',
      resource: stackArn(call, input.StackName ?? findByOperation(call, input.OperationId)?.stack.stackId),
    },
  ],
  handle: (input, call) => {
    const { operations } = find(input, call);
    const wanted = operations
      .filter(({ id }) => input.OperationId === undefined || id === input.OperationId)
      .flatMap((operation) =>
        visibleEvents(call.account, operation.events).map((event) => render(operation, event)),
      )
      .filter(({ EventType }) => !input.Filters?.FailedEvents || EventType === 'PROVISIONING_ERROR');
    const { page, next } = cutPage(wanted.toReversed(), input.NextToken, call);
    return { OperationEvents: disorder(call.account, page), ...next };
  },
});

/** @throws AwsError ValidationError, ChangeSetNotFound; how a missing operation is worded is assumed */
function find(input: DescribeEventsInput, call: Call): Found {
  if (input.ChangeSetName !== undefined) {
    const { stack, changeSet } = requireChangeSet(call, input);
    const made = operationsOf(stack).filter(({ type }) => type === 'CREATE_CHANGESET');
    // Only a change set that made its stack has left events.
    return { stack, operations: changeSet.type === 'CREATE' ? made : [] };
  }
  if (input.StackName !== undefined) {
    const stack = requireStack(call, input.StackName, 'brackets');
    return { stack, operations: operationsOf(stack) };
  }
  if (input.OperationId === undefined) {
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified as input');
  }
  const found = findByOperation(call, input.OperationId);
  if (!found) throw validationError(`Operation [${input.OperationId}] does not exist`);
  return found;
}

function findByOperation(call: Call, id: string | undefined): Found | undefined {
  if (id === undefined) return undefined;
  const { stacks } = call.account.store(cloudFormationStore);
  for (const stack of [...stacks.values()].toReversed()) {
    if (stack.region !== call.region) continue;
    const operations = operationsOf(stack);
    if (operations.some((operation) => operation.id === id)) return { stack, operations };
  }
  return undefined;
}

function typeOf(event: StackEvent): NonNullable<OperationEvent['EventType']> {
  if (isStackEvent(event)) return 'STACK_EVENT';
  return event.ResourceStatus?.endsWith('_FAILED') ? 'PROVISIONING_ERROR' : 'PROGRESS_EVENT';
}

function render(operation: StackOperation, event: StackEvent): OperationEvent {
  const { StackName: _name, ...shared } = event;
  const type = typeOf(event);
  return {
    ...shared,
    OperationId: operation.id,
    OperationType: operation.type,
    ...(type === 'STACK_EVENT' && { OperationStatus: operation.status }),
    EventType: type,
  };
}
