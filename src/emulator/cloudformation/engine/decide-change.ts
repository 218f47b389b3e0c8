import { isDeepStrictEqual } from 'node:util';

import type { ResourceType, ResourceView, Step, Values } from '../resource-type.ts';
import type { Instance, Stack, Tag } from '../store.ts';
import { createResourceView, sameTags } from './resource-view.ts';

export interface ChangeQuestion {
  readonly accountId: string;
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: ResourceType;
  readonly instance: Instance;
  readonly declared: Values;
  readonly tags: readonly Tag[];
}

export type ResourceDecision = 'none' | 'replace' | 'update';

/** How many calls each step would make, as far as can be told without answers. */
function selectSteps(steps: readonly Step[], view: ResourceView): number[] {
  return steps.map((step) => {
    try {
      const items = step.forEach ? step.forEach(view) : [undefined];
      return items.filter((item) => !step.when || step.when(view, item)).length;
    } catch {
      return -1;
    }
  });
}

/** Whether new tags alone make the type's update do something: then it is one that carries tags. */
function carriesTags(question: ChangeQuestion): boolean {
  const { accountId, stack, logicalId, instance, declared, tags, type } = question;
  const common = { accountId, stack, logicalId, instance, properties: declared, previous: declared, tags };
  const changed = createResourceView({ ...common, previousTags: instance.tags });
  const same = createResourceView({ ...common, previousTags: tags });
  return !isDeepStrictEqual(selectSteps(type.update, changed), selectSteps(type.update, same));
}

/** The properties that differ from what was last applied. */
export function changedProperties(before: Values, after: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}

/** `Name`, or of a structure `Template.TemplateName`. */
function valueAt(values: Values, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Values)[name] : undefined),
      values,
    );
}

/** What an update has to do to one resource that exists. */
export function decideChange(question: ChangeQuestion): ResourceDecision {
  const { instance, declared, tags, type } = question;
  const changed = changedProperties(instance.declared, declared);
  if (
    type.replacedBy.some(
      (path) => !isDeepStrictEqual(valueAt(instance.declared, path), valueAt(declared, path)),
    )
  ) {
    return 'replace';
  }
  if (changed.length > 0 || type.alwaysUpdated) return 'update';
  if (!sameTags(instance.tags, tags) && carriesTags(question)) return 'update';
  return 'none';
}
