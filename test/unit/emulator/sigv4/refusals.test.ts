import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../../src/emulator/sigv4/authenticate.ts';
import { refusalError } from '../../../../src/emulator/sigv4/refusals.ts';
import { readClaim } from '../../../../src/emulator/sigv4/signature-claim.ts';
import type { Protocol } from '../../../../src/emulator/wire/model.ts';
import type { WireRequest } from '../../../../src/emulator/wire/request.ts';
import { createSdkClient } from '../../../support/sdk-clients.ts';
import { toWireRequest, type SdkRequest } from '../../../support/wire-loopback.ts';

const accessKeyId = 'AKIATESTTESTTESTTEST';
const secretAccessKey = 'secret';
const principal = { kind: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' } as const;

const calls = {
  iam: ['ListUsers', {}],
  s3: ['PutObject', { Bucket: 'bucket', Key: 'key', Body: 'content' }],
  lambda: ['ListFunctions', {}],
  dynamodb: ['ListTables', {}],
  logs: ['DescribeLogGroups', {}],
  route53: ['ListHostedZones', {}],
} as const;

const protocols: Readonly<Record<keyof typeof calls, Protocol>> = {
  iam: 'query',
  s3: 's3-rest-xml',
  lambda: 'rest-json',
  dynamodb: 'json-1.0',
  logs: 'json-1.1',
  route53: 'rest-xml',
};

type Service = keyof typeof calls;

/** The request an SDK client makes, signed with the given key `skewMs` from now. */
async function signedRequest(service: Service, skewMs = 0, sessionToken?: string): Promise<WireRequest> {
  const sent: SdkRequest[] = [];
  const client = createSdkClient(service, {
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    systemClockOffset: skewMs,
    requestHandler: {
      handle(request: SdkRequest) {
        sent.push(request);
        return Promise.reject(new Error('only the request is wanted'));
      },
    },
  });
  const [operation, input] = calls[service];
  await client.send(operation, input).catch(() => undefined);
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  return toWireRequest(request);
}

interface Case {
  readonly skewMs?: number;
  /** Sent by the client. */
  readonly token?: string;
  /** That the key belongs to. */
  readonly keysToken?: string;
  /** The session that the key belongs to is over. */
  readonly isOver?: true;
  readonly secret?: string;
  readonly unknown?: true;
  readonly change?: (request: WireRequest) => WireRequest;
}

async function refusalOf(service: Service, test: Case) {
  const request = await signedRequest(service, test.skewMs, test.token);
  const sent = test.change?.(request) ?? request;
  const result = authenticate(sent, readClaim(sent), {
    findCredential: () =>
      test.unknown
        ? undefined
        : {
            secretAccessKey: test.secret ?? secretAccessKey,
            principal,
            ...(test.keysToken === undefined ? {} : { sessionToken: test.keysToken }),
            ...(test.isOver && { expiresAt: new Date(Date.now() - 1000) }),
          },
    now: new Date(),
  });
  if (result.kind === 'authenticated') return 'accepted';
  const { status, code } = refusalError(result.refusal, protocols[service]);
  return `${status} ${code}`;
}

const withoutAuthorization = (request: WireRequest): WireRequest => {
  const { authorization: _, ...headers } = request.headers;
  return { ...request, headers };
};
const withAuthorization =
  (change: (value: string) => string) =>
  (request: WireRequest): WireRequest => ({
    ...request,
    headers: { ...request.headers, authorization: change(request.headers['authorization'] ?? '') },
  });
const minuteMs = 60_000;

const cases: Readonly<Record<string, readonly [Case, Readonly<Record<Service, string>>]>> = {
  'a right signature': [{}, all('accepted')],
  'a right signature with a session token': [{ token: 'token', keysToken: 'token' }, all('accepted')],
  'a session that is over': [
    { token: 'token', keysToken: 'token', isOver: true },
    {
      iam: '403 ExpiredToken',
      s3: '400 ExpiredToken',
      lambda: '403 ExpiredTokenException',
      dynamodb: '400 ExpiredTokenException',
      logs: '400 ExpiredTokenException',
      route53: '403 ExpiredToken',
    },
  ],
  'no signature': [
    { change: withoutAuthorization },
    {
      iam: '403 MissingAuthenticationToken',
      s3: '403 AccessDenied',
      lambda: '403 MissingAuthenticationTokenException',
      dynamodb: '400 MissingAuthenticationTokenException',
      logs: '400 MissingAuthenticationTokenException',
      route53: '403 MissingAuthenticationToken',
    },
  ],
  'an unknown key': [{ unknown: true }, unknownKey('403 InvalidAccessKeyId')],
  'the key of a session without its token': [{ keysToken: 'token' }, unknownKey('403 InvalidAccessKeyId')],
  'the token of another session': [{ token: 'other', keysToken: 'token' }, unknownKey('400 InvalidToken')],
  'a token with a key that has none': [{ token: 'other' }, unknownKey('400 InvalidToken')],
  'another secret': [{ secret: 'other' }, signatureError('403 SignatureDoesNotMatch')],
  'a changed path': [
    { change: (request) => ({ ...request, path: '/elsewhere' }) },
    signatureError('403 SignatureDoesNotMatch'),
  ],
  'a changed body': [
    { change: (request) => ({ ...request, body: Buffer.from('other') }) },
    signatureError('400 XAmzContentSHA256Mismatch'),
  ],
  'a host that is not signed': [
    { change: withAuthorization((value) => value.replace('host;', '')) },
    signatureError('403 AccessDenied'),
  ],
  'a clock 6 minutes slow': [{ skewMs: -6 * minuteMs }, signatureError('accepted')],
  'a clock 6 minutes fast': [{ skewMs: 6 * minuteMs }, signatureError('accepted')],
  'a clock 4 minutes slow': [{ skewMs: -4 * minuteMs }, all('accepted')],
  'a clock 16 minutes slow': [{ skewMs: -16 * minuteMs }, signatureError('403 RequestTimeTooSkewed')],
  'a clock 16 minutes fast': [{ skewMs: 16 * minuteMs }, signatureError('403 RequestTimeTooSkewed')],
  'another signing method': [
    { change: withAuthorization((value) => value.replace('AWS4-HMAC-SHA256', 'AWS')) },
    incomplete(),
  ],
  'no signature in the header': [
    { change: withAuthorization((value) => value.replace(/, Signature=.*/, '')) },
    incomplete(),
  ],
  'a credential without a scope': [
    { change: withAuthorization((value) => value.replace(/\/\d{8}\/[^,]*,/, ',')) },
    incomplete(),
  ],
};

describe.each(Object.entries(cases))('%s', (_name, [test, expected]) => {
  it.each(Object.entries(expected) as [Service, string][])('%s: %s', async (service, code) => {
    expect(await refusalOf(service, test)).toBe(code);
  });
});

function all(outcome: string): Record<Service, string> {
  return { iam: outcome, s3: outcome, lambda: outcome, dynamodb: outcome, logs: outcome, route53: outcome };
}

function unknownKey(s3: string): Record<Service, string> {
  return {
    iam: '403 InvalidClientTokenId',
    s3,
    lambda: '403 UnrecognizedClientException',
    dynamodb: '400 UnrecognizedClientException',
    logs: '400 UnrecognizedClientException',
    route53: '403 InvalidClientTokenId',
  };
}

function signatureError(s3: string): Record<Service, string> {
  return {
    iam: '403 SignatureDoesNotMatch',
    s3,
    lambda: '403 InvalidSignatureException',
    dynamodb: '400 InvalidSignatureException',
    logs: '400 InvalidSignatureException',
    route53: '403 SignatureDoesNotMatch',
  };
}

function incomplete(): Record<Service, string> {
  return {
    iam: '400 IncompleteSignature',
    s3: '400 AuthorizationHeaderMalformed',
    lambda: '403 IncompleteSignatureException',
    dynamodb: '400 IncompleteSignatureException',
    logs: '400 IncompleteSignatureException',
    route53: '400 IncompleteSignature',
  };
}
