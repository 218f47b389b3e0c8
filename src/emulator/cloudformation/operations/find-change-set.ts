import { AwsError, type Call } from '../../operation.ts';
import type { ChangeSet, Stack } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { findStack, requireStack } from './find-stack.ts';
import { stackOfChangeSet } from './requirements.ts';

export interface ChangeSetInput {
  readonly StackName?: string | undefined;
  readonly ChangeSetName?: string | undefined;
}

/** The change set of a request, by id or by name; undefined if the stack has none such. */
export function findChangeSet(
  call: Call,
  input: ChangeSetInput,
): { stack: Stack; changeSet: ChangeSet } | undefined {
  const nameOrId = input.ChangeSetName ?? '';
  const stackName = stackOfChangeSet(call, input);
  if (stackName === undefined) {
    if (nameOrId.startsWith('arn:')) return undefined;
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  const stack = findStack(call, stackName);
  if (!stack) return undefined;
  const changeSet =
    stack.changeSets.get(nameOrId) ??
    [...stack.changeSets.values()].toReversed().find(({ name }) => name === nameOrId);
  return changeSet && { stack, changeSet };
}

/** @throws AwsError ChangeSetNotFound */
export function requireChangeSet(call: Call, input: ChangeSetInput): { stack: Stack; changeSet: ChangeSet } {
  if (input.StackName !== undefined) requireStack(call, input.StackName, 'brackets');
  const found = findChangeSet(call, input);
  if (!found) {
    throw new AwsError('ChangeSetNotFound', `ChangeSet [${input.ChangeSetName ?? ''}] does not exist`, 404);
  }
  return found;
}
