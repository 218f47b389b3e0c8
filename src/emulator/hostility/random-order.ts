import type { Hostility } from './hostility.ts';

/** Apart enough that a busy machine keeps the order of the draws. */
const stepMs = 5;
const steps = 8;

/** How long a resource that could begin is kept waiting, in machine time, so that independent ones go in any order; 0: not at all. */
export function drawStartDelayMs(hostility: Hostility, logicalId: string): number {
  if (!hostility.has('random-order')) return 0;
  return stepMs * Math.floor(hostility.draw('random-order', withoutStamps(logicalId)) * steps);
}

/** Frameworks put the time into some logical ids: `ApiGatewayDeployment1699999999999`. */
export function withoutStamps(logicalId: string): string {
  return logicalId.replaceAll(/\d{8,}/g, '');
}
