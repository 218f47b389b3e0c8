import { setTimeout as sleep } from 'node:timers/promises';
import type { Hostility } from './hostility.ts';

/** Apart enough that a busy machine keeps the order of the draws. */
const stepMs = 5;
const steps = 8;

/** Keeps a resource that could begin waiting, in machine time, so that independent ones begin in any order. */
export async function holdBack(hostility: Hostility, logicalId: string): Promise<void> {
  if (!hostility.has('random-order')) return;
  const drawn = hostility.draw('random-order', withoutStamps(logicalId));
  await sleep(stepMs * Math.floor(drawn * steps), undefined, { ref: false });
}

/** Frameworks put the time into some logical ids: `ApiGatewayDeployment1699999999999`. */
export function withoutStamps(logicalId: string): string {
  return logicalId.replaceAll(/\d{8,}/g, '');
}
