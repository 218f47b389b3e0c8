import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { listenForStop } from '../../../src/cli/stop-signals.ts';

function listen() {
  const source = new EventEmitter();
  const heard: string[] = [];
  const listener = listenForStop(source, {
    onFirst: (signal) => heard.push(`first ${signal}`),
    onSecond: (code) => heard.push(`second ${code}`),
  });
  return { source, heard, listener };
}

test.each(['SIGINT', 'SIGTERM'])('the first %s asks the run to stop, and tells it why', (signal) => {
  const { source, heard, listener } = listen();
  source.emit(signal, signal);
  expect(heard).toEqual([`first ${signal}`]);
  expect(listener.stop.reason).toEqual({ signal });
});

test.each([
  ['SIGINT', 'SIGINT', 130],
  ['SIGINT', 'SIGTERM', 143],
  ['SIGTERM', 'SIGINT', 130],
])('after %s, %s leaves at once with %i', (first, second, code) => {
  const { source, heard } = listen();
  source.emit(first, first);
  source.emit(second, second);
  expect(heard).toEqual([`first ${first}`, `second ${code}`]);
});

test('nothing is listened to once it is disposed', () => {
  const { source, listener } = listen();
  listener[Symbol.dispose]();
  expect(source.eventNames()).toEqual([]);
});
