/** A stretch of a listing. */
export interface Page<Item> {
  readonly items: Item[];
  /** Where the next one begins, opaque to callers; undefined: this is the last. */
  readonly next: string | undefined;
}

/**
 * Cuts a listing where `token`, the `next` of an earlier page, says.
 * @throws whatever `refuse` gives for a token that no page gave
 */
export function cutPage<Item>(
  all: readonly Item[],
  token: string | undefined,
  most: number,
  refuse: () => Error,
): Page<Item> {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString());
  if (!Number.isInteger(from) || from < 0) throw refuse();
  const to = from + most;
  return {
    items: all.slice(from, to),
    next: to < all.length ? Buffer.from(String(to)).toString('base64') : undefined,
  };
}
