import type { Account } from '../../account.ts';
import { cloudFormationStore, type Desired, type Stack } from '../store.ts';
import type { PseudoParameters } from '../template/pseudo-parameters.ts';
import type { Scope } from '../template/resolve.ts';
import { validationError } from '../template/validation-error.ts';
import { findExport } from './exports.ts';
import { findResourceType } from './find-type.ts';
import { viewAtRest } from './resource-view.ts';

export function pseudoParametersOf(
  accountId: string,
  stack: { readonly region: string; readonly name: string; readonly stackId: string },
  notificationArns: readonly string[],
): PseudoParameters {
  return { accountId, region: stack.region, stackName: stack.name, stackId: stack.stackId, notificationArns };
}

function findInstance(account: Account, stack: Stack, logicalId: string) {
  const resource = stack.resources.get(logicalId);
  if (!resource?.instance) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
    );
  }
  const type = findResourceType(account, resource.type);
  if (!type) throw validationError(`NotImplemented: ${resource.type}`);
  return { type, view: viewAtRest(account.accountId, stack, logicalId, resource.instance) };
}

/** The Ref of a resource that exists. */
function readRef(account: Account, stack: Stack, logicalId: string): unknown {
  const { type, view } = findInstance(account, stack, logicalId);
  return type.ref ? type.ref(view) : view.physicalId;
}

/** An attribute of a resource that exists. */
function readAttribute(account: Account, stack: Stack, logicalId: string, name: string): unknown {
  const { type, view } = findInstance(account, stack, logicalId);
  const read = type.attributes?.[name];
  const value = read ? read(view) : type.attribute?.(view, name);
  if (read || value !== undefined) return value;
  throw validationError(
    type.wordMissing?.(view, name) ??
      // Source: https://github.com/dougmoscrop/serverless-plugin-log-subscription/issues/68
      `Requested attribute ${name} does not exist in schema for ${type.type}`,
  );
}

/** What intrinsic functions see of a stack as it stands at this moment. */
export function createScope(account: Account, stack: Stack, desired: Desired): Scope {
  return {
    pseudo: pseudoParametersOf(account.accountId, stack, desired.notificationArns),
    parameters: desired.parameters,
    mappings: desired.template.mappings,
    isTrue: (condition) => desired.conditions.get(condition) === true,
    ref: (logicalId) => readRef(account, stack, logicalId),
    attribute: (logicalId, name) => readAttribute(account, stack, logicalId, name),
    importValue: (name) => {
      const found = findExport(account.store(cloudFormationStore), stack.region, name);
      if (!found) throw validationError(`No export named ${name} found`);
      return found.value;
    },
  };
}
