import { Clock } from './clock.ts';
import { Hostility } from './hostility/hostility.ts';
import type { Caller } from './operation.ts';

/** Names one service's state and says how it begins. */
export interface StoreKey<State> {
  readonly name: string;
  readonly create: (account: Account) => State;
}

export function defineStore<State>(name: string, create: (account: Account) => State): StoreKey<State> {
  return { name, create };
}

/** Where the account answers under the names of AWS's hosts, over TLS, whatever host the client asks for by SNI. */
export interface TlsPlace {
  readonly host: string;
  readonly port: number;
  /** PEM of the authority that a client has to trust; gone when the account is no longer served. */
  readonly caFile: string;
}

/** One call on the account by its SDK names: authorised as `caller`, then run. Throws AwsError. `region` absent: the account's. */
export type Invoke = (
  serviceId: string,
  operation: string,
  input: object,
  caller: Caller,
  region?: string,
) => Promise<unknown>;

export interface AccountOptions {
  /** 12 digits. */
  readonly accountId: string;
  /** How long an IAM change takes to be honoured. */
  readonly propagationMs: number;
  /** The region of clients that name none. Absent: us-east-1. */
  readonly region?: string;
  /** How long after a call its event can be looked up. Absent: 0. */
  readonly trailDelayMs?: number;
  /** Absent: nothing waits. */
  readonly clock?: Clock;
  /** Absent: none. */
  readonly hostility?: Hostility;
}

/** One emulated AWS account: its settings, and the state of every service, made when first asked for. */
export class Account {
  readonly accountId: string;
  readonly propagationMs: number;
  readonly region: string;
  readonly trailDelayMs: number;
  readonly clock: Clock;
  readonly hostility: Hostility;
  readonly #stores = new Map<string, unknown>();
  #invoke: Invoke | undefined;
  #endpoint: string | undefined;
  #tls: TlsPlace | undefined;

  constructor(options: AccountOptions) {
    this.accountId = options.accountId;
    this.propagationMs = options.propagationMs;
    this.region = options.region ?? 'us-east-1';
    this.trailDelayMs = options.trailDelayMs ?? 0;
    this.clock = options.clock ?? new Clock();
    this.hostility = options.hostility ?? new Hostility();
  }

  /** `http://127.0.0.1:4566`, without a slash at the end; for URLs that the account hands out. */
  get endpoint(): string {
    if (this.#endpoint === undefined) throw new Error('the account is not served anywhere');
    return this.#endpoint;
  }

  get isServed(): boolean {
    return this.#endpoint !== undefined;
  }

  /** Undefined where the account is served in plain text alone. */
  get tls(): TlsPlace | undefined {
    return this.#tls;
  }

  /** Set once, by the server. */
  servedAt(endpoint: string, tls?: TlsPlace): void {
    this.#endpoint = endpoint;
    this.#tls = tls;
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
  invoke(
    serviceId: string,
    operation: string,
    input: object,
    caller: Caller,
    region?: string,
  ): Promise<unknown> {
    if (!this.#invoke) throw new Error('the account is not connected to a dispatcher');
    return this.#invoke(serviceId, operation, input, caller, region);
  }
}
