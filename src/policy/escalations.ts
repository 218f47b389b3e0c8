import { isBounded } from './escalation/bounds.ts';
import { codePaths } from './escalation/code-paths.ts';
import { iamPaths } from './escalation/iam-paths.ts';
import { meet } from './escalation/meet.ts';
import { passRolePaths } from './escalation/pass-role-paths.ts';
import type { EscalationPath, Need } from './escalation/path.ts';
import { describeReach, isHeldToNames, isLimited } from './escalation/reach.ts';
import type { Condition, Grant } from './grant.ts';
import { coversAction } from './match.ts';

/** A known way in which who has a policy can get more than it lists. */
export interface Escalation {
  /** kebab-case, the same in every release. */
  readonly id: string;
  readonly title: string;
  /** What is done, and what the policy's resources limit about it. Sentences for whoever approves the policy. */
  readonly how: string;
  /** Those of the policy that make it possible, as they stand there. */
  readonly actions: readonly string[];
  /** Address of the page that documents it. */
  readonly source: string;
}

/**
 * The known ways to more rights that a policy leaves open, the strongest first: those that the resources do not limit, then the others.
 * A way counts where the policy has all that it takes, a wildcard being all that it matches. Of conditions only
 * `iam:PassedToService` and `iam:PermissionsBoundary` are judged; `how` tells the others. What lies outside of the policy is not known
 * here: boundaries that no condition asks for, service control policies, and what the roles of the account may do.
 * @param boundaries what is known to be allowed by the boundaries that conditions ask for, by ARN: one that leaves a way to everything
 * closes nothing
 */
export function findEscalations(
  grants: readonly Grant[],
  boundaries: ReadonlyMap<string, readonly Grant[]> = new Map(),
): readonly Escalation[] {
  const isOpen = (arn: string): boolean =>
    findWays(boundaries.get(arn) ?? [], []).some(({ limited }) => !limited);
  const bounded = grants.filter((grant) => isBounded(grant, grants, isOpen));
  const found = findWays(grants, bounded);
  const free = grants.filter((grant) => !bounded.includes(grant));
  return [false, true].flatMap((limited) =>
    found
      .filter((one) => one.limited === limited)
      .map(({ path, used }) => ({
        id: path.id,
        title: path.title,
        how: [path.how, ...describeReach(path, used, free, bounded)].join(' '),
        actions: [...new Set(used.map(({ action }) => action))],
        source: path.source,
      })),
  );
}

interface Way {
  readonly path: EscalationPath;
  readonly used: readonly Grant[];
  readonly limited: boolean;
}

/** @param bounded of the grants, those under which no role can do more than its boundary */
function findWays(grants: readonly Grant[], bounded: readonly Grant[]): readonly Way[] {
  const free = grants.filter((grant) => !bounded.includes(grant));
  return [...iamPaths, ...passRolePaths, ...codePaths].flatMap((path) => {
    const used = findUsed(path, free);
    return used === undefined ? [] : [{ path, used, limited: isLimited(path, used, free) }];
  });
}

/** The grants that make a path possible, in the order of what it needs; `undefined` where something lacks. */
function findUsed({ needs }: EscalationPath, grants: readonly Grant[]): readonly Grant[] | undefined {
  const found = needs.map((need) => ({ need, grants: grants.filter((grant) => answers(grant, need)) }));
  const fitting = found.map((one) => {
    const others = found.filter(
      ({ need }) => need !== one.need && need.thing !== undefined && need.thing === one.need.thing,
    );
    return one.grants.filter((grant) =>
      others.every((other) => other.grants.some((met) => meet(grant.resource, met.resource))),
    );
  });
  return fitting.every((some) => some.length > 0) ? fitting.flat() : undefined;
}

function answers(grant: Grant, { anyOf, passedTo, onlyUnnamed }: Need): boolean {
  return (
    anyOf.some((action) => coversAction(grant.action, action)) &&
    (passedTo === undefined || mayPassTo(grant.condition, passedTo)) &&
    !(onlyUnnamed === true && isHeldToNames(grant.resource))
  );
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
function mayPassTo(condition: Condition | undefined, service: string): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, values]) =>
        key.toLowerCase() !== 'iam:passedtoservice' ||
        !/^(?:\w+:)?String(?:Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.test(operator) ||
        [values].flat().some((value) => coversAction(value, service)),
    ),
  );
}
