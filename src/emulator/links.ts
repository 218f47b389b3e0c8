import { randomBytes } from 'node:crypto';
import { defineStore, type Account } from './account.ts';
import { findQuery, type WireRequest } from './wire/request.ts';
import { noBody, type WireResponse } from './wire/response.ts';

/** What a URL that AWS signed itself gives or takes: a function's code, a wait condition's signal. */
export interface Link {
  readonly method: 'GET' | 'PUT';
  /** Ends the URL's life. */
  readonly expiresAt: Date;
  readonly respond: (body: Uint8Array) => Uint8Array | void;
}

const linkStore = defineStore('links', () => new Map<string, Link>());

/**
 * A URL that works for whoever holds it, as those do that AWS signs with keys of its own.
 * `path` begins with a slash and is percent-encoded.
 */
export function createLink(account: Account, path: string, link: Link): string {
  const signature = randomBytes(20).toString('hex');
  account.store(linkStore).set(signature, link);
  const expires = Math.floor(link.expiresAt.getTime() / 1000);
  return `${account.endpoint}${path}?AWSAccessKeyId=AKIAEMULATEDSERVICE0&Expires=${expires}&Signature=${signature}`;
}

/** Undefined: the request is not on a link. */
export function answerLink(account: Account, request: WireRequest): WireResponse | undefined {
  const signature = findQuery(request, 'Signature');
  const link = signature === undefined ? undefined : account.store(linkStore).get(signature);
  if (!link || link.method !== request.method || link.expiresAt.getTime() < Date.now()) return undefined;
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: link.respond(request.body) ?? noBody,
  };
}
