import {
  type ClientOptions,
  createOperatorClients,
  type OperatorClients,
} from '../../src/account/clients.ts';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/emulator.ts';

export interface SandboxAccount extends AsyncDisposable {
  readonly accountId: string;
  /** The operator's. */
  readonly clients: OperatorClients;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Where the account is, for clients of somebody else. */
  readonly reach: Pick<ClientOptions, 'region' | 'endpointUrl'>;
}

/** An emulated account for one test, and its operator: `await using account = await createSandboxAccount()`. */
export async function createSandboxAccount(
  propagationMs = 0,
  ways: Pick<EmulatorOptions, 'hostile' | 'seed' | 'speed'> = {},
): Promise<SandboxAccount> {
  const emulator = await createEmulator({ propagationMs, ...ways });
  const { accountId, accessKeyId, secretAccessKey } = emulator;
  const reach = { region: emulator.region, endpointUrl: emulator.endpoint };
  const credentials = { accessKeyId, secretAccessKey };
  const clients = createOperatorClients({ ...reach, credentials });
  return {
    accountId,
    clients,
    credentials,
    reach,
    async [Symbol.asyncDispose]() {
      clients.destroy();
      await emulator.close();
    },
  };
}
