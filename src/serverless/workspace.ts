import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { HarnessError } from '../errors.ts';
import { copyTree, exists, linkTree, mirrorEntries } from './copy-tree.ts';
import { reachesOutside } from './reaches-outside.ts';

/** A copy of the service, and everything else a child may write to. */
export interface Workspace extends AsyncDisposable {
  /** Holds all of the rest; readable by its owner only. */
  readonly root: string;
  /** The copy of the service's directory. */
  readonly dir: string;
  readonly home: string;
  readonly tmp: string;
}

export interface WorkspaceOptions {
  readonly serviceDir: string;
  /** Where the workspace is made: the system's directory for temporary files. */
  readonly root: string;
  /** Told before anything is written, for the journal. */
  readonly onDirectory?: (directory: string) => Promise<void> | void;
}

/**
 * Copies the service, so that the user's directory is never written.
 *
 * - A service that refers to files outside itself (`../shared.yml`, a `tsconfig` above) is copied together
 *   with the project around it, at the same place in it; one that does not, alone.
 * - Its own `node_modules` becomes a tree of hard links: packaging walks it, and tells development
 *   dependencies apart, by its real paths. Those of the directories above become directories of links, so
 *   that a hoisted plugin is found by the same walk upwards, and is the very same module to Node.
 */
export async function createWorkspace({
  serviceDir,
  root: parent,
  onDirectory,
}: WorkspaceOptions): Promise<Workspace> {
  const source = await readDirectory(serviceDir);
  const root = await mkdtemp(path.join(await realpath(parent), 'harness-'));
  const dispose = () => rm(root, { recursive: true, force: true, maxRetries: 5 });
  try {
    await onDirectory?.(root);
    const project = (await reachesOutside(source)) ? await findProject(source) : source;
    // One level deeper than the root, for the modules that are found above the project.
    const tree = path.join(root, 'tree');
    const dir = path.join(tree, path.relative(project, source));
    const own = path.join(source, 'node_modules');
    await copyTree({
      from: project,
      to: tree,
      onNodeModules: (from, to) => (from === own ? linkTree(from, to) : mirrorEntries(from, to)),
    });
    await mirrorModulesAbove(project, root);
    const [home, tmp] = [path.join(root, 'home'), path.join(root, 'tmp')];
    await mkdir(home, { mode: 0o700 });
    await mkdir(tmp, { mode: 0o700 });
    return { root, dir, home, tmp, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function readDirectory(directory: string): Promise<string> {
  try {
    await readdir(directory);
    return await realpath(directory);
  } catch (cause) {
    throw new HarnessError(`${directory} cannot be read; expected the directory of a service`, {
      code: 'service-not-found',
      fault: 'user',
      cause,
    });
  }
}

/** The directory that is versioned or installed as one: the nearest that says so, else one above. */
async function findProject(service: string): Promise<string> {
  const marks = ['.git', 'pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'turbo.json'];
  for (let at = path.dirname(service); path.dirname(at) !== at; at = path.dirname(at)) {
    for (const mark of marks) if (await exists(path.join(at, mark))) return at;
  }
  const above = path.dirname(service);
  // A service at the top of the file system, or beside everything the user owns, has no project around it.
  const home = process.env['HOME'];
  return path.dirname(above) === above || above === home ? service : above;
}

/** Node finds the nearest first, so what a nearer directory has is not taken from one further up. */
async function mirrorModulesAbove(project: string, root: string): Promise<void> {
  for (let at = path.dirname(project); path.dirname(at) !== at; at = path.dirname(at)) {
    const modules = path.join(at, 'node_modules');
    if (await exists(modules)) await mirrorEntries(modules, path.join(root, 'node_modules'));
  }
}
