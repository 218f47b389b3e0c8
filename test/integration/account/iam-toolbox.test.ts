import { IAMClient } from '@aws-sdk/client-iam';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createIamToolbox, type DetailsAnswer } from '../../../src/account/iam-toolbox.ts';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server that answers everything so, and tells what it was asked last. */
async function serve({ status, headers = {}, body = '' }: Answer) {
  const asked: { line: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    response.writeHead(status, headers).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function ask(
  endpointUrl: string,
  more: { readonly nextToken?: string; readonly authorizationId?: string; readonly region?: string } = {},
  signal?: AbortSignal,
): Promise<DetailsAnswer> {
  const iam = new IAMClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
  });
  try {
    const asked = { authorizationId: 'abc1', region: 'us-east-1', ...more };
    return await createIamToolbox(iam, endpointUrl).getRequestAuthorizationDetails(asked, signal);
  } finally {
    iam.destroy();
  }
}

it('signs for IAM in the region that is asked', async () => {
  await using server = await serve({ status: 200, body: '{"evaluations":[]}' });
  expect(await ask(`${server.url}/base/`, { nextToken: 'a b/c' })).toEqual({
    kind: 'answered',
    body: { evaluations: [] },
  });
  expect(server.asked).toEqual([
    {
      line: 'GET /base/authorization-details/abc1?nextToken=a%20b%2Fc',
      headers: expect.objectContaining({
        host: server.host,
        'x-amz-security-token': 'token',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/iam\/aws4_request, /,
        ),
      }),
    },
  ]);
});

describe('an answer', () => {
  const named = (name: string) => ({ 'x-amzn-errortype': name });
  it.each<[string, Answer, DetailsAnswer]>([
    [
      'that nothing is there',
      { status: 404, headers: named('ResourceNotFoundException:http://internal.amazon.com/') },
      { kind: 'not-found' },
    ],
    [
      'that nothing is there, named in its body',
      { status: 404, body: '{"__type":"com.amazonaws.iamtoolbox#ResourceNotFoundException"}' },
      { kind: 'not-found' },
    ],
    [
      'of a host without such a path',
      { status: 404, body: '<h1>Not Found</h1>' },
      { kind: 'absent', why: 'an answer with status 404' },
    ],
    [
      'that the operator may not',
      { status: 403, headers: named('AccessDeniedException') },
      { kind: 'absent', why: 'AccessDeniedException with status 403' },
    ],
    [
      'that nobody knows the operation',
      { status: 404, body: '{"__type":"UnknownOperationException"}' },
      { kind: 'absent', why: 'UnknownOperationException with status 404' },
    ],
    [
      'that it is not built',
      { status: 501, headers: named('NotImplemented') },
      { kind: 'absent', why: 'NotImplemented with status 501' },
    ],
    [
      'that the id is none',
      { status: 400, headers: named('ValidationException') },
      { kind: 'invalid', why: 'ValidationException with status 400' },
    ],
    [
      'that it was too often',
      { status: 400, headers: named('ThrottlingException') },
      { kind: 'failed', why: 'ThrottlingException with status 400' },
    ],
    [
      'of a fault',
      { status: 500, headers: named('InternalServerException') },
      { kind: 'failed', why: 'InternalServerException with status 500' },
    ],
    ['that is no JSON', { status: 200, body: '<html>' }, { kind: 'answered', body: undefined }],
  ])('%s', async (_, answer, expected) => {
    await using server = await serve(answer);
    expect(await ask(server.url)).toEqual(expected);
  });
});

it('is absent where nobody listens', async () => {
  const server = await serve({ status: 200 });
  await server[Symbol.asyncDispose]();
  expect(await ask(server.url)).toEqual({ kind: 'absent', why: 'ECONNREFUSED' });
});

it.each([
  ['an id', { authorizationId: '../roles' }],
  ['a region', { region: 'evil.example' }],
])('sends nothing where a text names what is not %s', async (_, more) => {
  await using server = await serve({ status: 200 });
  expect(await ask(server.url, more)).toMatchObject({ kind: 'invalid' });
  expect(server.asked).toEqual([]);
});

it('ends when it is told to', async () => {
  await using server = await serve({ status: 200 });
  await expect(ask(server.url, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
