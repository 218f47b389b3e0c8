import { defineStore, type Account } from './account.ts';

/** An account in one region. */
export interface Place {
  readonly account: Account;
  readonly region: string;
}

/** A service's state, kept for each region on its own and made when it is first asked for. */
export function defineRegionalStore<State>(name: string, create: () => State): (place: Place) => State {
  const key = defineStore(name, () => new Map<string, State>());
  return ({ account, region }) => {
    const regions = account.store(key);
    const state = regions.get(region) ?? create();
    regions.set(region, state);
    return state;
  };
}
