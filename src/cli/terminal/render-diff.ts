import { compareText } from '../../policy/document.ts';
import type { Difference, PolicyDiff } from '../../policy/diff.ts';
import type { Condition } from '../../policy/grant.ts';
import type { Selection } from '../../policy/selection.ts';
import type { Style } from './style.ts';
import { renderCount } from './text.ts';

/** A difference as JSON has it, in the words of a policy. */
interface DescribedDifference {
  readonly effect: 'Allow' | 'Deny';
  readonly action?: string;
  readonly notAction?: readonly string[];
  readonly resource?: string;
  readonly notResource?: readonly string[];
  readonly condition?: Condition;
  /** The wildcard or NotAction it comes from. */
  readonly from?: string;
  /** It stands for what is not known by name, and was compared as text. */
  readonly asText?: true;
}

/** What `harness diff --json` prints. */
export interface DescribedDiff {
  readonly added: readonly DescribedDifference[];
  readonly removed: readonly DescribedDifference[];
  readonly unchanged: number;
}

export function describeDiff({ added, removed, unchanged }: PolicyDiff): DescribedDiff {
  return { added: added.map(describe), removed: removed.map(describe), unchanged };
}

/** The same for a person: each action with its resources, each wildcard once. */
export function renderDiff(
  { added, removed, unchanged }: PolicyDiff,
  names: { readonly before: string; readonly after: string },
  style: Style,
): string {
  if (added.length + removed.length === 0) {
    return `both allow the same: ${renderCount(unchanged, 'triple')} of action, resource and condition\n`;
  }
  const { before, after } = names;
  return [
    ...renderSide(added, `${after} allows more than ${before}:`, {
      denier: before,
      mark: (text) => style('green', `+ ${text}`),
    }),
    ...renderSide(removed, `${after} allows less than ${before}:`, {
      denier: after,
      mark: (text) => style('red', `- ${text}`),
    }),
    `${added.length} added, ${removed.length} removed, ${unchanged} unchanged\n`,
  ].join('\n');
}

interface Side {
  /** Whose Denies are told here. */
  readonly denier: string;
  readonly mark: (text: string) => string;
}

function renderSide(differences: readonly Difference[], title: string, { denier, mark }: Side): string[] {
  if (differences.length === 0) return [];
  const placesByLabel = new Map<string, string[]>();
  for (const together of groupBy(differences, (one) => JSON.stringify([placeOf(one), originOf(one)]))) {
    const [first] = together;
    if (first === undefined) continue;
    const label =
      first.effect === 'Deny' ? `${labelOf(together)}, which ${denier} denies` : labelOf(together);
    placesByLabel.set(label, [...(placesByLabel.get(label) ?? []), placeOf(first)]);
  }
  const lines = [...placesByLabel]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([label, places]) => [
      `  ${mark(label)}`,
      ...places.toSorted(compareText).map((place) => `      ${place}`),
    ]);
  return [[title, ...lines, ''].join('\n')];
}

/** An action that is written as such is told by its name; those of one wildcard are told together. */
function labelOf(differences: readonly Difference[]): string {
  const names = differences.filter(({ isOpen }) => !isOpen).map(({ action }) => tellActions(action));
  const from = differences[0]?.from;
  if (from === undefined) return names.join(', ');
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  const known = names.length === 0 ? [] : [`${renderCount(names.length, 'action')}: ${shown.join(', ')}`];
  const rest = names.length < differences.length ? ['what is not known by name'] : [];
  return `${tellActions(from)} (${[...known, ...rest].join('; and ')})`;
}

function placeOf({ resource, condition }: Difference): string {
  const where = tellResources(resource);
  return condition === undefined ? where : `${where} if ${JSON.stringify(condition)}`;
}

function originOf({ effect, action, from }: Difference): string {
  return JSON.stringify([effect, from ?? action]);
}

function groupBy(
  differences: readonly Difference[],
  key: (difference: Difference) => string,
): readonly (readonly Difference[])[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const group = groups.get(key(difference)) ?? [];
    groups.set(key(difference), group);
    group.push(difference);
  }
  return [...groups.values()];
}

function describe({ effect, action, resource, condition, from, isOpen }: Difference): DescribedDifference {
  return {
    effect,
    ...(action.kind === 'matching' ? { action: action.pattern } : { notAction: action.patterns }),
    ...(resource.kind === 'matching' ? { resource: resource.pattern } : { notResource: resource.patterns }),
    ...(condition !== undefined && { condition }),
    ...(from !== undefined && { from: tellActions(from) }),
    ...(isOpen && { asText: true as const }),
  };
}

function tellActions(selection: Selection): string {
  return selection.kind === 'matching' ? selection.pattern : `NotAction ${selection.patterns.join(', ')}`;
}

function tellResources(selection: Selection): string {
  return selection.kind === 'matching' ? selection.pattern : `NotResource ${selection.patterns.join(', ')}`;
}
