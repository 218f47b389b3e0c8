import { findQuery, type WireRequest } from '../wire/request.ts';

/** Whom a request says it is from and how that is to be checked; nothing in it is verified. */
export interface SignatureClaim {
  readonly style: 'header' | 'query';
  readonly accessKeyId: string;
  /** `20260131`, of the credential scope. */
  readonly date: string;
  readonly region: string;
  /** Signing name of the service: `execute-api`, `s3`. */
  readonly service: string;
  /** Lower case, in the order given. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260131T235959Z`. */
  readonly signedAt: string;
  readonly sessionToken: string | undefined;
  /** Of a presigned URL, in seconds. */
  readonly expires: number | undefined;
}

export type ClaimReading =
  | { readonly kind: 'claim'; readonly claim: SignatureClaim }
  | { readonly kind: 'unsigned' }
  /** Not Signature Version 4, or with parts missing. */
  | { readonly kind: 'malformed'; readonly style: 'header' | 'query'; readonly message: string };

const algorithm = 'AWS4-HMAC-SHA256';

/** Reads the Authorization header, or the X-Amz-* parameters of a presigned URL. */
export function readClaim(request: WireRequest): ClaimReading {
  const header = request.headers['authorization'];
  if (header !== undefined) return readHeader(header, request);
  if (findQuery(request, 'X-Amz-Algorithm') !== undefined) return readParameters(request);
  return { kind: 'unsigned' };
}

function readHeader(header: string, request: WireRequest): ClaimReading {
  const space = header.search(/\s/);
  const found = space < 0 ? header : header.slice(0, space);
  if (found !== algorithm) {
    const message = `Unsupported AWS 'algorithm': '${found}' (only ${algorithm} is supported).`;
    return { kind: 'malformed', style: 'header', message };
  }
  const parts = new Map(
    header
      .slice(space < 0 ? header.length : space)
      .split(',')
      .map((part) => part.trim().split('='))
      .map(([name = '', ...value]) => [name, value.join('=')]),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name));
  const signedAt = request.headers['x-amz-date'] ?? compactDate(request.headers['date']);
  const complaints = missing.map((name) => `Authorization header requires '${name}' parameter.`);
  if (!signedAt)
    complaints.push(`Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.`);
  if (complaints.length > 0 || !signedAt)
    return { kind: 'malformed', style: 'header', message: complaints.join(' ') };
  return finish({
    style: 'header',
    credential: parts.get('Credential') ?? '',
    signedHeaders: parts.get('SignedHeaders') ?? '',
    signature: parts.get('Signature') ?? '',
    signedAt,
    sessionToken: request.headers['x-amz-security-token'],
    expires: undefined,
  });
}

function readParameters(request: WireRequest): ClaimReading {
  const get = (name: string) => findQuery(request, `X-Amz-${name}`);
  if (get('Algorithm') !== algorithm)
    return { kind: 'malformed', style: 'query', message: `X-Amz-Algorithm only supports "${algorithm}"` };
  const missing = ['Credential', 'Signature', 'SignedHeaders', 'Date'].filter((name) => !get(name));
  const expires = get('Expires');
  if (missing.length > 0) {
    const message = missing
      .map((name) => `AWS query-string parameters must include 'X-Amz-${name}'.`)
      .join(' ');
    return { kind: 'malformed', style: 'query', message };
  }
  if (expires !== undefined && !/^\d{1,6}$/.test(expires))
    return { kind: 'malformed', style: 'query', message: 'X-Amz-Expires should be a number' };
  return finish({
    style: 'query',
    credential: get('Credential') ?? '',
    signedHeaders: get('SignedHeaders') ?? '',
    signature: get('Signature') ?? '',
    signedAt: get('Date') ?? '',
    sessionToken: get('Security-Token') ?? request.headers['x-amz-security-token'],
    expires: expires === undefined ? undefined : Number(expires),
  });
}

interface RawClaim extends Pick<
  SignatureClaim,
  'style' | 'signature' | 'signedAt' | 'sessionToken' | 'expires'
> {
  readonly credential: string;
  readonly signedHeaders: string;
}

function finish(raw: RawClaim): ClaimReading {
  const { credential, signedHeaders, ...rest } = raw;
  const scope = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential);
  const [, accessKeyId = '', date = '', region = '', service = ''] = scope ?? [];
  if (!scope) {
    const message = `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`;
    return { kind: 'malformed', style: raw.style, message };
  }
  if (!/^\d{8}T\d{6}Z$/.test(raw.signedAt))
    return {
      kind: 'malformed',
      style: raw.style,
      message: `Date must be in ISO-8601 'basic format'. Got '${raw.signedAt}'.`,
    };
  const claim = { ...rest, accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';') };
  return { kind: 'claim', claim };
}

function compactDate(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const date = new Date(header);
  if (Number.isNaN(date.getTime())) return header;
  return date.toISOString().replaceAll(/[:-]|\.\d+/g, '');
}
