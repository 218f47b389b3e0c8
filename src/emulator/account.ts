import type { Caller } from './operation.ts';

/** Names one service's state and says how it begins. */
export interface StoreKey<State> {
  readonly name: string;
  readonly create: (account: Account) => State;
}

export function defineStore<State>(name: string, create: (account: Account) => State): StoreKey<State> {
  return { name, create };
}

/** One call on the account by its SDK names: authorised as `caller`, then run. Throws AwsError. */
export type Invoke = (
  serviceId: string,
  operation: string,
  input: object,
  caller: Caller,
) => Promise<unknown>;

export interface AccountOptions {
  /** 12 digits. */
  readonly accountId: string;
  /** How long an IAM change takes to be honoured. */
  readonly propagationMs: number;
}

/** One emulated AWS account: its settings, and the state of every service, made when first asked for. */
export class Account {
  readonly accountId: string;
  readonly propagationMs: number;
  readonly #stores = new Map<string, unknown>();
  #invoke: Invoke | undefined;

  constructor(options: AccountOptions) {
    this.accountId = options.accountId;
    this.propagationMs = options.propagationMs;
  }

  store<State>(key: StoreKey<State>): State {
    if (!this.#stores.has(key.name)) this.#stores.set(key.name, key.create(this));
    return this.#stores.get(key.name) as State;
  }

  /** Set once, by the dispatcher. */
  connect(invoke: Invoke): void {
    this.#invoke = invoke;
  }

  /** How one service calls another for a caller: the same authorisation as from outside. */
  invoke(serviceId: string, operation: string, input: object, caller: Caller): Promise<unknown> {
    if (!this.#invoke) throw new Error('the account is not connected to a dispatcher');
    return this.#invoke(serviceId, operation, input, caller);
  }
}
