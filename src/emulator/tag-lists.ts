/** A tag as the services spell it: `Key` and `Value`, or in small letters. */
type AnyTag =
  | { readonly Key?: string | undefined; readonly Value?: string | undefined }
  | { readonly key?: string | undefined; readonly value?: string | undefined };

/** A list of tags by key; a tag without a value has an empty one. */
export function tagsByKey(tags: readonly AnyTag[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (tags ?? []).map((tag) =>
      'Key' in tag
        ? [tag.Key ?? '', tag.Value ?? '']
        : 'key' in tag
          ? [tag.key ?? '', tag.value ?? '']
          : ['', ''],
    ),
  );
}

/** `{ a: 'b' }` without the named keys. */
export function withoutKeys(
  tags: Readonly<Record<string, string>>,
  keys: readonly string[] | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys?.includes(key)));
}
