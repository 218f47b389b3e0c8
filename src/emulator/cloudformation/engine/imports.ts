import type { Account } from '../../account.ts';
import { cloudFormationStore, type Desired, type Stack } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { findExport, importedNames } from './exports.ts';
import { createScope } from './scope.ts';

/** The stacks of the region that import the named export. */
export function listImporters(account: Account, region: string, exportName: string): Stack[] {
  return [...account.store(cloudFormationStore).stacks.values()].filter((stack) => {
    if (stack.region !== region || stack.status === 'DELETE_COMPLETE' || !stack.desired) return false;
    if (stack.status === 'REVIEW_IN_PROGRESS') return false;
    return importedNames(stack.desired, createScope(account, stack, stack.desired)).includes(exportName);
  });
}

/** @throws AwsError where the template imports what nobody exports */
export function assertImportsExist(account: Account, stack: Stack, desired: Desired): void {
  const state = account.store(cloudFormationStore);
  for (const name of importedNames(desired, createScope(account, stack, desired))) {
    if (!findExport(state, stack.region, name)) throw validationError(`No export named ${name} found`);
  }
}

/** The sentence for the first of the stack's exports that another stack still imports and that `kept` does not hold unchanged. */
export function findExportInUse(
  account: Account,
  stack: Stack,
  kept: ReadonlyMap<string, string>,
  verb: 'deleted' | 'updated',
): string | undefined {
  for (const { ExportName: name, OutputValue: value } of stack.outputs) {
    if (name === undefined || kept.get(name) === value) continue;
    const users = listImporters(account, stack.region, name).filter((user) => user !== stack);
    if (users.length > 0) {
      return `Export ${name} cannot be ${verb} as it is in use by ${users.map((user) => user.name).join(' and ')}`;
    }
  }
  return undefined;
}
