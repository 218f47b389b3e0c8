import type { ResourceView, Step } from '../../resource-type.ts';
import { listOf, textOf, valuesOf } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';

interface Tagging {
  /** As ChangeTagsForResource calls it. */
  readonly resourceType: 'hostedzone' | 'healthcheck';
  /** The type's own property of tags. */
  readonly property: string;
}

/** The stack's tags, and over them those under the property's own name. */
function tagsOf(
  tags: ResourceView['tags'],
  values: ResourceView['properties'],
  property: string,
): Record<string, string> {
  const own = listOf(values[property]).map((tag) => valuesOf(tag));
  return {
    ...tagRecord(withoutSystemTags(tags)),
    ...Object.fromEntries(own.map(({ Key, Value }) => [textOf(Key) ?? '', textOf(Value) ?? ''])),
  };
}

/** Gives the tags that are new or another, and takes away those that are gone; nothing where there are none. */
export function route53TagStep({ resourceType, property }: Tagging, isNew: boolean): Step {
  const changes = (resource: ResourceView) => {
    const now = tagsOf(resource.tags, resource.properties, property);
    const before = isNew ? {} : tagsOf(resource.previousTags, resource.previous, property);
    return {
      set: Object.entries(now).filter(([key, value]) => before[key] !== value),
      removed: Object.keys(before).filter((key) => now[key] === undefined),
    };
  };
  return {
    call: 'route53:ChangeTagsForResource',
    when: (resource) => {
      const { set, removed } = changes(resource);
      return set.length + removed.length > 0;
    },
    input: (resource) => {
      const { set, removed } = changes(resource);
      return {
        ResourceType: resourceType,
        ResourceId: resource.physicalId,
        ...(set.length > 0 && { AddTags: set.map(([Key, Value]) => ({ Key, Value })) }),
        ...(removed.length > 0 && { RemoveTagKeys: removed }),
      };
    },
  };
}
