import net from 'node:net';
import { beforeAll, expect } from 'vitest';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** No test talks to any host but this machine: a connection elsewhere fails at once. Contract tests may where the run names AWS. */
beforeAll(() => {
  const { testPath } = expect.getState();
  if (process.env['TARGET'] === 'aws' && testPath?.includes('/test/contract/')) return;
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
    const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const host =
      typeof first === 'object' && first !== null
        ? ((first as { host?: string; path?: string }).host ?? 'localhost')
        : typeof second === 'string'
          ? second
          : 'localhost';
    if (!loopback.has(host)) throw new Error(`a test tried to reach ${host}; only loopback is allowed`);
    return Reflect.apply(connect, this, args) as net.Socket;
  } as typeof connect;
});
