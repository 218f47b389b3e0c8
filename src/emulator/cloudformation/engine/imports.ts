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

/**
 * The sentence for the first of the stack's exports that another stack still imports and that `kept` does not hold unchanged.
 * Sources: https://github.com/linz/geostore/issues/630 (updated), https://github.com/aws/aws-cdk/issues/33395 (deleted).
 */
export function findExportInUse(
  account: Account,
  stack: Stack,
  kept: ReadonlyMap<string, string>,
): string | undefined {
  for (const { ExportName: name, OutputValue: value } of stack.outputs) {
    if (name === undefined || kept.get(name) === value) continue;
    const users = listImporters(account, stack.region, name).filter((user) => user !== stack);
    if (users.length > 0) {
      const names = users.map((user) => user.name).join(' and ');
      return kept.has(name)
        ? `Export ${name} cannot be updated as it is in use by ${names}`
        : `Delete canceled. Cannot delete export ${name} as it is in use by ${names}.`;
    }
  }
  return undefined;
}
