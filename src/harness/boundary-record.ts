import type { RunRecord } from '../artifact/run-record.ts';
import type { Grantee } from '../life.ts';
import type { BoundaryFinding, BoundaryStatement } from '../policy/boundary/boundary.ts';
import { boundaryKey, boundedActions } from '../policy/boundary/bounded-actions.ts';
import { findEscalations } from '../policy/escalations.ts';
import type { Grant } from '../policy/grant.ts';
import { toFinalGrant } from './final-grant.ts';
import type { Context } from './types.ts';

type BoundaryRecord = NonNullable<RunRecord['boundary']>;

/** One grantee's grants as they leave the run. */
export function finalGrantsOf(context: Context, grantee: Grantee): readonly Grant[] {
  return context.ledger.grants
    .filter((grant) => grant.grantee === grantee)
    .map((grant) => toFinalGrant(grant, context));
}

/** What the boundary is known to allow, by its ARN. */
export function boundsOf({ boundary, preflight }: Context): ReadonlyMap<string, readonly Grant[]> {
  const arn = preflight?.boundary?.arn;
  return boundary?.kind === 'found' && arn !== undefined
    ? new Map([[arn, boundary.document.Statement.flatMap(grantsOf)]])
    : new Map();
}

/** What the record tells of the boundary of the service's roles. */
export function boundaryOf(context: Context, finding: BoundaryFinding): BoundaryRecord {
  if (finding.kind === 'none') return finding;
  const grants = context.ledger.grants.map((grant) => toFinalGrant(grant, context));
  const open = grants.filter(
    ({ action, condition }) => boundedActions.includes(action) && !asksForBoundary(condition),
  );
  return {
    ...(structuredClone(finding) as Omit<Extract<BoundaryRecord, { kind: 'found' }>, 'arn'>),
    kind: 'found',
    arn: context.preflight?.boundary?.arn ?? '',
    lives: context.lives.filter(({ boundaryArn, passed }) => boundaryArn !== undefined && passed).length,
    unbounded: [...new Set(open.map(({ action }) => action))].toSorted(),
    closes: findClosed(context),
  };
}

/** The ways that would be open if no grant asked for the boundary, and are not. */
function findClosed(context: Context): string[] {
  const closed = (['deployer', 'deployment-role'] as const).flatMap((grantee) => {
    const grants = finalGrantsOf(context, grantee);
    const left = findEscalations(grants, boundsOf(context)).map(({ id }) => id);
    return findEscalations(grants.map(withoutBoundary))
      .map(({ id }) => id)
      .filter((id) => !left.includes(id));
  });
  return [...new Set(closed)];
}

function withoutBoundary({ action, resource, condition }: Grant): Grant {
  return asksForBoundary(condition)
    ? { action, resource }
    : { action, resource, ...(condition && { condition }) };
}

function asksForBoundary(condition: Grant['condition']): boolean {
  return Object.values(condition ?? {}).some((keys) => Object.hasOwn(keys, boundaryKey));
}

/** What it allows by exclusion is near to everything. */
function grantsOf({ Effect, Action, Resource, Condition }: BoundaryStatement): readonly Grant[] {
  if (Effect === 'Deny') return [];
  return (Action ?? ['*']).flatMap((action) =>
    (Resource ?? ['*']).map((resource): Grant => ({
      action,
      resource,
      ...(Condition && { condition: Condition }),
    })),
  );
}
