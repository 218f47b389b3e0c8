import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from './workspace.ts';

/** The template of the service's own stack. */
export const mainTemplate = 'cloudformation-template-update-stack.json';

/** The names of what was packaged last. None before the first packaging. */
export async function listPackaged({ dir }: Pick<Workspace, 'dir'>): Promise<readonly string[]> {
  return readdir(packageDirectory(dir)).catch(() => []);
}

/** A JSON file of the last packaging. Undefined before the first one, and where a child was ended while it wrote. */
export async function readPackaged({ dir }: Pick<Workspace, 'dir'>, name: string): Promise<unknown> {
  const file = path.join(packageDirectory(dir), name);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function packageDirectory(service: string): string {
  return path.join(service, '.serverless');
}
