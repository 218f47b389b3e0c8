import type { Hostility } from './hostility.ts';

const orphanChance = 0.1;

/** How the clean-up of an update fares with one thing. */
export interface CleanUpWeather {
  /** What fails is told without a reason. */
  readonly isSilent: boolean;
  /** The handler fails by itself, however often it is tried, and makes no call. */
  readonly isBroken: boolean;
}

/** `type`: of the resource that leaves. */
export function drawCleanUpWeather(hostility: Hostility, type: string): CleanUpWeather {
  return {
    isSilent: hostility.has('silent-clean-up'),
    isBroken: hostility.strikes('silent-clean-up', type, orphanChance),
  };
}
