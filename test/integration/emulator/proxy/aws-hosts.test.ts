import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../../../src/emulator/emulator.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());

/** Asks for a tunnel; the socket of one that was given. */
async function askForTunnel(target: string): Promise<{ status: number; socket: Socket; answer: string }> {
  const { hostname, port } = new URL(emulator.proxyUrl);
  const asking = requestPlain({ host: hostname, port, method: 'CONNECT', path: target, agent: false }).end();
  const [{ statusCode = 0 }, socket, head] = (await once(asking, 'connect')) as [
    { statusCode?: number },
    Socket,
    Buffer,
  ];
  const answer = statusCode === 200 ? '' : head.toString() + (await text(socket));
  return { status: statusCode, socket, answer };
}

async function openTunnel(target: string): Promise<Socket> {
  const { status, socket } = await askForTunnel(target);
  expect(status).toBe(200);
  return socket;
}

/** GET without a signature, over a connection that is there. */
async function get(socket: Socket, host: string): Promise<string> {
  socket.write(`GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  return text(socket);
}

describe('a tunnel', () => {
  test.each(['sts.amazonaws.com', 'sts.eu-central-1.amazonaws.com', 'sts.us-east-1.api.aws'])(
    'leads to the account as %s',
    async (host) => {
      const socket = await openTunnel(`${host}:443`);
      const secure = connectTls({ socket, servername: host, ca: readFileSync(emulator.caFile) });
      await once(secure, 'secureConnect');
      expect(secure.authorized).toBe(true);
      expect(await get(secure, host)).toMatch(/^HTTP\/1\.1 403 [^]*MissingAuthenticationToken/);
    },
  );

  test('is trusted by nobody who was not told of its authority', async () => {
    const socket = await openTunnel('sts.amazonaws.com:443');
    const secure = connectTls({ socket, servername: 'sts.amazonaws.com' });
    const [error] = (await once(secure, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toMatch(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY/);
  });

  test('leads to the account in plain text on port 80, and under the name of its endpoint', async () => {
    const own = new URL(emulator.endpoint).host;
    for (const [target, host] of [
      ['sts.amazonaws.com:80', 'sts.amazonaws.com'],
      [own, 'sts.amazonaws.com'],
      [own.replace('127.0.0.1', 'localhost'), 'sts.amazonaws.com'],
    ] as const) {
      expect(await get(await openTunnel(target), host)).toMatch(/^HTTP\/1\.1 403 [^]*MissingAuthentication/);
    }
  });

  test.each([
    'downloads.example.org:443',
    'amazonaws.com.example.com:443',
    'sts.amazonaws.com:22',
    'sts.amazonaws.com',
    '127.0.0.1:1',
    '169.254.169.254:80',
    '[::1]:443',
  ])('to %j is refused', async (target) => {
    const { status, answer } = await askForTunnel(target);
    expect({ status, answer }).toEqual({
      status: 403,
      answer: `${target} is no host of this emulated account, and it leads to no other\n`,
    });
  });

  test('that is used for nothing harms nothing', async () => {
    (await openTunnel('sts.amazonaws.com:443')).destroy();
    const garbage = await openTunnel('sts.amazonaws.com:443');
    garbage.end('this is no handshake');
    await text(garbage).catch(() => '');
    expect((await askForTunnel('sts.amazonaws.com:443')).status).toBe(200);
  });
});

test('a whole URL of another host is refused as well', async () => {
  const { hostname, port } = new URL(emulator.proxyUrl);
  const ask = async (path: string): Promise<string> => {
    const asking = requestPlain({ host: hostname, port, path, headers: { host: new URL(path).host } }).end();
    const [response] = (await once(asking, 'response')) as [Readable];
    return text(response);
  };
  expect(await ask('http://example.com/')).toBe(
    'example.com is no host of this emulated account, and it leads to no other\n',
  );
  expect(await ask('http://sts.amazonaws.com/')).toContain('MissingAuthenticationToken');
  expect(await ask(`${emulator.endpoint}/`)).toContain('AccessDenied');
});

describe('the authority', () => {
  test('is kept in a file of its owner, without a key, and goes with the account', async () => {
    const other = await createEmulator();
    expect(statSync(other.caFile).mode & 0o777).toBe(0o600);
    const pem = readFileSync(other.caFile, 'utf8');
    expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----[^]*-----END CERTIFICATE-----\n$/);
    expect(pem).not.toContain('PRIVATE');
    await other.close();
    await other.close();
    expect(existsSync(other.caFile)).toBe(false);
  });

  test('of one account speaks for no other', async () => {
    await using other = await createEmulator();
    const socket = await openTunnel('sts.amazonaws.com:443');
    const secure = connectTls({ socket, servername: 'sts.amazonaws.com', ca: readFileSync(other.caFile) });
    await once(secure, 'error');
    expect(secure.authorized).toBe(false);
  });
});

test('closing ends every tunnel at once', async () => {
  const other = await createEmulator();
  const { hostname, port } = new URL(other.proxyUrl);
  const asking = requestPlain({ host: hostname, port, method: 'CONNECT', path: 'sts.amazonaws.com:443' });
  asking.end();
  const [, socket] = (await once(asking, 'connect')) as [unknown, Socket];
  const ended = once(socket.resume(), 'close');
  await other.close();
  await ended;
  const again = connectTcp({ host: hostname, port: Number(port) });
  const [error] = (await once(again, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});
