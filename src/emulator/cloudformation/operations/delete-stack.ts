import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { runDeletion } from '../engine/delete-stack.ts';
import { recordStackStatus } from '../engine/events.ts';
import { nestedRequestOf, nestedRun } from '../engine/nested-request.ts';
import { startRun } from '../engine/run.ts';
import type { Stack } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { findStack, rootOf } from './find-stack.ts';
import { onStack, passingRole } from './requirements.ts';
import { createRun } from './start-run.ts';

/** A creation is given up for a deletion; any other running operation is not. */
function assertDeletable(stack: Stack, root: Stack): void {
  if (root.terminationProtection) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (/^UPDATE_.*IN_PROGRESS$/.test(stack.status)) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
  }
}

function readRetained(input: DeleteStackInput, stack: Stack): ReadonlySet<string> {
  const retained = input.RetainResources ?? [];
  if (retained.length === 0) return new Set();
  if (stack.status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.stackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const unknown = retained.filter((logicalId) => !stack.resources.has(logicalId));
  if (unknown.length > 0) {
    throw validationError(`Resources [${unknown.join(', ')}] do not exist in stack [${stack.name}]`);
  }
  // Source: https://github.com/rebuy-de/aws-nuke/issues/270
  if (retained.some((logicalId) => stack.resources.get(logicalId)?.status === 'DELETE_COMPLETE')) {
    throw validationError(
      'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
    );
  }
  return new Set(retained);
}

/** Source: https://github.com/awslabs/eks-perf-tests/pull/517 */
function isForced(input: DeleteStackInput, stack: Stack): boolean {
  if (input.DeletionMode !== 'FORCE_DELETE_STACK') return false;
  if (stack.status === 'DELETE_FAILED') return true;
  throw validationError(
    `Invalid operation on stack [${stack.stackId}]. You can activate DeletionMode FORCE_DELETE_STACK in a delete stack operation only when the stack is in the DELETE_FAILED state.`,
  );
}

export const deleteStack = defineOperation<DeleteStackInput, Record<string, never>>({
  name: 'DeleteStack',
  requires: (input, call) => [
    ...onStack<DeleteStackInput>('DeleteStack')(input, call),
    ...passingRole(input.RoleARN),
  ],
  handle: async (input, call) => {
    const stack = input.StackName === undefined ? undefined : findStack(call, input.StackName);
    if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return {};
    const nested = nestedRequestOf(input);
    assertDeletable(stack, rootOf(call, stack));
    const retained = readRetained(input, stack);
    const force = isForced(input, stack);
    if (nested) {
      const run = nestedRun(nested, stack);
      const before = stack.status;
      recordStackStatus(run, 'DELETE_IN_PROGRESS', 'User Initiated');
      nested.take({ verb: 'delete', run, before });
      return {};
    }
    const run = await createRun(call, stack, {
      roleArn: input.RoleARN ?? stack.roleArn,
      clientRequestToken: input.ClientRequestToken,
      deploymentConfig: input.DeploymentConfig,
    });
    const { running, status: before } = stack;
    stack.cancelRequested = true;
    const start = (): void => {
      recordStackStatus(run, 'DELETE_IN_PROGRESS', 'User Initiated');
      startRun(run, () => runDeletion(run, { retained, force, before }));
    };
    const startAfter = async (running: Promise<void>): Promise<void> => {
      await running;
      if (stack.status !== 'DELETE_COMPLETE') start();
    };
    if (running) {
      void startAfter(running);
    } else {
      start();
    }
    return {};
  },
});
