import { validationError } from '../template/validation-error.ts';

/** One page of a listing and the token of the next. */
export function cutPage<Item>(
  items: readonly Item[],
  token: string | undefined,
  pageSize: number,
): { readonly page: Item[]; readonly next: { readonly NextToken?: string } } {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString().split(':')[1]);
  if (!Number.isInteger(start)) throw validationError(`Invalid NextToken: ${token ?? ''}`);
  const end = start + pageSize;
  const next = end < items.length ? { NextToken: Buffer.from(`page:${end}`).toString('base64url') } : {};
  return { page: items.slice(start, end), next };
}
