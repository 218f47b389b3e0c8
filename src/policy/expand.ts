import { conditionKey } from './document.ts';
import type { Condition } from './grant.ts';
import { coversAction } from './match.ts';
import { coversActions, coversResources, selectionKey, type Selection } from './selection.ts';

/** One statement of any policy, as IAM's grammar has it. Each list picks together what its selections pick. */
export interface WrittenStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly Selection[];
  readonly resources: readonly Selection[];
  readonly condition?: Condition;
}

/** An action of a rule. */
export interface Member {
  /** An action, or where `isOpen` whatever the selection picks that is not known by name. */
  readonly action: Selection;
  /** The wildcard or `NotAction` that it comes from. */
  readonly from?: Selection;
  readonly isOpen: boolean;
}

/** What a policy says of one selection of resources under one condition. */
export interface Rule {
  readonly effect: 'Allow' | 'Deny';
  readonly resource: Selection;
  readonly condition?: Condition;
  /** By a text that is the same for the same action. */
  readonly members: ReadonlyMap<string, Member>;
  /** What its wildcards pick, also of what is not known by name. */
  readonly open: readonly Selection[];
}

/**
 * A policy with its wildcards in actions opened over the actions that are known. New ones come up all the time, so each wildcard
 * also stays as what it is written, for all that is not known by name. What an unconditional Deny takes away is left out of the
 * Allows; the Denies stay, since they hold against other policies too.
 */
export function expandPolicy(
  statements: readonly WrittenStatement[],
  knownActions: readonly string[],
): readonly Rule[] {
  const spellings = new Map(knownActions.map((action) => [action.toLowerCase(), action]));
  const byPlace = new Map<string, Rule>();
  for (const { effect, actions, resources, condition } of statements) {
    const members = new Map(actions.flatMap((action) => openActions(action, spellings)));
    const open = actions.filter((action) => isOpen(action));
    for (const resource of resources) {
      const key = JSON.stringify([effect, selectionKey(resource), sameCondition(condition)]);
      const earlier = byPlace.get(key);
      byPlace.set(key, {
        effect,
        resource,
        ...(condition !== undefined && { condition }),
        members: earlier === undefined ? members : new Map([...earlier.members, ...members]),
        open: [...(earlier?.open ?? []), ...open],
      });
    }
  }
  const rules = [...byPlace.values()];
  return rules.map((rule) => (rule.effect === 'Allow' ? withoutDenied(rule, rules) : rule));
}

/** Whether all that `inner` says of its member is said by `outer` too. */
export function coversMember(outer: Rule, key: string, member: Member): boolean {
  return outer.members.has(key) || outer.open.some((selection) => coversActions(selection, member.action));
}

/** Whether the one holds wherever the other does: no condition holds always. */
export function coversPlace(outer: Rule, inner: Rule): boolean {
  return (
    outer.effect === inner.effect &&
    coversResources(outer.resource, inner.resource) &&
    (outer.condition === undefined || sameCondition(outer.condition) === sameCondition(inner.condition))
  );
}

/** The wildcards that match no action that is known: nothing but their text can be compared. */
export function findUnknownWildcards(
  statements: readonly WrittenStatement[],
  knownActions: readonly string[],
): readonly string[] {
  const patterns = statements.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.kind === 'matching' ? [action.pattern] : action.patterns)),
  );
  const unknown = patterns.filter(
    (pattern) => isWildcard(pattern) && !knownActions.some((action) => coversAction(pattern, action)),
  );
  return [...new Set(unknown)];
}

function openActions(selection: Selection, spellings: ReadonlyMap<string, string>): [string, Member][] {
  if (selection.kind === 'matching' && !isOpen(selection)) {
    const key = selection.pattern.toLowerCase();
    const pattern = spellings.get(key) ?? selection.pattern;
    return [[key, { action: { kind: 'matching', pattern }, isOpen: false }]];
  }
  const picked = [...spellings].filter(([, pattern]) =>
    coversActions(selection, { kind: 'matching', pattern }),
  );
  return [
    ...picked.map(([key, pattern]): [string, Member] => [
      key,
      { action: { kind: 'matching', pattern }, from: selection, isOpen: false },
    ]),
    [`open ${selectionKey(selection).toLowerCase()}`, { action: selection, from: selection, isOpen: true }],
  ];
}

function withoutDenied(rule: Rule, rules: readonly Rule[]): Rule {
  const denies = rules.filter(
    ({ effect, resource, condition }) =>
      effect === 'Deny' && condition === undefined && coversResources(resource, rule.resource),
  );
  if (denies.length === 0) return rule;
  const left = [...rule.members].filter(
    ([key, member]) => !denies.some((deny) => coversMember(deny, key, member)),
  );
  return { ...rule, members: new Map(left) };
}

/** Names of condition keys match without regard to case, and a value counts once. */
function sameCondition(condition: Condition | undefined): string {
  if (condition === undefined) return '';
  const operators = Object.entries(condition).map(([operator, keys]) => [
    operator,
    Object.fromEntries(
      Object.entries(keys).map(([key, values]) => [key.toLowerCase(), [...new Set([values].flat())]]),
    ),
  ]);
  return conditionKey(Object.fromEntries(operators) as Condition);
}

function isOpen(selection: Selection): boolean {
  return selection.kind === 'all-but' || isWildcard(selection.pattern);
}

function isWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}
