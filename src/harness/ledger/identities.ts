import { generalise } from '../../policy/generalise.ts';
import type { DrawnId } from '../prerequisites/drawn-ids.ts';
import type { Widening } from './ledger.ts';

/**
 * Texts that name what an attempt worked on, by what they stand for: physical ids by logical id (empty where none was told),
 * the directory of the uploaded artifacts. Parameters are taken out of both.
 */
export type Identities = Readonly<Record<string, string>>;

/** The names of all things that had one and the same id in every attempt, and that the resource holds the id of. */
export function findStableNames(resource: string, identities: readonly Identities[]): readonly string[] {
  return [...collectIds(identities)].flatMap(([name, ids]) => {
    const [id] = ids;
    return ids.length === 1 && id !== undefined && replaceWhole(resource, id, '') !== resource ? [name] : [];
  });
}

/** The id of a thing that the resource holds, if it holds one. */
export function findId(
  resource: string,
  name: string,
  identities: readonly Identities[],
): string | undefined {
  return collectIds(identities)
    .get(name)
    ?.find((id) => replaceWhole(resource, id, '') !== resource);
}

/** Puts the symbol in the place of each identity of any attempt; longest first, since one id may hold another. */
export function symbolise(
  resource: string,
  identities: readonly Identities[],
): { readonly text: string; readonly names: readonly string[] } {
  const pairs = identities
    .flatMap((one) => Object.entries(one))
    .toSorted((a, b) => b[1].length - a[1].length);
  let text = resource;
  const names = new Set<string>();
  for (const [name, id] of pairs) {
    const replaced = replaceWhole(text, id, `{${name}}`);
    if (replaced === text) continue;
    text = replaced;
    names.add(name);
  }
  return { text, names: [...names] };
}

export interface KnownDifference {
  readonly to: string;
  /** The resource as printed, and as it would have been printed with the id of another attempt. */
  readonly arns: readonly [string, string];
  readonly reason: string;
}

/**
 * The pattern of a resource that holds an id of which two attempts have shown two texts already; undefined where every
 * id in it was the same in each attempt so far.
 */
export function findKnownDifference(
  resource: string,
  identities: readonly Identities[],
): KnownDifference | undefined {
  let pattern = resource;
  let other = resource;
  const names: string[] = [];
  const explained = new Set<string>();
  for (const [name, ids] of collectIds(identities)) {
    const current = ids.find((id) => replaceWhole(resource, id, '') !== resource);
    const another = ids.find((id) => id !== current);
    // A bucket and its policy have one id between them: the first name says enough.
    if (current === undefined || another === undefined || explained.has(current)) continue;
    explained.add(current);
    const elsewhere = replaceWhole(resource, current, another);
    const wider = generalise(pattern, elsewhere);
    if (wider === undefined) continue;
    pattern = wider;
    other = replaceWhole(other, current, another);
    names.push(name);
  }
  if (pattern === resource) return undefined;
  return {
    to: pattern,
    arns: [resource, other],
    reason: `${names.join(', ')} had another id in another attempt`,
  };
}

/** The pattern of a resource that holds an id which AWS has drawn for what was made beforehand; undefined where it holds none. */
export function openDrawnIds(
  resource: string,
  drawnIds: readonly DrawnId[],
): Omit<Widening, 'from'> | undefined {
  let to = resource;
  const names: string[] = [];
  for (const { what, id, pattern } of drawnIds) {
    const opened = replaceWhole(to, id, pattern);
    if (opened !== to) names.push(what);
    to = opened;
  }
  if (to === resource) return undefined;
  return {
    to,
    arns: [resource],
    reason: `the id of ${names.join(', ')} is drawn by AWS, another in each account`,
  };
}

function collectIds(identities: readonly Identities[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const one of identities) {
    for (const [name, id] of Object.entries(one)) {
      const known = ids.get(name) ?? [];
      if (id !== '' && !known.includes(id)) ids.set(name, [...known, id]);
    }
  }
  return ids;
}

/** Replaces an id where it stands as a whole, not as a part of a longer word. */
function replaceWhole(text: string, id: string, by: string): string {
  if (id === '') return text;
  let result = '';
  let from = 0;
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, from)) {
    const end = at + id.length;
    const whole = endsAtBoundary(text.slice(0, at)) && !isWordCharacter(text[end]);
    result += text.slice(from, at) + (whole ? by : id);
    from = end;
  }
  return result + text.slice(from);
}

/** A percent-encoded character ends a word, though its last digit looks like a part of one. */
function endsAtBoundary(before: string): boolean {
  return !isWordCharacter(before.at(-1)) || /%[0-9A-F]{2}$/iu.test(before);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/u.test(character);
}
