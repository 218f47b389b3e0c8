import type { Account } from './account.ts';
import { receiveResponse, responseBucket } from './cloudformation/engine/custom-resource-responses.ts';
import { codeBucket, readSnapshot } from './lambda/code-snapshots.ts';
import { checkPresigned, type ServiceObject } from './presigned-url.ts';
import { decodePercent, findQuery, type WireRequest } from './wire/request.ts';
import { noBody, type WireResponse } from './wire/response.ts';
import { element } from './wire/xml-document.ts';

/**
 * Answers what is asked of buckets of AWS's own by presigned URL: a function's code, the answer of a custom resource. Undefined: the
 * request is about something else.
 */
export function answerServiceBucket(account: Account, request: WireRequest): WireResponse | undefined {
  if (findQuery(request, 'X-Amz-Signature') === undefined) return undefined;
  const place = readPlace(request);
  const region = place && (codeBucket.regionOf(place.bucket) ?? responseBucket.regionOf(place.bucket));
  if (!place || region === undefined) return undefined;
  const method = request.method === 'PUT' ? 'PUT' : 'GET';
  const object: ServiceObject = { method, region, ...place };
  switch (checkPresigned(account, object, request)) {
    case 'foreign':
      return refuse(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      );
    case 'expired':
      return refuse(403, 'AccessDenied', 'Request has expired');
    case 'good':
      return method === 'PUT' ? put(account, object, request.body) : get(account, object);
  }
}

function get(account: Account, object: ServiceObject): WireResponse {
  const body = readSnapshot(account, object);
  if (!body) return refuse(404, 'NoSuchKey', 'The specified key does not exist.');
  return { status: 200, headers: { 'content-type': 'application/zip' }, body };
}

function put(account: Account, object: ServiceObject, body: Uint8Array): WireResponse {
  receiveResponse(account, object.key, body);
  return { status: 200, headers: {}, body: noBody };
}

/** Path-style on the account's own endpoint, virtual-hosted under AWS's names. */
function readPlace({ headers, path }: WireRequest): Pick<ServiceObject, 'bucket' | 'key'> | undefined {
  const host = (headers['host'] ?? '').replace(/:\d+$/, '');
  const virtual = /^([a-z0-9-]+)\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(host)?.[1];
  const [bucket, key] =
    virtual === undefined ? (/^\/([a-z0-9-]+)\/(.+)$/.exec(path)?.slice(1) ?? []) : [virtual, path.slice(1)];
  if (bucket === undefined || key === undefined) return undefined;
  try {
    return { bucket, key: decodePercent(key) };
  } catch {
    return undefined;
  }
}

function refuse(status: number, code: string, message: string): WireResponse {
  const error = element('Error', element('Code', code) + element('Message', message));
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${error}`),
  };
}
