import type { Account } from '../account.ts';

/** Each learns of a change at a time of its own; a call is decided by one of them. */
const hosts = [0, 1, 2];
const shortestMs = 300;
const longestMs = 1500;

/** How long a change takes to be honoured, in machine time: everywhere, or on each host. `what`: without random ids. */
export function delaysOf(account: Account, what: string): number | readonly number[] {
  const { hostility, propagationMs } = account;
  if (!hostility.has('uneven-iam')) return propagationMs;
  const slowestMs =
    propagationMs > 0
      ? propagationMs
      : hostility.drawBetween('uneven-iam', `slowest ${what}`, shortestMs, longestMs);
  const slowest = Math.floor(hostility.draw('uneven-iam', `last host ${what}`) * hosts.length);
  return hosts.map((host) =>
    host === slowest ? slowestMs : slowestMs * hostility.draw('uneven-iam', `host ${host} ${what}`),
  );
}

/** The host that decides the next call of a kind; undefined where all hosts are alike. */
export function drawHost(account: Account, what: string): number | undefined {
  const { hostility } = account;
  if (!hostility.has('uneven-iam')) return undefined;
  return Math.floor(hostility.draw('uneven-iam', `deciding ${what}`) * hosts.length);
}
