import type { Scope } from '@aws-sdk/client-wafv2';
import type { Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { assertScope, invalidParameter, type Kept, type Noun, wafState } from './store.ts';

interface Listing {
  readonly Scope?: Scope | undefined;
  readonly NextMarker?: string | undefined;
  readonly Limit?: number | undefined;
}

/** A page of a scope's things; 100 unless fewer are asked for. */
export function listKept(
  call: Call,
  noun: Noun,
  { Scope, NextMarker, Limit }: Listing,
): { readonly items: readonly Kept<unknown>[]; readonly NextMarker: string | undefined } {
  assertScope(call, Scope);
  const all = [...wafState(call)[noun].values()].filter(({ scope }) => scope === Scope);
  const refuse = () => invalidParameter('The marker is not valid.', 'NEXT_MARKER', String(NextMarker));
  const { items, next } = cutPage<Kept<unknown>>(all, NextMarker, Limit ?? 100, refuse);
  return { items, NextMarker: next };
}
