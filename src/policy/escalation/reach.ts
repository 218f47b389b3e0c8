import type { Grant } from '../grant.ts';
import { coversAction } from '../match.ts';
import { overlaps } from '../selection.ts';
import { roleWriters } from './iam-paths.ts';
import type { EscalationPath, Thing } from './path.ts';

/** Names of things that are written out; of more it is told how many. */
const mostNames = 4;

/** Of these not the thing itself but its role decides. */
const runningAsRole: ReadonlySet<Thing> = new Set<Thing>([
  'function',
  'state machine',
  'instance',
  'launch template',
  'build project',
  'endpoint',
  'notebook',
  'web service',
  'code interpreter',
]);

/** Whether what is won is no more than the named things have. */
export function isLimited(path: EscalationPath, used: readonly Grant[], grants: readonly Grant[]): boolean {
  const reached = findReached(path, used);
  const areNamed = reached.every(({ resource }) => isHeldToNames(resource));
  if (path.limit === 'nothing' || !areNamed) return false;
  return path.limit === 'named' || findWritable(reached, grants).length === 0;
}

/**
 * What the resources and conditions limit, in sentences.
 * @param grants of the policy, but for those that are bounded
 * @param bounded those under which no role can do more than its boundary
 */
export function describeReach(
  path: EscalationPath,
  used: readonly Grant[],
  grants: readonly Grant[],
  bounded: readonly Grant[],
): readonly string[] {
  const reached = findReached(path, used);
  const { thing, passedTo } = path.needs[0] ?? {};
  return [
    ...(passedTo === undefined ? [] : [`The role has to trust ${passedTo}.`]),
    ...(thing === undefined ? [] : describeThings(path, thing, reached, grants, bounded)),
    ...describeConditions(used),
  ];
}

/** The resource of an ARN begins with a name, or with a path and a name: `role/orders-*`, not `role/*`. */
export function isHeldToNames(resource: string): boolean {
  const name = nameOf(resource);
  return !/^[*?]/.test(name);
}

function describeThings(
  { limit }: EscalationPath,
  thing: Thing,
  reached: readonly Grant[],
  grants: readonly Grant[],
  bounded: readonly Grant[],
): readonly string[] {
  if (!reached.every(({ resource }) => isHeldToNames(resource))) {
    return [`The policy does not limit which ${thing}.`];
  }
  const only = `The ${thing} can only be ${listNames(reached)}`;
  if (limit === 'nothing') {
    return [
      `${only}: roles of other names stay as they are, but what the named ones may do is not limited. Whatever runs as such a role, a function of the service for one, may then do anything, so that the deployer is as strong as the account lets it be.`,
    ];
  }
  const writable = limit === 'passed' ? findWritable(reached, grants) : [];
  if (writable.length > 0) {
    return [
      `${only}, but the policy also allows ${listActions(writable)} there: such a role can be given any permission first, so that the deployer is as strong as the account lets it be.`,
    ];
  }
  if (!runningAsRole.has(thing)) {
    const isBounded = thing === 'role' && findWritable(reached, bounded).length > 0;
    return [
      isBounded
        ? `${only}: such a role can be written, but no more is won than its permissions boundary allows.`
        : `${only}: no more is won than that ${thing} has.`,
    ];
  }
  const roles = grants.filter(writesRoles);
  const rest =
    roles.length === 0
      ? ''
      : ` But the policy also allows ${listActions(roles)} on ${listNames(roles)}: what runs as such a role is as strong as the account lets it be.`;
  const most = bounded.some(writesRoles)
    ? ', and a role that the policy may write allows no more than its permissions boundary'
    : '';
  return [`${only}: no more is won than its role allows${most}.${rest}`];
}

/** Those grants that a path's limit is about: its first need names the thing. */
function findReached({ needs }: EscalationPath, used: readonly Grant[]): readonly Grant[] {
  const first = needs[0]?.anyOf ?? [];
  return used.filter((grant) => first.some((action) => coversAction(grant.action, action)));
}

function findWritable(reached: readonly Grant[], grants: readonly Grant[]): readonly Grant[] {
  return grants.filter(
    (grant) => writesRoles(grant) && reached.some(({ resource }) => overlaps(grant.resource, resource)),
  );
}

function writesRoles({ action }: Grant): boolean {
  return roleWriters.some((writer) => coversAction(action, writer));
}

function describeConditions(used: readonly Grant[]): readonly string[] {
  const conditions = used.flatMap(({ action, condition }) =>
    condition === undefined ? [] : `${action} if ${JSON.stringify(condition)}`,
  );
  return conditions.length === 0
    ? []
    : [`Conditions limit it further: ${[...new Set(conditions)].join('; ')}.`];
}

function listNames(grants: readonly Grant[]): string {
  const names = [...new Set(grants.map(({ resource }) => nameOf(resource)))];
  const shown = names.slice(0, mostNames).join(', ');
  const more = names.length > mostNames ? ` or ${names.length - mostNames} more` : '';
  return names.length > 1 ? `one of ${shown}${more}` : shown;
}

function listActions(grants: readonly Grant[]): string {
  return [...new Set(grants.map(({ action }) => action))].join(' and ');
}

/** `orders-*` of `arn:aws:iam::1:role/orders-*`, `a-b` of `arn:aws:lambda:eu:1:function:a-b`. */
function nameOf(resource: string): string {
  const [, , , , , ...rest] = resource.split(':');
  return rest.length === 0 ? resource : rest.join(':').replace(/^[a-zA-Z-]+[/:]/, '');
}
