import type { Values } from '../resource-type.ts';

/** One place in a template that names something else. */
export type Reference =
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly attribute: string }
  | { readonly kind: 'condition'; readonly name: string }
  | { readonly kind: 'import'; readonly name: unknown };

/** The names inside `${…}` of a Fn::Sub text; `${!literal}` is none. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((match) => (match[1] ?? '').trim());
}

function* referencesOfSub(argument: unknown, isTrue: IsTrue): Generator<Reference> {
  const [text, variables] = Array.isArray(argument)
    ? [argument[0] as unknown, (argument[1] ?? {}) as Values]
    : [argument, {}];
  yield* referencesOf(variables, isTrue);
  if (typeof text !== 'string') return;
  for (const name of placeholdersOf(text)) {
    if (name in variables) continue;
    const dot = name.indexOf('.');
    if (dot < 0) yield { kind: 'ref', name };
    else yield { kind: 'attribute', name: name.slice(0, dot), attribute: name.slice(dot + 1) };
  }
}

/** Answers for a condition's name; undefined where it is not decided: both branches of Fn::If then count. */
type IsTrue = (condition: string) => boolean | undefined;

function* referencesOfIf(argument: unknown, isTrue: IsTrue): Generator<Reference> {
  if (!Array.isArray(argument)) return;
  const [condition, whenTrue, whenFalse] = argument as unknown[];
  yield { kind: 'condition', name: String(condition) };
  const decided = isTrue(String(condition));
  if (decided !== false) yield* referencesOf(whenTrue, isTrue);
  if (decided !== true) yield* referencesOf(whenFalse, isTrue);
}

/** Splits the argument of Fn::GetAtt, list or dotted text; undefined if it is neither. */
export function splitGetAtt(argument: unknown): { name: string; attribute: unknown } | undefined {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return dot < 0 ? undefined : { name: argument.slice(0, dot), attribute: argument.slice(dot + 1) };
  }
  if (!Array.isArray(argument) || argument.length < 2) return undefined;
  const rest = argument.slice(1);
  const attribute = rest.every((part) => typeof part === 'string') ? rest.join('.') : (rest[0] as unknown);
  return { name: String(argument[0]), attribute };
}

/** Every reference inside a value, depth first. */
export function* referencesOf(value: unknown, isTrue: IsTrue = () => undefined): Generator<Reference> {
  if (Array.isArray(value)) {
    for (const item of value) yield* referencesOf(item, isTrue);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const [name, argument] = entries.length === 1 ? (entries[0] ?? ['', undefined]) : ['', undefined];
  switch (name) {
    case 'Ref':
      yield { kind: 'ref', name: String(argument) };
      return;
    case 'Fn::GetAtt': {
      const target = splitGetAtt(argument);
      if (!target) return;
      yield { kind: 'attribute', name: target.name, attribute: String(target.attribute) };
      if (typeof target.attribute === 'object') yield* referencesOf(target.attribute, isTrue);
      return;
    }
    case 'Fn::Sub':
      yield* referencesOfSub(argument, isTrue);
      return;
    case 'Fn::If':
      yield* referencesOfIf(argument, isTrue);
      return;
    case 'Fn::ImportValue':
      yield { kind: 'import', name: argument };
      yield* referencesOf(argument, isTrue);
      return;
    default:
      for (const [, item] of entries) yield* referencesOf(item, isTrue);
  }
}

/** The conditions that a condition expression names. */
export function* conditionsOf(expression: unknown): Generator<string> {
  if (Array.isArray(expression)) {
    for (const item of expression) yield* conditionsOf(item);
  } else if (typeof expression === 'object' && expression !== null) {
    for (const [name, item] of Object.entries(expression)) {
      if (name === 'Condition' && typeof item === 'string') yield item;
      else yield* conditionsOf(item);
    }
  }
}
