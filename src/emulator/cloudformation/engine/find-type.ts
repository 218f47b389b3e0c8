import type { Account } from '../../account.ts';
import type { ResourceType } from '../resource-type.ts';
import { cloudFormationStore } from '../store.ts';
import { customResourceType, isCustomResource } from './custom-resource.ts';

/** The table of a type that was loaded; undefined for one that is not built. */
export function findResourceType(account: Account, type: string): ResourceType | undefined {
  if (isCustomResource(type)) return customResourceType(type);
  return account.store(cloudFormationStore).resourceTypes.find(type);
}

/** Reads the tables of types that findResourceType will be asked for. */
export function loadResourceTypes(account: Account, types: Iterable<string>): Promise<void> {
  return account.store(cloudFormationStore).resourceTypes.load(types);
}
