import { UnreadableRequest } from './request.ts';

/** @throws UnreadableRequest */
export function parseJsonBody(body: Uint8Array): unknown {
  const text = Buffer.from(body).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UnreadableRequest('the body is not JSON', { cause });
  }
}
