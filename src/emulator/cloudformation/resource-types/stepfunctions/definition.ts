import { parse } from 'yaml';
import type { ResourceView } from '../../resource-type.ts';
import { textOf, valuesOf } from '../properties.ts';

const forms = ['Definition', 'DefinitionS3Location', 'DefinitionString'];

/** What the handler finds wrong before it calls anything, in the words of the published one. */
export function objectToDefinition({ properties }: ResourceView): string | undefined {
  const given = forms.filter((form) => properties[form] !== undefined);
  if (given.length === 1) return undefined;
  return given.length === 0
    ? 'Property validation failed. Required key [DefinitionS3Location], [DefinitionString] or [Definition] not found.'
    : 'Property validation failed. Please use one of [DefinitionS3Location], [DefinitionString] or [Definition].';
}

/** The definition that Step Functions is given; one in S3 has been read before. */
export function definitionOf(resource: ResourceView): string {
  const { properties } = resource;
  const { DefinitionString: text, Definition: object } = properties;
  if (text !== undefined) return substitute(textOf(text) ?? '', resource);
  if (object !== undefined) return substitute(JSON.stringify(object, undefined, 2), resource);
  const read = resource.output('s3:GetObject')['Body'];
  return asJson(substitute(Buffer.from(read as Uint8Array).toString(), resource));
}

/** `${Name}` by what DefinitionSubstitutions says of it, again and again as long as there is one. */
function substitute(definition: string, { properties }: ResourceView): string {
  const substitutions = Object.entries(valuesOf(properties['DefinitionSubstitutions']));
  let done = definition;
  // A value that names itself would never come to an end.
  for (let round = 0; round <= substitutions.length; round += 1) {
    const before = done;
    for (const [name, value] of substitutions) done = done.replaceAll(`\${${name}}`, textOf(value) ?? '');
    if (done === before) break;
  }
  return done;
}

/** What is read from S3 may be YAML. */
function asJson(definition: string): string {
  try {
    JSON.parse(definition);
    return definition;
  } catch {
    return JSON.stringify(parse(definition), undefined, 2);
  }
}
