import { conditionKey, expandDocument, type PolicyDocument } from './document.ts';
import type { WrittenStatement } from './expand.ts';
import type { Grant } from './grant.ts';
import { coversActions, coversResources } from './selection.ts';

/** What is in force for somebody, by the name of the policy that says it. */
export type PoliciesInForce = ReadonlyMap<string, readonly WrittenStatement[]>;

export interface OrderedChanges<Change> {
  readonly changes: readonly Change[];
  /** What would be missing in between: it has to be allowed elsewhere until all changes are made. */
  readonly moving: readonly Grant[];
}

/**
 * An order for changes in place in which as little as possible of `staying` is ever missing. A grant that moves from one policy
 * to another is first in the one and then no longer in the other; where policies exchange grants, no order will do for all.
 */
export function orderChanges<Change extends { readonly policy: string; readonly document: PolicyDocument }>(
  changes: readonly Change[],
  inForce: PoliciesInForce,
  staying: readonly Grant[],
): OrderedChanges<Change> {
  const ordered: Change[] = [];
  const moving: Grant[] = [];
  const now = new Map(inForce);
  let open = changes;
  while (open.length > 0) {
    const [next] = open
      .map((change) => ({ change, lost: findLost(change, now, staying, moving) }))
      .toSorted((a, b) => a.lost.length - b.lost.length);
    if (next === undefined) break;
    moving.push(...next.lost);
    ordered.push(next.change);
    now.set(next.change.policy, toStatements(next.change.document));
    open = open.filter((change) => change !== next.change);
  }
  return { changes: ordered, moving };
}

/** Whether one statement alone allows it. A condition is compared by its text. */
export function isAllowed(
  { action, resource, condition }: Grant,
  statements: readonly WrittenStatement[],
): boolean {
  const [wantedAction, wantedResource] = [action, resource].map((pattern) => ({
    kind: 'matching' as const,
    pattern,
  })) as [{ kind: 'matching'; pattern: string }, { kind: 'matching'; pattern: string }];
  return statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      (statement.condition === undefined || conditionKey(statement.condition) === conditionKey(condition)) &&
      statement.actions.some((selection) => coversActions(selection, wantedAction)) &&
      statement.resources.some((selection) => coversResources(selection, wantedResource)),
  );
}

export function toStatements(document: PolicyDocument): readonly WrittenStatement[] {
  return expandDocument(document).map(({ action, resource, condition }) => ({
    effect: 'Allow',
    actions: [{ kind: 'matching', pattern: action }],
    resources: [{ kind: 'matching', pattern: resource }],
    ...(condition !== undefined && { condition }),
  }));
}

function findLost(
  { policy, document }: { readonly policy: string; readonly document: PolicyDocument },
  now: PoliciesInForce,
  staying: readonly Grant[],
  moving: readonly Grant[],
): readonly Grant[] {
  const after = [...new Map(now).set(policy, toStatements(document)).values()].flat();
  return staying.filter((grant) => !moving.includes(grant) && !isAllowed(grant, after));
}
