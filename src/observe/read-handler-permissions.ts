import { type CloudFormationClient, DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { HandlerPermissions } from '../denial/attribution/candidates.ts';
import { unless } from '../to-harness-error.ts';

const permissions = z.object({ permissions: z.array(z.string()).default([]) }).optional();
const schemaOfType = z.object({
  handlers: z
    .object({ create: permissions, read: permissions, update: permissions, delete: permissions })
    .optional(),
});

/**
 * What the handlers of a resource type may call, by the registry's schema of it. Undefined for types without handlers of that kind
 * and for those that the registry does not know.
 * cloudformation:DescribeType
 * Source: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html (handlers)
 */
export async function readHandlerPermissions(
  client: CloudFormationClient,
  typeName: string,
): Promise<HandlerPermissions | undefined> {
  const answer = await unless(['TypeNotFoundException', 'CFNRegistryException'], () =>
    client.send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: typeName })),
  );
  const schema = schemaOfType.safeParse(parseJson(answer?.Schema));
  const { handlers } = schema.success ? schema.data : {};
  if (handlers === undefined) return undefined;
  return {
    create: handlers.create?.permissions ?? [],
    read: handlers.read?.permissions ?? [],
    update: handlers.update?.permissions ?? [],
    delete: handlers.delete?.permissions ?? [],
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
