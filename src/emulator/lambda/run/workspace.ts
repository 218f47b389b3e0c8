import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';

import { unzip } from './unzip.ts';

/** Where one invocation's code lies; gone when disposed. */
export interface Workspace extends AsyncDisposable {
  /** What is `/var/task` on AWS. */
  readonly taskRoot: string;
  /** What is `/opt` on AWS. */
  readonly layersRoot: string;
  /** What is `/tmp` on AWS. */
  readonly scratch: string;
}

/** What Lambda's nodejs runtimes bring along: any function may import it without packing it. */
const runtimePackages = ['@aws-sdk', '@smithy'] as const;

/** Unpacks a function's code and its layers, later layers over earlier ones, where nobody else may look. @throws BrokenArchive */
export async function createWorkspace(code: Uint8Array, layers: readonly Uint8Array[]): Promise<Workspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lambda-')));
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true, maxRetries: 3 });
  try {
    await chmod(root, 0o700);
    const [taskRoot, layersRoot, scratch] = [join(root, 'task'), join(root, 'opt'), join(root, 'tmp')];
    for (const folder of [taskRoot, layersRoot, scratch]) await mkdir(folder);
    await linkRuntimePackages(join(root, 'node_modules'));
    for (const layer of layers) await unpack(layer, layersRoot);
    await unpack(code, taskRoot);
    return { taskRoot, layersRoot, scratch, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  const made = new Set<string>();
  const files = unzip(archive);
  // Links last, and only ones that stay inside: nothing can be written through them.
  for (const { path, content, mode, isLink } of [...files].toSorted(
    (a, b) => Number(a.isLink) - Number(b.isLink),
  )) {
    const target = join(folder, path);
    if (!made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
    made.add(dirname(target));
    if (isLink) await linkInside(folder, target, Buffer.from(content).toString('utf8'));
    else {
      await rm(target, { force: true });
      await writeFile(target, content, { mode: (mode ?? 0o644) | 0o400 });
    }
  }
}

async function linkInside(folder: string, path: string, to: string): Promise<void> {
  const leadsTo = resolve(dirname(path), to);
  if (!leadsTo.startsWith(folder + sep)) return;
  await rm(path, { force: true, recursive: true });
  await symlink(to, path);
}

/** As a folder above the code, found by `import` as well as by `require`. */
async function linkRuntimePackages(folder: string): Promise<void> {
  await mkdir(folder);
  const modules = modulesFolder();
  if (modules === undefined) return;
  for (const name of runtimePackages) await symlink(join(modules, name), join(folder, name), 'dir');
}

function modulesFolder(): string | undefined {
  const found = createRequire(import.meta.url).resolve('@aws-sdk/client-iam');
  const at = found.lastIndexOf(`${sep}@aws-sdk${sep}client-iam${sep}`);
  return at < 0 ? undefined : found.slice(0, at);
}
