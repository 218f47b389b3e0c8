import { setTimeout as sleep } from 'node:timers/promises';

/** A point in the account's time that has passed or has not. */
export interface Moment {
  readonly hasPassed: boolean;
}

const always: Moment = { hasPassed: true };
const never: Moment = { hasPassed: false };

/**
 * The time that states of an account take to pass: CREATING, Pending, a handler's stabilisation. Timestamps are always those of
 * the machine; only what is waited for is scaled.
 */
export class Clock {
  /** How many seconds of the account pass in one of the machine. Infinity: nothing waits. */
  readonly speed: number;

  constructor(speed: number = Number.POSITIVE_INFINITY) {
    if (!(speed > 0)) throw new RangeError(`a clock of speed ${speed} would stand still`);
    this.speed = speed;
  }

  /** Waits for `durationMs` of the account's time; at least for the next turn of the event loop. */
  async pause(durationMs: number): Promise<void> {
    await sleep(this.#inMachineMs(durationMs), undefined, { ref: false });
  }

  /** The moment that is `durationMs` of the account's time from now. */
  after(durationMs: number): Moment {
    const machineMs = this.#inMachineMs(durationMs);
    if (machineMs <= 0) return always;
    const atMs = performance.now() + machineMs;
    return {
      get hasPassed() {
        return performance.now() >= atMs;
      },
    };
  }

  /**
   * The end of a time in which something can still be taken back: a key's deletion, a secret's. It never comes where nothing waits,
   * or there nothing could be taken back.
   */
  endOfWindow(durationMs: number): Moment {
    return this.speed === Number.POSITIVE_INFINITY ? never : this.after(durationMs);
  }

  #inMachineMs(durationMs: number): number {
    return this.speed === Number.POSITIVE_INFINITY ? 0 : durationMs / this.speed;
  }
}
