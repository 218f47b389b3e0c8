import type { Config } from '../config/config.ts';
import type { CommandContext, OperatorCredentials } from './dependencies.ts';

/** Where a run happens, and as whom. */
export interface Place extends AsyncDisposable {
  readonly config: Config;
  readonly operatorCredentials: OperatorCredentials;
}

/** The account a run happens in: one started for it, or the one the operator's credentials lead to. */
export async function openPlace(
  config: Config,
  { dependencies }: Pick<CommandContext, 'dependencies'>,
): Promise<Place> {
  if (config.emulate === undefined) {
    const { region, profile } = config;
    const operatorCredentials = await dependencies.readOperatorCredentials({
      region,
      ...(profile !== undefined && { profile }),
    });
    return { config, operatorCredentials, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const emulator = await dependencies.createEmulator({
    accountId: config.accountId,
    region: config.region,
    ...config.emulate,
  });
  const { endpoint: endpointUrl, proxyUrl, caFile, accountId, accessKeyId, secretAccessKey } = emulator;
  return {
    config: { ...config, endpointUrl, proxyUrl, caFile, accountId },
    operatorCredentials: { accessKeyId, secretAccessKey },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}
