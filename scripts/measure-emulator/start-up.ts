import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One start of `harness emulate`. */
export interface StartUp {
  /** From the start of the process to the line that says where the account is. */
  readonly readyMs: number;
  /** Of the process at that moment; absent where the system does not tell. */
  readonly rssBytes?: number;
}

/** @param dist of a build: the directory that holds `cli/main.js` */
async function measureStart(dist: string): Promise<StartUp> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(dist, 'cli', 'main.js'), 'emulate'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const first = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
    if (first === undefined) throw new Error(`the account of ${dist} ended before it was ready`);
    const readyMs = performance.now() - startedAt;
    const rssBytes = await readRss(child.pid ?? 0);
    return { readyMs, ...(rssBytes !== undefined && { rssBytes }) };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Source: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function readRss(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

/**
 * Starts of several builds by turns, so that what else the machine does hits all of them alike. The first round is for the disk
 * and is not counted.
 */
export async function measureStarts(
  dists: readonly string[],
  starts: number,
): Promise<ReadonlyMap<string, readonly StartUp[]>> {
  const measured = new Map<string, StartUp[]>(dists.map((dist) => [dist, []]));
  for (let round = 0; round <= starts; round += 1) {
    for (const dist of dists) {
      const start = await measureStart(dist);
      if (round > 0) measured.get(dist)?.push(start);
    }
  }
  return measured;
}
