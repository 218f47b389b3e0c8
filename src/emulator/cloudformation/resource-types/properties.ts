import type { ResourceView, Values } from '../resource-type.ts';

/** The named properties that the template gives, under their own names. */
export function pickProperties(values: Values, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

/** A property as text; templates give numbers and booleans where an API takes text. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A property that must be there as text: a name or an id. */
export function requiredText(resource: ResourceView, name: string): string {
  return textOf(resource.properties[name]) ?? '';
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}

/** A property as a number; templates give numbers as text too. */
export function numberOf(value: unknown): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}

/** `PathPart` as `pathPart`, the way API Gateway's first version and others spell their members. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The named properties that the template gives, first letter lowered. */
export function pickLowered(values: Values, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(pickProperties(values, ...names)).map(([name, value]) => [lowerFirst(name), value]),
  );
}

/**
 * A structure with the first letter of every key lowered, lists and all. What stands under a key of `asIs` keeps its own keys: maps
 * whose keys are somebody's words.
 */
export function lowerKeys(value: unknown, ...asIs: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => lowerKeys(item, ...asIs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      lowerFirst(key),
      asIs.includes(key) ? inner : lowerKeys(inner, ...asIs),
    ]),
  );
}
