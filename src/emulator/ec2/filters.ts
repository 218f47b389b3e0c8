import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../operation.ts';

/** What each filter of an operation looks at. */
export type FilterFields<Item> = Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>;

/**
 * The items that fit every filter; of a filter's values any, with `*` and `?`.
 * @throws AwsError InvalidParameterValue for a filter that the operation does not have
 */
export function fitting<Item extends { readonly tags: Readonly<Record<string, string>> }>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  fields: FilterFields<Item>,
): Item[] {
  const tests = (filters ?? []).map(({ Name: name = '', Values: values = [] }) => {
    const field = fieldOf(name, fields);
    const patterns = values.map(toPattern);
    return (item: Item) =>
      field(item).some((text) => text !== undefined && patterns.some((pattern) => pattern.test(text)));
  });
  return items.filter((item) => tests.every((test) => test(item)));
}

function fieldOf<Item extends { readonly tags: Readonly<Record<string, string>> }>(
  name: string,
  fields: FilterFields<Item>,
): FilterFields<Item>[string] {
  if (name === 'tag-key') return (item) => Object.keys(item.tags);
  if (name.startsWith('tag:')) return (item) => [item.tags[name.slice('tag:'.length)]];
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
  return field;
}

function toPattern(value: string): RegExp {
  const escaped = value.replaceAll(/[$()+.[\\\]^{|}]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
