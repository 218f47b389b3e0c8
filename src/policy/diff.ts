import { compareText, conditionKey } from './document.ts';
import { coversMember, coversPlace, expandPolicy, type Rule, type WrittenStatement } from './expand.ts';
import type { Condition } from './grant.ts';
import { selectionKey, type Selection } from './selection.ts';

/** An (action, resource, condition) that only one of two policies has. */
export interface Difference {
  /** `Deny`: the other policy denies it. */
  readonly effect: 'Allow' | 'Deny';
  /** An action, or where `isOpen` all that the selection picks beyond the actions that are known by name. */
  readonly action: Selection;
  readonly resource: Selection;
  readonly condition?: Condition;
  /** The wildcard or `NotAction` that it comes from. */
  readonly from?: Selection;
  readonly isOpen: boolean;
}

export interface PolicyDiff {
  /** What the second policy allows and the first does not, and what only the first denies. */
  readonly added: readonly Difference[];
  /** The other way round. */
  readonly removed: readonly Difference[];
  /** How many triples of the second are in the first too, as they are or in a wider one. */
  readonly unchanged: number;
}

/**
 * Compares what two policies allow, however they are written. A triple is no difference where one triple of the other side
 * covers it: the same action, a resource pattern that is as wide or wider, the same condition or none. Several triples that only
 * together cover one are not joined: then it is told as a difference.
 */
export function diffPolicies(
  before: readonly WrittenStatement[],
  after: readonly WrittenStatement[],
  knownActions: readonly string[],
): PolicyDiff {
  const [old, current] = [before, after].map((statements) => expandPolicy(statements, knownActions));
  const more = compareRules(current ?? [], old ?? []);
  const less = compareRules(old ?? [], current ?? []);
  return {
    added: sortDifferences([...only('Allow', more.lacking), ...only('Deny', less.lacking)]),
    removed: sortDifferences([...only('Allow', less.lacking), ...only('Deny', more.lacking)]),
    unchanged: more.shared,
  };
}

function compareRules(
  rules: readonly Rule[],
  others: readonly Rule[],
): { readonly lacking: readonly Difference[]; readonly shared: number } {
  const lacking: Difference[] = [];
  let shared = 0;
  for (const rule of rules) {
    const wider = others.filter((other) => coversPlace(other, rule));
    for (const [key, member] of rule.members) {
      if (wider.some((other) => coversMember(other, key, member))) {
        shared += 1;
      } else {
        const { effect, resource, condition } = rule;
        lacking.push({ effect, resource, ...(condition !== undefined && { condition }), ...member });
      }
    }
  }
  return { lacking, shared };
}

function only(effect: Difference['effect'], differences: readonly Difference[]): Difference[] {
  return differences.filter((difference) => difference.effect === effect);
}

function sortDifferences(differences: readonly Difference[]): Difference[] {
  const key = ({ effect, action, resource, condition }: Difference): string =>
    [effect, selectionKey(action), selectionKey(resource), conditionKey(condition)].join('\n');
  return differences
    .map((difference) => ({ difference, key: key(difference) }))
    .toSorted((a, b) => compareText(a.key, b.key))
    .map(({ difference }) => difference);
}
