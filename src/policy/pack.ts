import { compareStatements, compareText, createStatement, groupGrants, uniqueGrants } from './document.ts';
import type { PolicyDocument, Statement, WrittenDocument } from './document.ts';
import type { WrittenStatement } from './expand.ts';
import type { Grant } from './grant.ts';
import { renderStatement } from './kept-statement.ts';

/**
 * How much one user may hold. Characters as {@link countCharacters} counts them.
 * Source of the defaults: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export interface PolicyQuotas {
  /** In all inline policies of the user together: 2,048 unless some of it is spoken for. */
  readonly inlineCharacters?: number;
  /** In each managed policy: 6,144. */
  readonly managedCharacters?: number;
  /** Managed policies that can be attached to the user: 10. */
  readonly attachedPolicies?: number;
}

export type Packing<Document = PolicyDocument> =
  | {
      readonly kind: 'packed';
      /** Absent where there is nothing to put in it. */
      readonly inline: Document | undefined;
      readonly managed: readonly Document[];
    }
  | {
      readonly kind: 'too-large';
      /** Of all grants in one document. */
      readonly characters: number;
      /** How many characters the quotas leave in all. */
      readonly available: number;
    };

/**
 * Grants as documents that AWS takes: one inline policy where that is enough, what it cannot hold in managed policies. What is
 * allowed stays the same, triple by triple. A grant appended to the list does not move those before it, unless there is no
 * room left otherwise.
 */
export function packGrants(grants: readonly Grant[], quotas: PolicyQuotas = {}): Packing {
  const unique = uniqueGrants(grants);
  return packItems([unique, unique.toSorted(compareGrants)], renderCompact, quotas);
}

/** The same for grants with statements beside them, each of which stays whole; these come first. */
export function packStatements(
  statements: readonly WrittenStatement[],
  grants: readonly Grant[],
  quotas: PolicyQuotas = {},
): Packing<WrittenDocument> {
  const unique = uniqueGrants(grants);
  const orders = [unique, unique.toSorted(compareGrants)].map((ordered) => [...statements, ...ordered]);
  return packItems(orders, renderMixed, quotas);
}

/** @param orders the same items, in the orders that are tried one after the other */
function packItems<Item, Document extends WrittenDocument>(
  orders: readonly (readonly Item[])[],
  render: (items: readonly Item[]) => Document,
  quotas: PolicyQuotas,
): Packing<Document> {
  const limits = [
    quotas.inlineCharacters ?? 2048,
    ...Array.from({ length: quotas.attachedPolicies ?? 10 }, () => quotas.managedCharacters ?? 6144),
  ];
  const [items = []] = orders;
  const whole = render(items);
  if (countCharacters(whole) <= (limits[0] ?? 0)) {
    return { kind: 'packed', inline: items.length === 0 ? undefined : whole, managed: [] };
  }
  for (const order of orders) {
    const bins = fillBins(order, limits, render);
    if (bins === undefined) continue;
    const [inline = [], ...managed] = bins;
    return {
      kind: 'packed',
      inline: inline.length === 0 ? undefined : render(inline),
      managed: managed.filter((bin) => bin.length > 0).map(render),
    };
  }
  return {
    kind: 'too-large',
    characters: countCharacters(whole),
    available: limits.reduce((sum, limit) => sum + limit, 0),
  };
}

/**
 * The size of a document as IAM's quotas count it: every character that is not white space.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function countCharacters(document: WrittenDocument): number {
  return JSON.stringify(document).replaceAll(/\s/g, '').length;
}

/** Fills one document after the other, in the order of the items. `undefined` where they are not enough. */
function fillBins<Item>(
  items: readonly Item[],
  limits: readonly number[],
  render: (items: readonly Item[]) => WrittenDocument,
): Item[][] | undefined {
  const bins = limits.map((): Item[] => []);
  let current = 0;
  for (const item of items) {
    while (countCharacters(render([...(bins[current] ?? []), item])) > (limits[current] ?? 0)) {
      current += 1;
      if (current === bins.length) return undefined;
    }
    bins[current]?.push(item);
  }
  return bins;
}

function renderMixed(items: readonly (Grant | WrittenStatement)[]): WrittenDocument {
  const kept = items.flatMap((item) => ('effect' in item ? [renderStatement(item)] : []));
  const grants = items.flatMap((item) => ('effect' in item ? [] : [item]));
  return { Version: '2012-10-17', Statement: [...kept, ...renderCompact(grants).Statement] };
}

/** The shorter of two ways to share statements: by equal resources, or by equal actions. */
function renderCompact(grants: readonly Grant[]): PolicyDocument {
  const byResources = groupGrants(grants, {
    collect: (grant) => grant.action,
    values: (grant) => grant.resource,
    within: () => '',
  }).map(({ keys, values, condition }) => createStatement(keys, values, condition));
  const byActions = groupGrants(grants, {
    collect: (grant) => grant.resource,
    values: (grant) => grant.action,
    within: () => '',
  }).map(({ keys, values, condition }) => createStatement(values, keys, condition));
  const [first, second] = [createDocument(byResources), createDocument(byActions)];
  return countCharacters(second) < countCharacters(first) ? second : first;
}

function createDocument(statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements.toSorted(compareStatements) };
}

function compareGrants(a: Grant, b: Grant): number {
  return compareText(a.resource, b.resource) || compareText(a.action, b.action);
}
