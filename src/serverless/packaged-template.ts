import { z } from 'zod';
import { mainTemplate, readPackaged } from './read-packaged.ts';
import type { Workspace } from './workspace.ts';

const properties = z.record(z.string(), z.unknown());

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: properties.optional() })),
});

interface PackagedResource {
  readonly type: string;
  /** As packaged: references and functions are not resolved. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The resources of the template that was packaged last, by logical id. None before the first packaging. */
export async function readPackagedTemplate(
  workspace: Pick<Workspace, 'dir'>,
): Promise<ReadonlyMap<string, PackagedResource>> {
  const read = await readPackaged(workspace, mainTemplate);
  const parsed = templateSchema.safeParse(read);
  const resources = Object.entries(parsed.success ? parsed.data.Resources : {});
  return new Map(
    resources.map(([logicalId, { Type, Properties }]) => [
      logicalId,
      { type: Type, properties: Properties ?? {} },
    ]),
  );
}
