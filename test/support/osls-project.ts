import { execa } from 'execa';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/emulator.ts';
import { createScratchDir } from './scratch-dir.ts';

const osls = join(import.meta.dirname, '../../node_modules/.bin/osls');

interface FollowedCommand {
  /** The next line with this text. Rejects where the command ends before. */
  next(text: string): Promise<string>;
  /** Ends it; the signal it died of. */
  end(): Promise<string | undefined>;
}

export interface OslsProject extends AsyncDisposable {
  readonly emulator: Emulator;
  /** Runs one command as the account's operator: what it prints, both streams in one. Rejects where it fails. */
  readonly run: (...args: string[]) => Promise<string>;
  /** Starts a command that goes on until it is ended by a signal. */
  readonly follow: (...args: string[]) => FollowedCommand;
  /** Replaces a file of the service. */
  readonly write: (name: string, text: string) => Promise<void>;
}

/** A service on disk, an account to deploy it to, and the real CLI between them. */
export async function createOslsProject(
  files: Readonly<Record<string, string>>,
  options: EmulatorOptions = {},
): Promise<OslsProject> {
  const emulator = await createEmulator(options);
  const scratch = await createScratchDir();
  const cwd = join(scratch.path, 'service');
  const home = join(scratch.path, 'home');
  await mkdir(home);
  const write = async (name: string, text: string): Promise<void> => {
    const path = join(cwd, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const childOptions = {
    cwd,
    all: true,
    // `invoke` would read its event from there.
    stdin: 'ignore',
    timeout: 60_000,
    extendEnv: false,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      TMPDIR: home,
      AWS_ACCESS_KEY_ID: emulator.accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulator.secretAccessKey,
      AWS_ENDPOINT_URL: emulator.endpoint,
      SLS_AWS_MONITORING_FREQUENCY: '100',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  } as const;
  return {
    emulator,
    write,
    run: async (...args) => {
      const { all } = await execa(osls, args, childOptions);
      return all;
    },
    follow: (...args) => {
      const child = execa(osls, args, { ...childOptions, reject: false });
      const lines = child.iterable({ from: 'all' });
      return {
        next: async (text) => {
          for (let line = await lines.next(); !line.done; line = await lines.next()) {
            if (line.value.includes(text)) return line.value;
          }
          throw new Error(`osls ${args.join(' ')} ended without saying: ${text}`);
        },
        end: async () => {
          child.kill('SIGTERM');
          return (await child).signal;
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
