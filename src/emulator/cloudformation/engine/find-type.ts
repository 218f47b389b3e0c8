import type { Account } from '../../account.ts';
import type { ResourceType } from '../resource-type.ts';
import { cloudFormationStore } from '../store.ts';
import { customResourceType, isCustomResource } from './custom-resource.ts';

/** The table of a type; undefined for one that is not built. */
export function findResourceType(account: Account, type: string): ResourceType | undefined {
  if (isCustomResource(type)) return customResourceType(type);
  return account.store(cloudFormationStore).resourceTypes.find((candidate) => candidate.type === type);
}
