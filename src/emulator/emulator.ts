import { type Coverage, readCoverage } from './coverage.ts';
import { Directory } from './directory.ts';
import { serveAccount, type Emulator, type EmulatorOptions } from './serve-account.ts';
import { services } from './services.ts';

export type { Coverage, Emulator, EmulatorOptions };
export { readCoverage };

/** Starts an AWS account on 127.0.0.1 with every service that is built. */
export function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return serveAccount(new Directory(services), options);
}
