import { compareStatements, compareText, createStatement, groupGrants, uniqueGrants } from './document.ts';
import type { PolicyDocument, Statement } from './document.ts';
import type { Grant } from './grant.ts';

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

export type Packing =
  | {
      readonly kind: 'packed';
      /** Absent where there is nothing to put in it. */
      readonly inline: PolicyDocument | undefined;
      readonly managed: readonly PolicyDocument[];
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
  const limits = [
    quotas.inlineCharacters ?? 2048,
    ...Array.from({ length: quotas.attachedPolicies ?? 10 }, () => quotas.managedCharacters ?? 6144),
  ];
  const unique = uniqueGrants(grants);
  const whole = renderCompact(unique);
  if (countCharacters(whole) <= (limits[0] ?? 0)) {
    return { kind: 'packed', inline: unique.length === 0 ? undefined : whole, managed: [] };
  }
  const bins = fillBins(unique, limits) ?? fillBins(unique.toSorted(compareGrants), limits);
  if (bins === undefined) {
    return {
      kind: 'too-large',
      characters: countCharacters(whole),
      available: limits.reduce((sum, limit) => sum + limit, 0),
    };
  }
  const [inline = [], ...managed] = bins;
  return {
    kind: 'packed',
    inline: inline.length === 0 ? undefined : renderCompact(inline),
    managed: managed.filter((bin) => bin.length > 0).map(renderCompact),
  };
}

/**
 * The size of a document as IAM's quotas count it: every character that is not white space.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function countCharacters(document: PolicyDocument): number {
  return JSON.stringify(document).replaceAll(/\s/g, '').length;
}

/** Fills one document after the other, in the order of the grants. `undefined` where they are not enough. */
function fillBins(grants: readonly Grant[], limits: readonly number[]): Grant[][] | undefined {
  const bins = limits.map((): Grant[] => []);
  let current = 0;
  for (const grant of grants) {
    while (!fits([...(bins[current] ?? []), grant], limits[current] ?? 0)) {
      current += 1;
      if (current === bins.length) return undefined;
    }
    bins[current]?.push(grant);
  }
  return bins;
}

function fits(grants: readonly Grant[], limit: number): boolean {
  return countCharacters(renderCompact(grants)) <= limit;
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
