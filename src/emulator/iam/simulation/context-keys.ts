import type { PolicySource } from './policy-sources.ts';

/** The part of a statement that can ask for keys, as it is written. */
type Json = Readonly<Record<string, unknown>>;

const variable = /\$\{\s*([^{},\s]+)\s*(?:,[^{}]*)?\}/g;

/**
 * The condition keys that statements of a document ask for, in conditions and in variables, as they are spelled there, each once.
 * `isMeant`: by the place of the statement. Absent: all.
 */
export function contextKeysOf(
  { text }: Pick<PolicySource, 'text'>,
  isMeant: (index: number) => boolean = () => true,
): readonly string[] {
  const document = JSON.parse(text) as Json;
  const statements = ([document['Statement']].flat() as readonly Json[]).filter((_, index) => isMeant(index));
  const keys = statements.flatMap((statement) => [
    ...Object.values((statement['Condition'] ?? {}) as Readonly<Record<string, Json>>).flatMap(Object.keys),
    ...variablesIn(JSON.stringify([statement['Resource'], statement['NotResource'], statement['Condition']])),
  ]);
  const seen = new Map(keys.toReversed().map((key) => [key.toLowerCase(), key]));
  return [...seen.values()].toReversed();
}

/** `${*}`, `${?}` and `${$}` are characters. */
function variablesIn(json: string): readonly string[] {
  return [...json.matchAll(variable)].flatMap(([, key]) => (key && !/^[*?$]$/.test(key) ? [key] : []));
}
