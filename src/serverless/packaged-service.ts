import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { digestOf } from '../digest.ts';
import { readPackaged } from './read-packaged.ts';
import type { Workspace } from './workspace.ts';

/** What Serverless was told by the service that it packaged last, resolved. */
export interface PackagedService {
  /** Versions by name; of a plugin that the service holds itself, a digest of its file. */
  readonly plugins: Readonly<Record<string, string>>;
  readonly provider: Readonly<Record<string, unknown>>;
  readonly custom: Readonly<Record<string, unknown>>;
}

const section = z.record(z.string(), z.unknown()).default({});

/** Source: lib/plugins/package/lib/save-service-state.js of osls 4.3 and serverless 3.40 */
const stateSchema = z.object({
  service: z.object({
    plugins: z
      .union([
        z.array(z.string()),
        z.object({ modules: z.array(z.string()) }).transform(({ modules }) => modules),
      ])
      .default([]),
    provider: section,
    custom: section,
  }),
});

/** Undefined before the first packaging. */
export async function readPackagedService({
  dir,
}: Pick<Workspace, 'dir'>): Promise<PackagedService | undefined> {
  const state = stateSchema.safeParse(await readPackaged({ dir }, 'serverless-state.json'));
  if (!state.success) return undefined;
  const { plugins, provider, custom } = state.data.service;
  // Those that the harness itself puts into the workspace are none of the service's.
  const own = plugins.filter((name) => !path.basename(name).startsWith('harness-'));
  const versions = await Promise.all(own.map(async (name) => [name, await readVersion(dir, name)] as const));
  return { plugins: Object.fromEntries(versions), provider, custom };
}

async function readVersion(dir: string, name: string): Promise<string> {
  const require = createRequire(path.join(dir, 'package.json'));
  try {
    if (name.startsWith('.')) return digestOf(await readFile(require.resolve(path.resolve(dir, name))));
    const manifest: unknown = JSON.parse(await readFile(await findManifest(require, name), 'utf8'));
    return z.object({ version: z.string() }).parse(manifest).version;
  } catch {
    return 'unknown';
  }
}

/** A package need not export its manifest, so it is looked for where Node would look for the package. */
async function findManifest(require: NodeJS.Require, name: string): Promise<string> {
  for (const root of require.resolve.paths(name) ?? []) {
    const file = path.join(root, name, 'package.json');
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  throw new Error(`${name} is not installed`);
}
