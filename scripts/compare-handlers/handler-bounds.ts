import { z } from 'zod';

const permissions = z.array(z.string()).default([]);

/** What a resource type's schema lists for each of its handlers, as IAM actions. */
const typeBound = z.object({
  create: permissions,
  read: permissions,
  update: permissions,
  delete: permissions,
  tagging: permissions,
});

export type TypeBound = z.infer<typeof typeBound>;

/** By resource type. */
export type HandlerBounds = ReadonlyMap<string, TypeBound>;

/**
 * Reads the permissions that CloudFormation's registry lists for the handlers of resource types, one JSON object:
 * `{ "AWS::SQS::Queue": { "create": ["sqs:CreateQueue"], "read": […], "update": […], "delete": […], "tagging": […] } }`.
 * A name that starts with `$` is a remark; a list that is absent is empty, other lists are not looked at. Such a file is made of the
 * `Schema` that `DescribeType` answers for each type (`handlers.create.permissions` and so on, `tagging.permissions`), or of the schemas
 * that https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schemas.html offers for download.
 *
 * @throws ZodError, SyntaxError
 */
export function parseHandlerBounds(text: string): HandlerBounds {
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
  return new Map(
    entries.filter(([name]) => !name.startsWith('$')).map(([name, value]) => [name, typeBound.parse(value)]),
  );
}
