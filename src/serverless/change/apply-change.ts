import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exists } from '../copy-tree.ts';
import { findConfigFile } from '../service/find-config-file.ts';
import type { Workspace } from '../workspace.ts';
import { addPlugin } from './add-plugin.ts';
import { changeFile, editedFile, lineMark, pluginFile, renderPlugin } from './change-plugin.ts';

/** Logical id of the resource whose creation must fail in the rollback phase. */
export const rollbackMarker = 'HarnessRollback';

const keepAs = 'harness-original';

export interface Change {
  /** Makes this change another one than the last. */
  readonly value: string;
  /** The deployment fails after everything has changed. */
  readonly fails: boolean;
}

/** Makes the service in the workspace another one than was deployed. Repeatable. */
export async function applyChange(workspace: Workspace, change: Change): Promise<void> {
  const { dir } = workspace;
  const config = await findConfigFile(dir);
  const kept = keptConfig(workspace, config);
  if (!(await exists(kept))) {
    await mkdir(path.dirname(kept), { recursive: true, mode: 0o700 });
    await copyFile(config, kept);
  }
  await writeFile(path.join(dir, pluginFile), renderPlugin(rollbackMarker));
  await writeFile(path.join(dir, changeFile), JSON.stringify(change));
  await addPlugin({ config, original: kept, plugin: `./${pluginFile}`, keepAs });
}

/** Makes the service in the workspace what it was. */
export async function removeChange(workspace: Workspace): Promise<void> {
  const { dir } = workspace;
  const config = await findConfigFile(dir);
  const kept = keptConfig(workspace, config);
  if (!(await exists(kept))) return;
  const edited = path.join(dir, editedFile);
  if (await exists(edited)) {
    for (const file of JSON.parse(await readFile(edited, 'utf8')) as string[]) await removeLine(file);
  }
  await copyFile(kept, config);
  for (const name of [pluginFile, changeFile, editedFile, `${keepAs}${path.extname(config)}`]) {
    await rm(path.join(dir, name), { force: true });
  }
  await rm(kept);
}

function keptConfig({ root }: Workspace, config: string): string {
  return path.join(root, 'original', path.basename(config));
}

async function removeLine(file: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, lines.filter((line) => !line.endsWith(` ${lineMark}`)).join('\n'));
}
