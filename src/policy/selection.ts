import { coversAction, coversResource } from './match.ts';

/**
 * Actions or resources as a statement picks them: what one pattern matches, or everything but what some patterns match
 * (`NotAction`, `NotResource`).
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
 */
export type Selection =
  | { readonly kind: 'matching'; readonly pattern: string }
  | { readonly kind: 'all-but'; readonly patterns: readonly string[] };

/** Whether all that `inner` picks is picked by `outer` too. `false` also where that cannot be told from the texts. */
export function coversActions(outer: Selection, inner: Selection): boolean {
  return coversSelection(outer, inner, coversAction, (a, b) => overlaps(a.toLowerCase(), b.toLowerCase()));
}

/** The same for resources. */
export function coversResources(outer: Selection, inner: Selection): boolean {
  return coversSelection(outer, inner, coversResource, overlaps);
}

/** Whether a statement allows whatever there is, under no condition. */
export function allowsEverything(statement: {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly Selection[];
  readonly resources: readonly Selection[];
  readonly condition?: unknown;
}): boolean {
  return (
    statement.effect === 'Allow' &&
    statement.condition === undefined &&
    statement.actions.some((one) => coversActions(one, { kind: 'matching', pattern: '*:*' })) &&
    statement.resources.some((one) => coversResources(one, { kind: 'matching', pattern: '*' }))
  );
}

/** Equal for two selections that are written alike, in whatever order. */
export function selectionKey(selection: Selection): string {
  return selection.kind === 'matching'
    ? selection.pattern
    : `all but ${JSON.stringify([...new Set(selection.patterns)].toSorted())}`;
}

function coversSelection(
  outer: Selection,
  inner: Selection,
  covers: (outer: string, inner: string) => boolean,
  overlap: (a: string, b: string) => boolean,
): boolean {
  if (outer.kind === 'matching') {
    return inner.kind === 'matching'
      ? covers(outer.pattern, inner.pattern)
      : /^\*(:\*)?$/.test(outer.pattern);
  }
  return inner.kind === 'matching'
    ? outer.patterns.every((left) => !overlap(left, inner.pattern))
    : outer.patterns.every((left) => inner.patterns.some((wider) => covers(wider, left)));
}

/**
 * Whether a text exists that both patterns match. ARNs are taken as plain text, in which a `*` runs across colons: it may answer
 * `true` for two that AWS keeps apart, never `false` for two that it does not. A variable may stand for any text.
 */
export function overlaps(a: string, b: string): boolean {
  const [left, right] = [openVariables(a), openVariables(b)];
  // What the first characters of both can match together, one row for each length of the left one.
  let row = Array.from({ length: right.length + 1 }, (_, length) => /^\**$/.test(right.slice(0, length)));
  for (const character of left) {
    const next = [character === '*' && (row[0] ?? false)];
    for (let at = 0; at < right.length; at += 1) {
      const both = [character, right[at]];
      const isRun = both.includes('*') && ((row[at + 1] ?? false) || (next[at] ?? false));
      const isSame = character === right[at] || both.includes('*') || both.includes('?');
      next.push(isRun || (isSame && (row[at] ?? false)));
    }
    row = next;
  }
  return row.at(-1) ?? false;
}

function openVariables(text: string): string {
  return text.replaceAll(/\$\{[^}]*\}/g, '*');
}
