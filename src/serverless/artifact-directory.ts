import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Workspace } from './workspace.ts';

/** Of what Serverless writes, the part that is read here. */
const stateSchema = z.object({ package: z.object({ artifactDirectoryName: z.string() }) });

/**
 * The prefix under which the last deployment's artifacts were uploaded, `serverless/orders/dev/1700000000000-…`:
 * another one each time. Absent before the first packaging.
 */
export async function readArtifactDirectory({ dir }: Pick<Workspace, 'dir'>): Promise<string | undefined> {
  const file = path.join(dir, '.serverless', 'serverless-state.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = stateSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data.package.artifactDirectoryName : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half-written by a child that was ended.
    return undefined;
  }
}
