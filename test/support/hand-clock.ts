import { Clock, type Moment } from '../../src/emulator/clock.ts';

/** A clock that the test moves. Whoever pauses moves it too, and waits for nothing. */
export class HandClock extends Clock {
  #nowMs = 0;

  constructor() {
    super(1);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Seconds of the account's time. */
  pass(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }

  override async pause(durationMs: number): Promise<void> {
    this.#nowMs += durationMs;
    await Promise.resolve();
  }

  override after(durationMs: number): Moment {
    const atMs = this.#nowMs + durationMs;
    const hasPassed = (): boolean => this.#nowMs >= atMs;
    return {
      get hasPassed() {
        return hasPassed();
      },
    };
  }
}
