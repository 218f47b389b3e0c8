import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createDeployments } from './deployment.ts';
import { quantile } from './quantiles.ts';
import type { Measurement, ServedPlace } from './served-account.ts';

/** Memory and time of one account over that many deployments, at three moments. Told on stderr as they come. */
export async function measureDeployments(
  total: number,
): Promise<Readonly<Record<string, string | number>>[]> {
  /** The account has a process of its own, so that the client's memory is not counted. */
  const child = fork(fileURLToPath(new URL('served-account.ts', import.meta.url)), {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  const ask = async (): Promise<Measurement> => {
    const heard = hear<Measurement>(child);
    child.send('measure');
    return heard;
  };
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
      'DescribeStacks p50 ms': quantile(describeStacksMs, 0.5).toFixed(3),
      'p99 ms': quantile(describeStacksMs, 0.99).toFixed(3),
    });
    console.error(JSON.stringify(rows.at(-1)));
  }
  child.disconnect();
  return rows;
}

async function hear<Message>(from: ChildProcess): Promise<Message> {
  const [message] = (await once(from, 'message')) as [Message];
  return message;
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
