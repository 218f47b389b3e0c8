import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/emulator.ts';
import { motoDifferences } from '../contract/moto-differences.ts';
import type { ContractPlace } from './contract-setup.ts';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface ClientSettings {
  readonly region: string;
  readonly maxAttempts: number;
  readonly forcePathStyle: true;
  readonly endpoint?: string;
  readonly credentials?: Credentials;
}

type DifferenceName = keyof typeof motoDifferences;

interface Destroyable {
  destroy(): void;
}

/** An account to make things in: `await using target = await openTarget()`. What was made goes when it is left. */
export interface ContractTarget extends AsyncDisposable {
  readonly kind: ContractPlace['kind'];
  readonly accountId: string;
  readonly region: string;
  /** A name that nothing in the account has, of small letters, digits and hyphens. */
  unique(word: string): string;
  /** The SDK's client of somebody: absent, of the account's operator. */
  client<T extends Destroyable>(Client: new (settings: ClientSettings) => T, credentials?: Credentials): T;
  /** Has something removed when the target is left, the last one first. That it is gone already is fine. */
  removing(remove: () => Promise<unknown>): void;
  /** Asks until there is an answer. */
  until<T>(ask: () => Promise<T | undefined>): Promise<T>;
  /** What this target does: as AWS, but for moto where the table says otherwise. */
  expected<T, Name extends DifferenceName>(
    asAws: T,
    difference: Name,
  ): T | (typeof motoDifferences)[Name]['moto'];
}

/**
 * The account that `TARGET` names; of the emulator a new one each time.
 * @param ways of the emulator, for what AWS does by itself
 */
export async function openTarget(ways: Pick<EmulatorOptions, 'hostile'> = {}): Promise<ContractTarget> {
  const place = inject('contractPlace');
  const account = await reach(place, ways);
  const clients: Destroyable[] = [];
  const removals: (() => Promise<unknown>)[] = [];
  const pauseMs = place.kind === 'aws' ? 1000 : 5;
  return {
    kind: place.kind,
    accountId: account.accountId,
    region: account.settings.region,
    unique: (word) => `contract-${word}-${randomBytes(5).toString('hex')}`,
    client(Client, credentials) {
      const client = new Client({ ...account.settings, ...(credentials && { credentials }) });
      clients.push(client);
      return client;
    },
    removing: (remove) => void removals.push(remove),
    async until(ask) {
      for (;;) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        await pause(pauseMs);
      }
    },
    expected: (asAws, difference) => (place.kind === 'moto' ? motoDifferences[difference].moto : asAws),
    async [Symbol.asyncDispose]() {
      try {
        await removeAll(removals);
      } finally {
        for (const client of clients) client.destroy();
        await account.close();
      }
    },
  };
}

async function reach(place: ContractPlace, ways: Pick<EmulatorOptions, 'hostile'>) {
  const common = { forcePathStyle: true, maxAttempts: 1, region: 'us-east-1' } as const;
  const nothing = () => Promise.resolve();
  switch (place.kind) {
    case 'emulator': {
      const emulator = await createEmulator(ways);
      const { accountId, endpoint, accessKeyId, secretAccessKey } = emulator;
      const credentials = { accessKeyId, secretAccessKey };
      return { accountId, settings: { ...common, endpoint, credentials }, close: () => emulator.close() };
    }
    case 'moto': {
      const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'moto' };
      const settings = { ...common, endpoint: place.endpoint, credentials };
      return { accountId: '123456789012', settings, close: nothing };
    }
    case 'aws': {
      const settings = { ...common, region: place.region, maxAttempts: 5 };
      return { accountId: place.accountId, settings, close: nothing };
    }
  }
}

/** One that fails keeps no other from being removed. */
async function removeAll(removals: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const remove of removals.toReversed()) {
    try {
      await remove();
    } catch (error) {
      if (!isGone(error)) failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'a contract test left something behind');
}

function isGone(error: unknown): boolean {
  return error instanceof Error && /NotFound|NoSuch|NonExistent|DoesNotExist/.test(error.name);
}
