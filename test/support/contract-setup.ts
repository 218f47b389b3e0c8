import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { TestProject } from 'vitest/node';
import { startMotoServer } from './moto-server.ts';

/** Where the contract tests of this run go. */
export type ContractPlace =
  | { readonly kind: 'emulator' }
  | { readonly kind: 'moto'; readonly endpoint: string }
  | { readonly kind: 'aws'; readonly accountId: string; readonly region: string };

declare module 'vitest' {
  interface ProvidedContext {
    contractPlace: ContractPlace;
  }
}

/** Reads `TARGET` once for the whole run: absent or `emulator`, `moto`, `aws`. What it starts ends with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const target = process.env['TARGET'] ?? 'emulator';
  switch (target) {
    case 'emulator':
      project.provide('contractPlace', { kind: 'emulator' });
      return () => Promise.resolve();
    case 'moto': {
      const server = await startMotoServer();
      project.provide('contractPlace', { kind: 'moto', endpoint: server.endpoint });
      return async () => server[Symbol.asyncDispose]();
    }
    case 'aws':
      project.provide('contractPlace', await admitAccount());
      return () => Promise.resolve();
    default:
      throw new Error(`TARGET is ${target}, but may be emulator, moto or aws`);
  }
}

/** The real account is used only if the run names it, so that nobody meets one by the credentials that lie about. */
async function admitAccount(): Promise<ContractPlace> {
  const region = process.env['AWS_REGION'];
  if (region === undefined) throw new Error('TARGET=aws needs AWS_REGION');
  const named = process.env['CONTRACT_ACCOUNT'];
  if (named === undefined) throw new Error('TARGET=aws needs CONTRACT_ACCOUNT=<account id>');
  const sts = new STSClient({ region });
  try {
    const { Account: accountId } = await sts.send(new GetCallerIdentityCommand({}));
    if (accountId !== named) {
      throw new Error(`the credentials belong to account ${accountId}, but CONTRACT_ACCOUNT is ${named}`);
    }
    return { kind: 'aws', accountId, region };
  } finally {
    sts.destroy();
  }
}
