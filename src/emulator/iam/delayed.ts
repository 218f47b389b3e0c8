interface State<Value> {
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly fromMs: number;
}

/** A value whose changes are read at once by IAM's own API, and honoured by the evaluator some time later. */
export class Delayed<Value> {
  /** Oldest first; the last is the current one. */
  #states: readonly State<Value>[];

  constructor(value: Value) {
    this.#states = [{ value, fromMs: Number.NEGATIVE_INFINITY }];
  }

  get current(): Value {
    return (this.#states.at(-1) as State<Value>).value;
  }

  get honoured(): Value {
    const now = Date.now();
    const state = this.#states.findLast(({ fromMs }) => fromMs <= now) ?? this.#states[0];
    return (state as State<Value>).value;
  }

  /** True once no earlier value is honoured any more. */
  get isSettled(): boolean {
    return (this.#states.at(-1) as State<Value>).fromMs <= Date.now();
  }

  set(value: Value, delayMs: number): void {
    const now = Date.now();
    if (delayMs <= 0) {
      this.#states = [{ value, fromMs: Number.NEGATIVE_INFINITY }];
      return;
    }
    const oldest = this.#states.findLastIndex(({ fromMs }) => fromMs <= now);
    this.#states = [...this.#states.slice(Math.max(oldest, 0)), { value, fromMs: now + delayMs }];
  }
}
