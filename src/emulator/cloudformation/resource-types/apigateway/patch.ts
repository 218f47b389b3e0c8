import type { ResourceView, Values } from '../../resource-type.ts';
import { lowerFirst, textOf, valuesOf } from '../properties.ts';

export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: string | undefined;
}

/** One operation for each of the named properties that changed. */
export function patchChanged(resource: ResourceView, ...names: readonly string[]): PatchOperation[] {
  return names
    .filter((name) => resource.changed(name))
    .map((name) => setOrRemove(`/${lowerFirst(name)}`, resource.properties[name]));
}

/** What makes a map under `path` into another: `/variables/COLOUR`. */
export function patchMap(path: string, before: Values, now: Values): PatchOperation[] {
  const gone = Object.keys(before).filter((key) => now[key] === undefined);
  const set = Object.keys(now).filter((key) => textOf(now[key]) !== textOf(before[key]));
  return [
    ...gone.map((key): PatchOperation => ({ op: 'remove', path: `${path}/${escapeSegment(key)}` })),
    ...set.map((key): PatchOperation => ({
      op: 'replace',
      path: `${path}/${escapeSegment(key)}`,
      value: textOf(now[key]),
    })),
  ];
}

/** What makes a list of texts under `path` into another. */
export function patchList(
  path: string,
  before: readonly unknown[],
  now: readonly unknown[],
): PatchOperation[] {
  const operation = (op: 'add' | 'remove') => (element: unknown) => ({
    op,
    path: `${path}/${escapeSegment(textOf(element) ?? '')}`,
  });
  return [
    ...before.filter((element) => !now.includes(element)).map(operation('remove')),
    ...now.filter((element) => !before.includes(element)).map(operation('add')),
  ];
}

/** A structure's members one by one; without the structure all of them go. */
export function patchStructure(path: string, before: unknown, now: unknown): PatchOperation[] {
  return patchMap(path, lowerKeys(before), lowerKeys(now));
}

function lowerKeys(value: unknown): Values {
  return Object.fromEntries(
    Object.entries(valuesOf(value)).map(([key, member]) => [lowerFirst(key), member]),
  );
}

export function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

function setOrRemove(path: string, value: unknown): PatchOperation {
  return value === undefined ? { op: 'remove', path } : { op: 'replace', path, value: textOf(value) };
}
