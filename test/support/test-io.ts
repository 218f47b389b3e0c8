import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/dependencies.ts';

export interface TestIo {
  readonly io: Io;
  readonly signals: EventEmitter;
  stdout(): string;
  stderr(): string;
  /** Codes of exits at once. */
  readonly exits: number[];
  /** Resolves once stdout holds a whole line. */
  firstLine(): Promise<string>;
}

/** The world of a command in memory. */
export function createTestIo(place: {
  readonly cwd: string;
  readonly env?: Io['env'];
  readonly stdin?: string;
}): TestIo {
  const stdout = collect();
  const stderr = collect();
  const signals = new EventEmitter();
  const exits: number[] = [];
  return {
    io: {
      stdin: Readable.from(place.stdin === undefined ? [] : [place.stdin]),
      stdout: stdout.stream,
      stderr: stderr.stream,
      env: place.env ?? {},
      cwd: place.cwd,
      signals,
      now: () => Date.parse('2026-01-02T03:04:05.000Z'),
      exit: (code) => exits.push(code),
    },
    signals,
    exits,
    stdout: stdout.text,
    stderr: stderr.text,
    async firstLine() {
      while (!stdout.text().includes('\n')) await EventEmitter.once(stdout.written, 'write');
      return stdout.text().split('\n')[0] ?? '';
    },
  };
}

function collect() {
  const chunks: string[] = [];
  const written = new EventEmitter();
  const write = (chunk: string): boolean => {
    chunks.push(chunk);
    written.emit('write');
    return true;
  };
  // As much of a stream as commands use: no terminal, and what is written to it.
  const stream = { write, isTTY: false } as unknown as NodeJS.WriteStream;
  return { stream, written, text: () => chunks.join('') };
}
