/**
 * `<stack>-<LogicalId>-<suffix>`. Where it is longer than `maxLength`, the stack's name and the logical id are cut from
 * their ends, the logical id first, until each holds half of the room.
 * Sources: https://github.com/aws/aws-parallelcluster/pull/6138 (43 and 42 letters of 99), and generated names in public reports, such as `<11 letters>-CustomS3AutoDeleteObjectsCustomResourc-<13 letters>` for a role (64).
 */
export function makePhysicalName(
  parts: { readonly stackName: string; readonly logicalId: string; readonly suffix: string },
  options: { readonly maxLength?: number; readonly lowerCase?: boolean } = {},
): string {
  const { stackName, logicalId, suffix } = parts;
  const room = (options.maxLength ?? 255) - suffix.length - 2;
  const stackRoom = Math.max(room - logicalId.length, Math.ceil(room / 2));
  const stackPart = stackName.slice(0, stackRoom);
  const logicalPart = logicalId.slice(0, room - stackPart.length);
  const name = `${stackPart}-${logicalPart}-${suffix}`;
  return options.lowerCase ? name.toLowerCase() : name;
}
