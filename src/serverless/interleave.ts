import { StringDecoder } from 'node:string_decoder';
import type { Secrets } from '../secrets.ts';

/**
 * Joins several streams into one text without secrets. A line of one stream is never cut by a line of
 * another: whole lines follow each other in the order in which they were complete.
 */
export interface Interleaver {
  /** A consumer for the chunks of one more stream. */
  open(): (chunk: Uint8Array) => void;
  onText(listener: (text: string) => void): void;
  /** Lets go of what every stream still holds. */
  close(): void;
  text(): string;
}

export function createInterleaver(secrets: Secrets): Interleaver {
  const parts: string[] = [];
  const listeners: ((text: string) => void)[] = [];
  const closers: (() => void)[] = [];
  const emit = (text: string): void => {
    if (text === '') return;
    parts.push(text);
    for (const listener of listeners) listener(text);
  };
  return {
    open() {
      const decoder = new StringDecoder('utf8');
      const scrubber = secrets.createScrubber();
      let line = '';
      const take = (text: string): void => {
        line += text;
        const end = line.lastIndexOf('\n') + 1;
        emit(line.slice(0, end));
        line = line.slice(end);
      };
      closers.push(() => {
        take(scrubber.push(decoder.end()));
        take(scrubber.flush());
        emit(line === '' ? '' : `${line}\n`);
        line = '';
      });
      return (chunk) => take(scrubber.push(decoder.write(chunk)));
    },
    onText: (listener) => void listeners.push(listener),
    close: () => closers.forEach((close) => close()),
    text: () => parts.join(''),
  };
}
