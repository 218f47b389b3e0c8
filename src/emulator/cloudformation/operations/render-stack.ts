import type { OperationEntry, Parameter, Stack as SdkStack } from '@aws-sdk/client-cloudformation';

import type { Desired, Stack } from '../store.ts';
import { operationsOf } from './stack-operations.ts';

export function renderParameters(desired: Desired | undefined): Parameter[] {
  return [...(desired?.parameterTexts ?? [])].map(([name, value]) => {
    const resolved = desired?.ssmValues.get(name);
    return {
      ParameterKey: name,
      ParameterValue: desired?.template.parameters.get(name)?.noEcho ? '****' : value,
      ...(resolved === undefined ? {} : { ResolvedValue: resolved }),
    };
  });
}

/** Newest first, as many as there were since the last one that somebody asked for: a rollback stands before what it undoes. */
function lastOperations(stack: Stack): OperationEntry[] {
  const operations = operationsOf(stack);
  const asked = operations.findLastIndex(({ type }) => type !== 'ROLLBACK');
  return operations
    .slice(Math.max(asked, 0))
    .toReversed()
    .map(({ id, type }) => ({ OperationId: id, OperationType: type }));
}

/** A stack as DescribeStacks shows it. */
export function renderStack(stack: Stack): SdkStack {
  const { desired } = stack;
  return {
    StackId: stack.stackId,
    StackName: stack.name,
    ParentId: stack.parentId,
    RootId: stack.rootId,
    ChangeSetId: stack.lastChangeSetId,
    Description: desired?.template.description,
    Parameters: renderParameters(desired),
    CreationTime: stack.createdAt,
    DeletionTime: stack.deletedAt,
    LastUpdatedTime: stack.updatedAt,
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: [...(desired?.notificationArns ?? [])],
    TimeoutInMinutes: stack.timeoutInMinutes,
    Capabilities: [...(desired?.capabilities ?? [])],
    Outputs: [...stack.outputs],
    RoleARN: stack.roleArn,
    Tags: [...(desired?.tags ?? [])],
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    LastOperations: lastOperations(stack),
  };
}
