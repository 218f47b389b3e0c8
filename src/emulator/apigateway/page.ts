import { AwsError } from '../operation.ts';

/** One page of a list, and the token of the next one, if there is one. */
export function cutPage<Item>(
  items: readonly Item[],
  limit: number | undefined,
  position: string | undefined,
): { readonly items: Item[]; readonly position: string | undefined } {
  const start = position === undefined ? 0 : Number(Buffer.from(position, 'base64').toString());
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('BadRequestException', 'Invalid position parameter specified');
  }
  const end = start + (limit ?? 25);
  return {
    items: items.slice(start, end),
    position: end < items.length ? Buffer.from(String(end)).toString('base64') : undefined,
  };
}
