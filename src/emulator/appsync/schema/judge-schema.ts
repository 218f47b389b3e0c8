import { readSchema, type Schema } from './read-schema.ts';

export type SchemaVerdict =
  | { readonly kind: 'good'; readonly schema: Schema }
  | { readonly kind: 'bad'; readonly details: string };

/** Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html */
const scalars: readonly string[] = [
  'ID',
  'String',
  'Int',
  'Float',
  'Boolean',
  'AWSDate',
  'AWSTime',
  'AWSDateTime',
  'AWSTimestamp',
  'AWSEmail',
  'AWSJSON',
  'AWSURL',
  'AWSPhone',
  'AWSIPAddress',
];

/** What AppSync says of a schema when it has looked at it; sources of the words: behaviour.md. */
export function judgeSchema(text: string): SchemaVerdict {
  const schema = readSchema(text);
  if (!schema) {
    return {
      kind: 'bad',
      details: "Failed to parse schema document - ensure it's a valid SDL-formatted document.",
    };
  }
  if (!schema.hasSchema && !schema.fields.has('Query')) {
    return { kind: 'bad', details: 'There is no top level schema object defined.' };
  }
  const problems = [...schema.fields].flatMap(([owner, fields]) =>
    fields
      .filter(({ type }) => !scalars.includes(type.text) && !schema.names.has(type.text))
      .map(
        ({ type: { text: type, line, column } }) =>
          `The field type '${type}' is not present when resolving type '${owner}' [@${line}:${column}]`,
      ),
  );
  return problems.length === 0
    ? { kind: 'good', schema }
    : {
        kind: 'bad',
        details: `Found ${problems.length} problem(s) with the schema:\n${problems.join('\n')}`,
      };
}
