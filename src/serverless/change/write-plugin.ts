import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findConfigFile } from '../service/find-config-file.ts';
import type { Workspace } from '../workspace.ts';
import { addPlugin } from './add-plugin.ts';

/** A Serverless plugin of the harness's own. */
export interface OwnPlugin {
  /** In the workspace copy of the service. */
  readonly file: string;
  readonly text: string;
  /** Directory beside that copy for the service's configuration as it was. */
  readonly originalIn: string;
  /** See {@link addPlugin}. */
  readonly keepAs: string;
}

/** Puts a plugin into the workspace copy and lets the service load it. Once for each workspace, before any change is applied. */
export async function writePlugin(
  workspace: Workspace,
  { file, text, originalIn, keepAs }: OwnPlugin,
): Promise<void> {
  const config = await findConfigFile(workspace.dir);
  const original = path.join(workspace.root, originalIn, path.basename(config));
  await mkdir(path.dirname(original), { recursive: true, mode: 0o700 });
  await copyFile(config, original);
  await writeFile(path.join(workspace.dir, file), text);
  await addPlugin({ config, original, plugin: `./${file}`, keepAs });
}
