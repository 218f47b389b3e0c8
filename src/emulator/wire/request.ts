/** An HTTP request as it came in, body read to its end. */
export interface WireRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  /** Decoded, in the order sent; a key may stand twice. */
  readonly query: readonly (readonly [key: string, value: string])[];
  /** By lower-case name; a header sent twice is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly sourceIp: string;
}

/** A request that cannot be read as an input of its operation; each protocol has its own code for it. */
export class UnreadableRequest extends Error {
  override readonly name = 'UnreadableRequest';
}

export function findQuery(request: WireRequest, name: string): string | undefined {
  return request.query.find(([key]) => key === name)?.[1];
}

/** @throws UnreadableRequest where the percent-encoding is broken */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new UnreadableRequest(`${text} is not percent-encoded UTF-8`, { cause });
  }
}

/** Reads a query string or a form: `a=1&b` is `[['a', '1'], ['b', '']]`. */
export function parseQuery(text: string): [key: string, value: string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const spaced = pair.replaceAll('+', ' ');
      const at = spaced.indexOf('=');
      return at < 0
        ? [decodePercent(spaced), '']
        : [decodePercent(spaced.slice(0, at)), decodePercent(spaced.slice(at + 1))];
    });
}
