import type { Call } from '../../operation.ts';
import { cloudFormationStore } from '../store.ts';
import { validationError } from '../template/validation-error.ts';

/**
 * One page of a listing and the token of the next.
 * @throws AwsError ValidationError for a token that no listing gave out (its words are assumed)
 */
export function cutPage<Item>(
  items: readonly Item[],
  token: string | undefined,
  call: Call,
): { readonly page: Item[]; readonly next: { readonly NextToken?: string } } {
  const start = token === undefined ? 0 : readToken(token);
  if (start === undefined || start > items.length) {
    throw validationError(`Invalid NextToken: ${token ?? ''}`);
  }
  const { pageSize } = call.account.store(cloudFormationStore);
  const end = start + Math.min(pageSize, call.pageSize ?? pageSize);
  const next = end < items.length ? { NextToken: Buffer.from(`page:${end}`).toString('base64url') } : {};
  return { page: items.slice(start, end), next };
}

function readToken(token: string): number | undefined {
  const start = /^page:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return start === undefined ? undefined : Number(start);
}
