import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createDeployments } from './measure-emulator/deployment.ts';
import type { Measurement, ServedPlace } from './measure-emulator/served-account.ts';

const total = Number(process.argv[2] ?? 1000);
if (!Number.isInteger(total) || total < 1) {
  console.error(`${process.argv[2]} is no number of deployments`);
  process.exit(2);
}

/** The account has a process of its own, so that the client's memory is not counted. */
const child = fork(fileURLToPath(new URL('measure-emulator/served-account.ts', import.meta.url)), {
  execArgv: ['--expose-gc', '--import', 'tsx'],
});

async function hear<Message>(from: ChildProcess): Promise<Message> {
  const [message] = (await once(from, 'message')) as [Message];
  return message;
}

async function ask(): Promise<Measurement> {
  const heard = hear<Measurement>(child);
  child.send('measure');
  return heard;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(3);
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const deployments = createDeployments(await hear<ServedPlace>(child));
const marks = [...new Set([Math.min(100, total), Math.ceil(total / 2), total])].toSorted((a, b) => a - b);
const rows: Record<string, string | number>[] = [];
let first: number | undefined;
let done = 0;
for (const mark of marks) {
  const startedAt = performance.now();
  const before = done;
  for (; done < mark; done += 1) await deployments.live(`service-${done}`);
  const { heapBytes, rssBytes, describeStacksMs } = await ask();
  first ??= heapBytes;
  rows.push({
    deployments: done,
    'ms each': ((performance.now() - startedAt) / (done - before)).toFixed(0),
    'heap MiB': mebibytes(heapBytes),
    'heap/first': (heapBytes / first).toFixed(2),
    'rss MiB': mebibytes(rssBytes),
    'DescribeStacks p50 ms': quantile(describeStacksMs, 0.5),
    'p99 ms': quantile(describeStacksMs, 0.99),
  });
  console.error(JSON.stringify(rows.at(-1)));
}
child.disconnect();
console.log(
  'one deployment: a stack made, changed and deleted; the times are the account’s own, without the way there and back',
);
console.table(rows);
