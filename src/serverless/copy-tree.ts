import { constants, type Dirent } from 'node:fs';
import { copyFile, link, lstat, mkdir, readdir, readlink, realpath, stat, symlink } from 'node:fs/promises';
import path from 'node:path';

/** Never copied: history, what earlier runs of Serverless and of the harness left, and who is logged in to Serverless's dashboard. */
const skippedNames = new Set(['.git', '.serverless', '.serverlessrc', '.harness']);
/** As many file operations at a time; Node's own pool has four threads. */
const concurrency = 32;

export interface CopyTreeOptions {
  readonly from: string;
  readonly to: string;
  /** What happens with a directory of this name instead of a copy. */
  readonly onNodeModules: (from: string, to: string) => Promise<void>;
}

/**
 * Copies a source tree. A link that stays inside the tree stays a link; what a link shows from outside is
 * copied, so that nobody can write through it.
 */
export async function copyTree({ from, to, onNodeModules }: CopyTreeOptions): Promise<void> {
  const top = await realpath(from);
  const limit = createLimit(concurrency);

  const copyDirectory = async (source: string, target: string, above: readonly string[]): Promise<void> => {
    const real = await realpath(source);
    // A link from outside back to a directory above it would never end.
    if (above.includes(real)) return;
    await mkdir(target, { recursive: true, mode: 0o700 });
    const entries = await readdir(source, { withFileTypes: true });
    await Promise.all(
      entries
        .filter(({ name }) => !skippedNames.has(name))
        .map((entry) =>
          copyEntry(entry, path.join(source, entry.name), path.join(target, entry.name), [...above, real]),
        ),
    );
  };

  const copyEntry = async (
    entry: Dirent,
    source: string,
    target: string,
    above: readonly string[],
  ): Promise<void> => {
    if (entry.name === 'node_modules') return onNodeModules(source, target);
    if (entry.isDirectory()) return copyDirectory(source, target, above);
    if (entry.isFile()) return limit(() => copyFile(source, target, constants.COPYFILE_FICLONE));
    // Sockets, pipes and devices are no part of a service.
    if (!entry.isSymbolicLink()) return undefined;
    const shown = await realpath(source).catch(() => undefined);
    if (shown === undefined) return undefined;
    const inside = path.relative(top, shown);
    if (!inside.startsWith('..') && !path.isAbsolute(inside)) {
      const written = await readlink(source);
      return symlink(path.isAbsolute(written) ? path.join(to, inside) : written, target);
    }
    return (await stat(shown)).isDirectory()
      ? copyDirectory(shown, target, above)
      : limit(() => copyFile(shown, target, constants.COPYFILE_FICLONE));
  };

  await copyDirectory(from, to, []);
}

/**
 * A tree of hard links: the same files under other names. Only for directories that tools fill and never
 * edit in place, as pnpm does it with its store. Caches inside are left out, since those are written.
 */
export async function linkTree(from: string, to: string): Promise<void> {
  const limit = createLimit(concurrency);
  const linkDirectory = async (source: string, target: string): Promise<void> => {
    await mkdir(target, { recursive: true, mode: 0o700 });
    const entries = await readdir(source, { withFileTypes: true });
    await Promise.all(
      entries
        .filter(({ name }) => name !== '.cache')
        .map(async (entry) => {
          const [inner, outer] = [path.join(source, entry.name), path.join(target, entry.name)];
          if (entry.isDirectory()) return linkDirectory(inner, outer);
          if (entry.isSymbolicLink()) return linkAgain(inner, outer, from);
          if (entry.isFile()) return limit(() => linkOrCopy(inner, outer));
          return undefined;
        }),
    );
  };
  await linkDirectory(from, to);
}

/** A link within the tree stays as written; one that leaves it shows what it showed before. */
async function linkAgain(source: string, target: string, top: string): Promise<void> {
  const written = await readlink(source);
  const shown = path.resolve(path.dirname(source), written);
  const stays = !path.isAbsolute(written) && !path.relative(top, shown).startsWith('..');
  await symlink(stays ? written : shown, target);
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch {
    // Another file system, somebody else's file, or no hard links there at all.
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}

/**
 * Gives a directory links to the entries of another that it lacks itself: what is written into it stays in it.
 */
export async function mirrorEntries(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const names = await readdir(from);
  await Promise.all(
    names
      .filter((name) => name !== '.cache')
      .map(async (name) => {
        const target = path.join(to, name);
        if (!(await exists(target))) await symlink(path.join(from, name), target);
      }),
  );
}

export async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

function createLimit(most: number): (task: () => Promise<void>) => Promise<void> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      await task();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
