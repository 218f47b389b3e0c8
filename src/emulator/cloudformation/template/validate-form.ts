import type { Values } from '../resource-type.ts';
import { validationError } from './validation-error.ts';

/** Source of all limits: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const mostBytes = 1_000_000;
const mostDescriptionBytes = 1024;
const mostMembers: Readonly<Record<string, number>> = {
  Mappings: 200,
  Outputs: 200,
  Parameters: 200,
  Resources: 500,
};

/** @throws AwsError ValidationError for what is too large, of another version, or holds null; `root` is plain data */
export function assertForm(body: string, root: Values): void {
  if (Buffer.byteLength(body) > mostBytes) {
    throw validationError(`Template may not exceed ${mostBytes} bytes in size.`);
  }
  const { AWSTemplateFormatVersion: version = '2010-09-09', Description: description } = root;
  // YAML reads the version as a date where it stands without quotes.
  const text = version instanceof Date ? version.toISOString().slice(0, 10) : version;
  if (text !== '2010-09-09') {
    throw validationError('Template format error: unsupported value for AWSTemplateFormatVersion.');
  }
  if (description !== undefined && typeof description !== 'string') {
    throw validationError('Template format error: Every Description member must be a string.');
  }
  if (Buffer.byteLength(description ?? '') > mostDescriptionBytes) {
    throw validationError(
      `Template format error: 'Description' length is greater than ${mostDescriptionBytes}.`,
    );
  }
  assertNoNull(root);
  for (const [section, most] of Object.entries(mostMembers)) {
    const count = Object.keys((root[section] as Values | undefined) ?? {}).length;
    if (count > most) {
      throw validationError(
        `Template format error: Number of ${section.toLowerCase()}, ${count}, is greater than maximum allowed, ${most}`,
      );
    }
  }
}

/** Properties stand in the path under `Type`: https://github.com/aws-cloudformation/cfn-lint/issues/38 */
function assertNoNull(root: Values): void {
  const visit = (value: unknown, path: readonly string[]): void => {
    if (value === null) {
      const printed = path.map((part, depth) =>
        depth === 2 && part === 'Properties' && path[0] === 'Resources' && path.length > 3 ? 'Type' : part,
      );
      throw validationError(`[/${printed.join('/')}] 'null' values are not allowed in templates`);
    }
    if (typeof value !== 'object' || value instanceof Date) return;
    for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  for (const [section, value] of Object.entries(root)) if (section !== 'Metadata') visit(value, [section]);
}
