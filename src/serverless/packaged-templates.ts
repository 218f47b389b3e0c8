import { z } from 'zod';
import type { ServiceTemplate } from '../policy/boundary/scopes-of.ts';
import { listPackaged, mainTemplate, readPackaged } from './read-packaged.ts';
import type { Workspace } from './workspace.ts';

const properties = z.record(z.string(), z.unknown());

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
const templateSchema = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: properties.optional() })),
});

/**
 * How plugins that split a stack call the templates of its parts.
 * Source: lib/utils.js of serverless-plugin-split-stacks 1.14
 */
const nestedFile = /^cloudformation-template-.*nested-stack(?:-\d+)?\.json$/;

/** The template that was packaged last, and those of the stacks that it nests, as far as they were packaged with it. None before the first packaging. */
export async function readPackagedTemplates(
  workspace: Pick<Workspace, 'dir'>,
): Promise<readonly ServiceTemplate[]> {
  const names = await listPackaged(workspace);
  const nested = names.filter((name) => nestedFile.test(name)).toSorted();
  const read = await Promise.all(
    [mainTemplate, ...nested].map(async (name): Promise<readonly ServiceTemplate[]> => {
      const parsed = templateSchema.safeParse(await readPackaged(workspace, name));
      return parsed.success ? [toTemplate(name, parsed.data)] : [];
    }),
  );
  // Without the main one nothing was packaged.
  return read[0]?.length === 1 ? read.flat() : [];
}

function toTemplate(
  name: string,
  { Parameters, Resources }: z.infer<typeof templateSchema>,
): ServiceTemplate {
  // What is read from SSM is not what stands there.
  const plain = Object.entries(Parameters).filter(
    ([, { Type, Default }]) => Default !== undefined && !Type.startsWith('AWS::SSM::'),
  );
  return {
    name,
    defaults: Object.fromEntries(plain.map(([parameter, { Default }]) => [parameter, Default])),
    resources: new Map(
      Object.entries(Resources).map(([logicalId, { Type, Properties }]) => [
        logicalId,
        { type: Type, properties: Properties ?? {} },
      ]),
    ),
  };
}
