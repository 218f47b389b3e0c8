import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { type Account, defineStore } from './account.ts';
import { createUniqueId } from './iam/ids.ts';
import { findQuery, type WireRequest } from './wire/request.ts';

/** An object in a bucket of AWS's own, which an account reaches by presigned URLs alone. */
export interface ServiceObject {
  readonly method: 'GET' | 'PUT';
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
}

const signingKeyStore = defineStore('presigned-urls', () => ({
  keyId: createUniqueId('ASIA'),
  secret: randomBytes(32),
}));

/** The path and query of a presigned URL, as they stand behind the bucket. */
export function presign(account: Account, object: ServiceObject, expiresSeconds: number): string {
  const { keyId } = account.store(signingKeyStore);
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${date.slice(0, 8)}/${object.region}/s3/aws4_request`;
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': date,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Credential': `${keyId}/${scope}`,
    'X-Amz-Expires': String(expiresSeconds),
    'X-Amz-Signature': sign(account, object, date, String(expiresSeconds)),
  });
  const path = object.key.split('/').map(encodeURIComponent).join('/');
  return `/${path}?${query.toString()}`;
}

export type PresignedCheck = 'expired' | 'foreign' | 'good';

/** Whether a request for the object was presigned by this account, for this method and this moment. */
export function checkPresigned(
  account: Account,
  object: ServiceObject,
  request: WireRequest,
): PresignedCheck {
  const [date = '', expires = '', signature = ''] = ['Date', 'Expires', 'Signature'].map((name) =>
    findQuery(request, `X-Amz-${name}`),
  );
  const expected = Buffer.from(sign(account, object, date, expires));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'foreign';
  const signedAt = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  return Date.now() < signedAt + Number(expires) * 1000 ? 'good' : 'expired';
}

/** Not Signature Version 4: who was handed the URL cannot tell. */
function sign(account: Account, object: ServiceObject, date: string, expires: string): string {
  const { secret } = account.store(signingKeyStore);
  const text = [object.method, object.bucket, object.key, date, expires].join('\n');
  return createHmac('sha256', secret).update(text).digest('hex');
}
