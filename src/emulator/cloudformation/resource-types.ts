import type { ResourceType } from './resource-type.ts';

/** Every resource type the emulated CloudFormation knows, one line each. */
export const resourceTypes: readonly ResourceType[] = [];
