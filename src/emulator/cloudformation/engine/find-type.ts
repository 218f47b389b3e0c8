import type { ResourceType } from '../resource-type.ts';
import { resourceTypes } from '../resource-types.ts';

/** The table of a type; undefined for one that is not built. */
export function findResourceType(type: string): ResourceType | undefined {
  return resourceTypes.find((candidate) => candidate.type === type);
}
