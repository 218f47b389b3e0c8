import type { WrittenElements } from './document.ts';
import type { WrittenStatement } from './expand.ts';
import type { Condition } from './grant.ts';
import { coversAction, coversResource } from './match.ts';
import { mapCondition } from './parameters.ts';
import { coversActions, coversResources, overlaps, type Selection } from './selection.ts';

/**
 * A statement that no list of grants can say, kept as it was written: it denies, it says what it leaves out, or a policy variable stands in
 * its resources.
 */
export interface KeptStatement extends WrittenStatement {
  /** Where it stands in its policy, from 0. */
  readonly index: number;
  readonly sid?: string;
}

/** One call, as far as it is known. */
export interface Call {
  readonly action: string;
  /** Undefined: not known. `*`: the call is about no resource, and `*` is what AWS asks its policies for. */
  readonly resource: string | undefined;
}

/** `perhaps`: that depends on the condition, on what a variable stands for, or on a resource that is not known. */
type Applies = 'yes' | 'perhaps' | 'no';

/** Whether a statement is about a call. */
export function appliesTo(statement: WrittenStatement, { action, resource }: Call): Applies {
  const { actions, resources, condition } = statement;
  if (!actions.some((one) => coversActions(one, { kind: 'matching', pattern: action }))) return 'no';
  const told = resources.map((one) => picks(one, resource));
  if (!told.includes('yes')) return told.includes('perhaps') ? 'perhaps' : 'no';
  return condition === undefined ? 'yes' : 'perhaps';
}

/** Whether some of what is granted by a name and a pattern may be what the part is about. Its condition is not judged. */
export function mayConcern(
  part: Part,
  grant: { readonly action: string; readonly resource: string },
): boolean {
  const [action, resource] = [part.action, part.resource];
  const hasAction =
    action.kind === 'matching'
      ? coversAction(action.pattern, grant.action)
      : !action.patterns.some((left) => coversAction(left, grant.action));
  return hasAction && picks(resource, grant.resource === '*' ? undefined : grant.resource) !== 'no';
}

/** What a statement says of one selection of actions on one selection of resources. */
export interface Part {
  readonly action: Selection;
  readonly resource: Selection;
  readonly condition?: Condition;
}

/** Each part of an Allow is allowed by itself. */
export function partsOf({ actions, resources, condition }: WrittenStatement): readonly Part[] {
  return actions.flatMap((action) =>
    resources.map((resource) => ({ action, resource, ...(condition !== undefined && { condition }) })),
  );
}

/** The same statement with each text of its resources and its condition changed. */
export function mapStatement<Statement extends WrittenStatement>(
  statement: Statement,
  change: (text: string) => string,
): Statement {
  const { condition } = statement;
  return {
    ...statement,
    resources: statement.resources.map((one) => mapSelection(one, change)),
    ...(condition !== undefined && { condition: mapCondition(condition, change) }),
  };
}

/** As IAM takes it. Without its Sid: those of several documents may be the same. */
export function renderStatement({
  effect,
  actions,
  resources,
  condition,
}: WrittenStatement): WrittenElements {
  return {
    Effect: effect,
    ...render('Action', actions),
    ...render('Resource', resources),
    ...(condition !== undefined && { Condition: condition }),
  };
}

/**
 * A variable stands for a text that is not known here. What `*` covers, it covers also where the resource is not known; `*` as a resource is
 * matched by `*` alone, and so left out by no ARN (assumed of NotResource: the documentation says it of Resource).
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function picks(selection: Selection, resource: string | undefined): Applies {
  if (resource === undefined) {
    return coversResources(selection, { kind: 'matching', pattern: '*' }) ? 'yes' : 'perhaps';
  }
  if (selection.kind === 'matching') {
    if (coversResource(selection.pattern, resource)) return 'yes';
    return resource !== '*' && overlaps(selection.pattern, resource) ? 'perhaps' : 'no';
  }
  if (selection.patterns.some((left) => coversResource(left, resource))) return 'no';
  return resource === '*' || !selection.patterns.some((left) => overlaps(left, resource)) ? 'yes' : 'perhaps';
}

function mapSelection(selection: Selection, change: (text: string) => string): Selection {
  return selection.kind === 'matching'
    ? { ...selection, pattern: change(selection.pattern) }
    : { ...selection, patterns: selection.patterns.map(change) };
}

function render(element: 'Action' | 'Resource', selections: readonly Selection[]): object {
  const picked = selections.flatMap((one) => (one.kind === 'matching' ? [one.pattern] : []));
  const left = selections.flatMap((one) => (one.kind === 'all-but' ? one.patterns : []));
  return left.length > 0 ? { [`Not${element}`]: left } : { [element]: picked };
}
