import { describe, expect, test } from 'vitest';
import { answerAdmin, isAdminRequest } from '../../../../src/emulator/admin/answer-admin.ts';
import type { WireRequest } from '../../../../src/emulator/wire/request.ts';
import { createHostileAccount } from '../../../support/hostile-account.ts';

const failure = {
  operation: 'iam:ListUsers',
  error: { code: 'ServiceFailure', message: 'not today', status: 500 },
};

function request(
  changes: Partial<Omit<WireRequest, 'body'>> & { readonly body?: unknown } = {},
): WireRequest {
  const { body = failure, headers, ...rest } = changes;
  return {
    method: 'POST',
    path: '/_emulator/fail-next',
    query: [],
    headers: { host: '127.0.0.1:4566', 'content-type': 'application/json', ...headers },
    sourceIp: '127.0.0.1',
    ...rest,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

function answer(asked: WireRequest): { readonly status: number; readonly text: string } {
  const { account } = createHostileAccount([]);
  const { status, body } = answerAdmin(account, asked);
  return { status, text: Buffer.from(body).toString().replaceAll('\\"', '"') };
}

test.each([
  ['/_emulator', true],
  ['/_emulator/', true],
  ['/_emulator/fail-next', true],
  ['/_emulators/key', false],
  ['/', false],
  ['/bucket/_emulator/', false],
])('%s is for the emulator: %s', (path, expected) => {
  expect(isAdminRequest(request({ path }))).toBe(expected);
});

test('a planned failure happens', async () => {
  const { account, operator } = createHostileAccount([]);
  expect(answerAdmin(account, request()).status).toBe(200);
  expect(await operator.fails('iam:ListUsers')).toBe('ServiceFailure: not today');
});

test('it tells what it can do', () => {
  const { status, text } = answer(request({ method: 'GET', path: '/_emulator/' }));
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    accountId: '123456789012',
    hostile: [],
    seed: 0,
    abilities: [{ request: 'GET /_emulator/' }, { request: 'POST /_emulator/fail-next' }],
  });
});

describe('refused is', () => {
  test.each<[string, Parameters<typeof request>[0], number, RegExp]>([
    [
      'what a web page may send',
      { headers: { 'content-type': 'text/plain' } },
      415,
      /"text\/plain" is not the/,
    ],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      /expected application\/json/,
    ],
    ['a name that leads here', { headers: { host: 'evil.example:4566' } }, 403, /evil\.example/],
    ['a host of AWS', { headers: { host: 's3.amazonaws.com' } }, 403, /is not this machine/],
    ['another origin', { headers: { origin: 'https://evil.example' } }, 403, /another site/],
    ['another port of this machine', { headers: { origin: 'http://127.0.0.1:3000' } }, 403, /another site/],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403, /another site/],
    ['another method', { method: 'PUT' }, 405, /PUT is not answered here, expected POST/],
    ['another path', { path: '/_emulator/nothing' }, 404, /there is no \/_emulator\/nothing/],
    ['no JSON', { body: '{' }, 400, /the body is not JSON/],
    ['an unknown operation', { body: { ...failure, operation: 'iam:Nothing' } }, 400, /iam:Nothing/],
    ['an odd operation', { body: { ...failure, operation: 'x' } }, 400, /operation: "x" is not an operation/],
    ['more than is known', { body: { ...failure, wait: 1 } }, 400, /wait/],
    ['no error', { body: { operation: 'iam:ListUsers' } }, 400, /error/],
    [
      'a status of success',
      { body: { ...failure, error: { ...failure.error, status: 200 } } },
      400,
      /error\.status/,
    ],
    ['too many times', { body: { ...failure, times: 100_000 } }, 400, /times/],
  ])('%s', (_, changes, status, expected) => {
    const answered = answer(request(changes));
    expect(answered.status).toBe(status);
    expect(answered.text).toMatch(expected);
  });

  test('but the same origin is heard', () => {
    expect(answer(request({ headers: { origin: 'http://127.0.0.1:4566' } })).status).toBe(200);
  });
});
