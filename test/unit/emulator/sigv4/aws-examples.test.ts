import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../../src/emulator/sigv4/authenticate.ts';
import { readClaim } from '../../../../src/emulator/sigv4/signature-claim.ts';
import type { WireRequest } from '../../../../src/emulator/wire/request.ts';

/**
 * The examples that AWS publishes, byte for byte:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, sigv4-query-string-auth.html,
 * sigv4-streaming.html, sigv4-streaming-trailers.html
 */
const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const principal = { kind: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' } as const;

function request(
  parts: Partial<WireRequest> & { readonly signed?: string; readonly signature?: string },
): WireRequest {
  const { signed, signature, headers, ...rest } = parts;
  const authorization =
    signed === undefined
      ? {}
      : {
          authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signed},Signature=${signature ?? ''}`,
        };
  return {
    method: 'GET',
    path: '/',
    query: [],
    body: new Uint8Array(),
    sourceIp: '127.0.0.1',
    ...rest,
    headers: { host: 'examplebucket.s3.amazonaws.com', ...authorization, ...headers },
  };
}

const date = { 'x-amz-date': '20130524T000000Z' };
const unsignedEmpty = { ...date, 'x-amz-content-sha256': emptyHash };
const a64k = 'a'.repeat(65_536);
const a1k = 'a'.repeat(1024);

const chunk = (size: number, signature: string, data: string) =>
  `${size.toString(16)};chunk-signature=${signature}\r\n${data}\r\n`;

const streamingHeaders = {
  host: 's3.amazonaws.com',
  ...date,
  'x-amz-storage-class': 'REDUCED_REDUNDANCY',
  'content-encoding': 'aws-chunked',
  'x-amz-decoded-content-length': '66560',
  'content-length': '66824',
};

const examples: readonly (readonly [string, WireRequest, string])[] = [
  [
    'GET object with a range',
    request({
      path: '/test.txt',
      headers: { ...unsignedEmpty, range: 'bytes=0-9' },
      signed: 'host;range;x-amz-content-sha256;x-amz-date',
      signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    }),
    '',
  ],
  [
    'PUT object',
    request({
      method: 'PUT',
      path: '/test$file.text',
      headers: {
        ...date,
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
      body: Buffer.from('Welcome to Amazon S3.'),
      signed: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    }),
    'Welcome to Amazon S3.',
  ],
  [
    'GET bucket lifecycle',
    request({
      query: [['lifecycle', '']],
      headers: unsignedEmpty,
      signed: 'host;x-amz-content-sha256;x-amz-date',
      signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    }),
    '',
  ],
  [
    'GET bucket with a prefix',
    request({
      query: [
        ['max-keys', '2'],
        ['prefix', 'J'],
      ],
      headers: unsignedEmpty,
      signed: 'host;x-amz-content-sha256;x-amz-date',
      signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    }),
    '',
  ],
  [
    'presigned GET',
    request({
      path: '/test.txt',
      query: [
        ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
        ['X-Amz-Credential', `${accessKeyId}/20130524/us-east-1/s3/aws4_request`],
        ['X-Amz-Date', '20130524T000000Z'],
        ['X-Amz-Expires', '86400'],
        ['X-Amz-SignedHeaders', 'host'],
        ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
      ],
    }),
    '',
  ],
  [
    'signed chunks',
    request({
      method: 'PUT',
      path: '/examplebucket/chunkObject.txt',
      headers: { ...streamingHeaders, 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
      body: Buffer.from(
        chunk(65_536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648', a64k) +
          chunk(1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497', a1k) +
          chunk(0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9', ''),
      ),
      signed:
        'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
      signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    }),
    a64k + a1k,
  ],
  [
    'signed chunks with a signed trailer',
    request({
      method: 'PUT',
      path: '/examplebucket/chunkObject.txt',
      headers: {
        host: 's3.amazonaws.com',
        ...date,
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'content-encoding': 'aws-chunked',
        'x-amz-decoded-content-length': '66560',
        'x-amz-trailer': 'x-amz-checksum-crc32c',
        'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      },
      body: Buffer.from(
        chunk(65_536, 'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2', a64k) +
          chunk(1024, '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7', a1k) +
          '0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n' +
          'x-amz-checksum-crc32c:sOO8/Q==\r\n' +
          'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
      ),
      signed:
        'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer',
      signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    }),
    a64k + a1k,
  ],
];

function check(sent: WireRequest) {
  return authenticate(sent, readClaim(sent), {
    findCredential: (id) => (id === accessKeyId ? { secretAccessKey, principal } : undefined),
    now: new Date('2013-05-24T00:10:00Z'),
  });
}

describe("AWS's published examples", () => {
  it.each(examples)('accepts %s', (_name, sent, body) => {
    const result = check(sent);
    expect(result).toMatchObject({ kind: 'authenticated' });
    expect(result.kind === 'authenticated' && Buffer.from(result.request.body).toString()).toBe(body);
  });

  it.each(examples)('refuses %s on another path', (_name, sent) => {
    expect(check({ ...sent, path: `${sent.path}x` })).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'wrong-signature' },
    });
  });

  it('gives the trailer to the operation as a header', () => {
    const [, sent] = examples.at(-1) ?? [];
    const result = sent && check(sent);
    expect(result?.kind === 'authenticated' && result.request.headers).toMatchObject({
      'x-amz-checksum-crc32c': 'sOO8/Q==',
      'content-length': '66560',
    });
    expect(result?.kind === 'authenticated' && result.request.headers['content-encoding']).toBe(undefined);
  });

  it.each([
    ['a changed byte', (body: string) => body.replace('aaa', 'aab')],
    ['a changed chunk signature', (body: string) => body.replace('0055627c', '1055627c')],
    ['a changed trailer', (body: string) => body.replace('sOO8', 'sOO9')],
    ['a missing trailer signature', (body: string) => body.replace(/x-amz-trailer-signature.*\r\n/, '')],
  ])('refuses signed chunks with %s', (_name, change) => {
    const bodies = examples
      .slice(-2)
      .map(([, sent]) => ({ sent, changed: change(Buffer.from(sent.body).toString()) }));
    const changed = bodies.filter(({ sent, changed: body }) => body !== Buffer.from(sent.body).toString());
    expect(changed.length).toBeGreaterThan(0);
    for (const { sent, changed: body } of changed)
      expect(check({ ...sent, body: Buffer.from(body) })).toMatchObject({
        kind: 'refused',
        refusal: { kind: 'wrong-signature' },
      });
  });

  it('refuses a body cut short', () => {
    const [, sent] = examples.at(-2) ?? [];
    expect(sent && check({ ...sent, body: sent.body.subarray(0, 66_500) })).toMatchObject({
      refusal: { kind: 'incomplete-body' },
    });
  });
});
