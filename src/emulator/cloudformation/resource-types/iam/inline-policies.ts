import type { ResourceView, Values } from '../../resource-type.ts';
import { listOf, textOf, valuesOf } from '../properties.ts';

/** A `Policies` entry of a role, user or group. */
export interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export function inlinePolicies(values: Values): readonly InlinePolicy[] {
  return listOf(values['Policies']).map((entry) => {
    const policy = valuesOf(entry);
    return {
      PolicyName: textOf(policy['PolicyName']) ?? '',
      PolicyDocument: textOf(policy['PolicyDocument']) ?? '',
    };
  });
}

/** Policies that are new or have another document than before. */
export function changedPolicies({ properties, previous }: ResourceView): readonly InlinePolicy[] {
  const before = new Map(
    inlinePolicies(previous).map((policy) => [policy.PolicyName, policy.PolicyDocument]),
  );
  return inlinePolicies(properties).filter(
    (policy) => before.get(policy.PolicyName) !== policy.PolicyDocument,
  );
}

export function removedPolicyNames({ properties, previous }: ResourceView): readonly string[] {
  const now = new Set(inlinePolicies(properties).map((policy) => policy.PolicyName));
  return inlinePolicies(previous)
    .map((policy) => policy.PolicyName)
    .filter((name) => !now.has(name));
}

/** The items of a list property of names or ARNs that were not there before. */
export function addedItems(resource: ResourceView, property: string): readonly unknown[] {
  const before = listOf(resource.previous[property]);
  return listOf(resource.properties[property]).filter((item) => !before.includes(item));
}

export function removedItems(resource: ResourceView, property: string): readonly unknown[] {
  const now = listOf(resource.properties[property]);
  return listOf(resource.previous[property]).filter((item) => !now.includes(item));
}
