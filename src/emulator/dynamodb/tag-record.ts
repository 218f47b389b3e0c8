import type { Tag } from '@aws-sdk/client-dynamodb';

/** A list of tags as a map. */
export function tagsOf(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? '']));
}
