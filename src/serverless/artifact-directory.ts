import { z } from 'zod';
import { readPackaged } from './read-packaged.ts';
import type { Workspace } from './workspace.ts';

/** Of what Serverless writes, the part that is read here. */
const stateSchema = z.object({ package: z.object({ artifactDirectoryName: z.string() }) });

/**
 * The prefix under which the last deployment's artifacts were uploaded, `serverless/orders/dev/1700000000000-…`:
 * another one each time. Absent before the first packaging.
 */
export async function readArtifactDirectory(workspace: Pick<Workspace, 'dir'>): Promise<string | undefined> {
  const parsed = stateSchema.safeParse(await readPackaged(workspace, 'serverless-state.json'));
  return parsed.success ? parsed.data.package.artifactDirectoryName : undefined;
}
