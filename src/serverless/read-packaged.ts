import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from './workspace.ts';

/** The template of the service's own stack. */
export const mainTemplate = 'cloudformation-template-update-stack.json';

/** A JSON file of the last packaging. Undefined before the first one, and where a child was ended while it wrote. */
export async function readPackaged({ dir }: Pick<Workspace, 'dir'>, name: string): Promise<unknown> {
  const file = path.join(dir, '.serverless', name);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
