import type { ResourceView, Values } from '../resource-type.ts';

/** The named properties that the template gives, under their own names. */
export function pickProperties(values: Values, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
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
