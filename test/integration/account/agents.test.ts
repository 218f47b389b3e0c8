import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOperatorClients } from '../../../src/account/clients.ts';
import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());

function connectThrough(proxyUrl: string, trust: { caFile?: string } = emulator) {
  const { caFile } = trust;
  const clients = createOperatorClients({
    region: 'eu-central-1',
    credentials: emulator,
    proxyUrl,
    caFile,
  });
  return { ...clients, [Symbol.dispose]: () => clients.destroy() };
}

test('without an endpoint the operator goes through the proxy, under the names of AWS', async () => {
  using clients = connectThrough(emulator.proxyUrl);
  const { Account } = await clients.sts.send(new GetCallerIdentityCommand({}));
  expect(Account).toBe(emulator.accountId);
  // Whose host is the bucket's own.
  const object = { Bucket: 'parcels-of-the-operator', Key: 'a key/with ümlauts' };
  await clients.s3.send(new CreateBucketCommand({ Bucket: object.Bucket }));
  await clients.s3.send(new PutObjectCommand({ ...object, Body: 'text' }));
  const { Body } = await clients.s3.send(new GetObjectCommand(object));
  expect(await Body?.transformToString()).toBe('text');
});

test('an authority that was not named is not trusted', async () => {
  using clients = connectThrough(emulator.proxyUrl, {});
  await expect(clients.sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow(/certificate/);
});

test('a proxy that wants to know who asks is told', async () => {
  const me = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
  await using proxy = await startProxy((authorization) => (authorization === me ? 200 : 407));
  using clients = connectThrough(`http://me:p%40ss@127.0.0.1:${proxy.port}`);
  const { Account } = await clients.sts.send(new GetCallerIdentityCommand({}));
  expect(Account).toBe(emulator.accountId);
  using strangers = connectThrough(`http://127.0.0.1:${proxy.port}`);
  await expect(strangers.sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow(
    'the proxy 127.0.0.1 answers 407 to a tunnel to sts.eu-central-1.amazonaws.com:443',
  );
});

/** A proxy before that of the account, which lets through whom `judge` answers 200. */
async function startProxy(judge: (authorization: string | undefined) => number) {
  const sockets = new Set<Duplex>();
  const server = createServer();
  server.on('connect', ({ url = '', headers }, socket: Duplex) => {
    sockets.add(socket.on('error', () => undefined));
    const status = judge(headers['proxy-authorization']);
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
    const next = connect(Number(new URL(emulator.proxyUrl).port), '127.0.0.1');
    sockets.add(next.on('error', () => undefined));
    next.write(`CONNECT ${url} HTTP/1.1\r\nhost: ${url}\r\n\r\n`);
    return socket.pipe(next).pipe(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
