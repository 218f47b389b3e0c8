import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** Of the project. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const main = join(projectRoot, 'dist', 'cli', 'main.js');
/** For services outside this project, which do not find it by themselves. */
export const osls = join(projectRoot, 'node_modules', '.bin', 'osls');

export interface BinOptions {
  /** Where the person stands, and their home. */
  readonly cwd: string;
  /** Besides PATH and HOME: nothing else is there. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The built command as a shell starts it, in an environment that holds no credentials and finds none. */
export function startBin(argv: readonly string[], { cwd, env }: BinOptions) {
  return execa(process.execPath, [main, ...argv], {
    cwd,
    extendEnv: false,
    env: { PATH: process.env['PATH'], HOME: cwd, AWS_EC2_METADATA_DISABLED: 'true', ...env },
    stdin: 'ignore',
    reject: false,
  });
}

export type StartedBin = ReturnType<typeof startBin>;

/** Resolves with the first line of stderr that matches; rejects when the command ends without one. */
export async function awaitLine(bin: StartedBin, pattern: RegExp): Promise<string> {
  const stream = bin.stderr;
  let text = '';
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      text += chunk.toString();
      const line = text.split('\n').find((one) => pattern.test(one));
      if (line !== undefined) settle(() => resolve(line));
    };
    const fail = (): void =>
      settle(() => reject(new Error(`no line on stderr matches ${String(pattern)}:\n${text}`)));
    const settle = (end: () => void): void => {
      stream.off('data', look).off('end', fail);
      end();
    };
    stream.on('data', look).on('end', fail);
  });
}
