import { Socket } from 'node:net';
import { beforeAll, expect } from 'vitest';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** No test talks to any host but this machine: a connection elsewhere fails at once. Contract tests may where the run names AWS. */
beforeAll(() => {
  const { testPath } = expect.getState();
  if (process.env['TARGET'] === 'aws' && testPath?.includes('/test/contract/')) return;
  const connect: unknown = Reflect.get(Socket.prototype, 'connect');
  if (typeof connect !== 'function') throw new Error('sockets have no connect to guard');
  Reflect.set(Socket.prototype, 'connect', function guarded(this: Socket, ...args: readonly unknown[]) {
    const host = hostOf(args);
    if (!loopback.has(host)) throw new Error(`a test tried to reach ${host}; only loopback is allowed`);
    return Reflect.apply(connect, this, args);
  });
});

/** Of a call as `connect(options)`, `connect(port, host)`, `connect(path)`, or with all of these in one list, as node:net does. */
function hostOf(args: readonly unknown[]): string {
  const [first, second]: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null && 'host' in first && typeof first.host === 'string') {
    return first.host;
  }
  return typeof first === 'number' && typeof second === 'string' ? second : 'localhost';
}
