import { isDeepStrictEqual } from 'node:util';

import type { ResourceView, Values } from '../resource-type.ts';
import type { Instance, Stack, Tag } from '../store.ts';
import { makePhysicalName } from './physical-name.ts';

/** YAML gives numbers and booleans where a text is meant. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The tags a resource is given: the stack's, over them the template's own, and CloudFormation's three. */
export function tagsOf(
  stack: Stack,
  logicalId: string,
  stackTags: readonly Tag[],
  properties: Values,
): readonly Tag[] {
  const tags = new Map(stackTags.map(({ Key, Value }) => [Key, Value]));
  const own = properties['Tags'];
  if (Array.isArray(own)) {
    for (const tag of own as Tag[]) tags.set(tag.Key, asText(tag.Value));
  } else if (typeof own === 'object' && own !== null) {
    for (const [key, value] of Object.entries(own)) tags.set(key, asText(value));
  }
  tags.set('aws:cloudformation:stack-name', stack.name);
  tags.set('aws:cloudformation:stack-id', stack.stackId);
  tags.set('aws:cloudformation:logical-id', logicalId);
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

function byKey(tags: readonly Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

export function sameTags(left: readonly Tag[], right: readonly Tag[]): boolean {
  return isDeepStrictEqual(byKey(left), byKey(right));
}

type NamedStack = Pick<Stack, 'name' | 'stackId' | 'region'>;

export interface ViewOptions {
  readonly accountId: string;
  readonly stack: NamedStack;
  readonly logicalId: string;
  readonly instance: Instance;
  readonly properties: Values;
  readonly previous: Values;
  readonly tags: readonly Tag[];
  readonly previousTags: readonly Tag[];
  readonly snapshotRequested?: boolean;
}

/** What a type's table sees of one physical thing during one operation. */
export function createResourceView(options: ViewOptions): ResourceView {
  const { stack, logicalId, instance, properties, previous, tags, previousTags } = options;
  return {
    logicalId,
    stackName: stack.name,
    stackId: stack.stackId,
    accountId: options.accountId,
    region: stack.region,
    properties,
    previous,
    updatePolicy: instance.updatePolicy,
    tags,
    previousTags,
    get physicalId(): string {
      if (instance.physicalId === undefined) {
        throw new Error(`the physical id of ${logicalId} is not known yet`);
      }
      return instance.physicalId;
    },
    generatedName: (nameOptions) =>
      makePhysicalName({ stackName: stack.name, logicalId, suffix: instance.nameSuffix }, nameOptions),
    output: (call) => instance.outputs.get(call) ?? {},
    changed: (...names) => names.some((name) => !isDeepStrictEqual(properties[name], previous[name])),
    tagsChanged: !sameTags(tags, previousTags),
    ...(options.snapshotRequested !== undefined && { snapshotRequested: options.snapshotRequested }),
  };
}

/** The view of a resource at rest: for Ref, Fn::GetAtt and deletion. */
export function viewAtRest(
  accountId: string,
  stack: NamedStack,
  logicalId: string,
  instance: Instance,
  wish: Pick<ViewOptions, 'snapshotRequested'> = {},
): ResourceView {
  return createResourceView({
    accountId,
    stack,
    logicalId,
    instance,
    properties: instance.properties,
    previous: instance.properties,
    tags: instance.tags,
    previousTags: instance.tags,
    ...wish,
  });
}
