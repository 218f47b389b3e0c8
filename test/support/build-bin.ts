import { stat, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const root = fileURLToPath(new URL('../..', import.meta.url));
const inputs = ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Builds the bin once for all end-to-end tests, and only where a source is newer than it, as scripts/setup does. */
export async function setup(): Promise<void> {
  const mark = join(root, 'dist', '.built');
  const built = await stat(mark).catch(() => undefined);
  const newest = Math.max(...(await Promise.all(inputs.map((name) => readNewestMs(join(root, name))))));
  if (built && built.mtimeMs >= newest) return;
  await execa('npm', ['run', '--silent', 'build'], { cwd: root });
  await writeFile(mark, '');
}

async function readNewestMs(path: string): Promise<number> {
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const names = await readdir(path);
  return Math.max(own.mtimeMs, ...(await Promise.all(names.map((name) => readNewestMs(join(path, name))))));
}
