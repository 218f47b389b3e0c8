interface State<Value> {
  readonly value: Value;
  /** By host, in milliseconds since 1970: from when it knows of this value. */
  readonly fromMs: readonly number[];
}

const always = [Number.NEGATIVE_INFINITY];

/**
 * A value whose changes are read at once by IAM's own API, and honoured by the evaluator some time later: by each of its hosts at a
 * time of its own, where they differ.
 */
export class Delayed<Value> {
  /** Oldest first; the last is the current one. */
  #states: readonly State<Value>[];

  constructor(value: Value) {
    this.#states = [{ value, fromMs: always }];
  }

  get current(): Value {
    return this.#last.value;
  }

  /** What every host honours. */
  get honoured(): Value {
    return this.#stateAt(Date.now(), everywhereFromMs).value;
  }

  /** What one host honours. */
  honouredOn(host: number): Value {
    return this.#stateAt(Date.now(), ({ fromMs }) => fromMs[host % fromMs.length] ?? 0).value;
  }

  /** True once no earlier value is honoured any more. */
  get isSettled(): boolean {
    return everywhereFromMs(this.#last) <= Date.now();
  }

  /** `delaysMs`: of all hosts, or of each. */
  set(value: Value, delaysMs: number | readonly number[]): void {
    const now = Date.now();
    const delays = typeof delaysMs === 'number' ? [delaysMs] : delaysMs;
    if (Math.max(...delays) <= 0) {
      this.#states = [{ value, fromMs: always }];
      return;
    }
    const oldest = this.#states.findLastIndex((state) => everywhereFromMs(state) <= now);
    const fromMs = delays.map((delayMs) => now + delayMs);
    this.#states = [...this.#states.slice(Math.max(oldest, 0)), { value, fromMs }];
  }

  get #last(): State<Value> {
    return this.#states.at(-1) as State<Value>;
  }

  #stateAt(now: number, fromOf: (state: State<Value>) => number): State<Value> {
    const state = this.#states.findLast((one) => fromOf(one) <= now) ?? this.#states[0];
    return state as State<Value>;
  }
}

function everywhereFromMs({ fromMs }: State<unknown>): number {
  return Math.max(...fromMs);
}
