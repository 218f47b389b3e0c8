import { createEmulator } from '../../src/emulator/emulator.ts';

/** Told to the parent when the account is served. */
export interface ServedPlace {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the account's process holds once everything unreachable is gone, and how long it took over requests since the last question. */
export interface Measurement {
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Milliseconds that each DescribeStacks took inside the account. */
  readonly describeStacksMs: readonly number[];
}

let describeStacksMs: number[] = [];
const emulator = await createEmulator({
  onRequest: ({ operation, durationMs }) => {
    if (operation === 'DescribeStacks') describeStacksMs.push(durationMs);
  },
});

function measure(): Measurement {
  if (!globalThis.gc) throw new Error('start this process with --expose-gc');
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  const measurement = { heapBytes: heapUsed, rssBytes: rss, describeStacksMs };
  describeStacksMs = [];
  return measurement;
}

const { endpoint, region, accessKeyId, secretAccessKey } = emulator;
process.send?.({ endpoint, region, accessKeyId, secretAccessKey } satisfies ServedPlace);
process.on('message', () => process.send?.(measure()));
process.once('disconnect', () => void emulator.close());
