import type { ResourceView } from '../resource-type.ts';

type TagList = ResourceView['tags'];

/** CloudFormation's list of tags as the map most services take. */
export function tagRecord(tags: TagList): Record<string, string> {
  return Object.fromEntries(tags.map((tag) => [tag.Key, tag.Value]));
}

/** Without `aws:cloudformation:*`, for the types that are not given them. */
export function withoutSystemTags(tags: TagList): TagList {
  return tags.filter((tag) => !tag.Key.startsWith('aws:'));
}

/** Tags that are new or have another value than before. */
export function setTags(resource: ResourceView): TagList {
  const before = tagRecord(resource.previousTags);
  return resource.tags.filter((tag) => before[tag.Key] !== tag.Value);
}

/** Keys that were there before and are no longer. */
export function removedTagKeys(resource: ResourceView): string[] {
  const now = tagRecord(resource.tags);
  return resource.previousTags.map((tag) => tag.Key).filter((key) => now[key] === undefined);
}
