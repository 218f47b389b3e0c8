import { createDenial } from '../create-denial.ts';
import type { SeenDenial } from '../harvest.ts';
import type { ReadingContext } from '../context.ts';
import { findActionName } from '../quirks/action-name.ts';
import { findServicePrefix } from '../quirks/service-names.ts';
import type { Denial } from '../denial.ts';
import type { Answer } from './answer.ts';
import type { Knowledge } from './attribute.ts';
import type { Question } from './question.ts';

/** What the handler of a resource type may call, as the registry has it, by what it does. */
export type HandlerPermissions = Readonly<Record<Verb, readonly string[]>>;
type Verb = 'create' | 'read' | 'update' | 'delete';

/** One of the actions that a refusal may have meant, and all that it may have. */
export interface Candidate {
  readonly denial: SeenDenial;
  readonly candidates: readonly string[];
}

/** What the deployer was given already, or is tried without. */
export interface Tried extends Pick<Knowledge, 'fruitless' | 'withheld'> {
  /** Actions that the deployer has. */
  readonly granted: readonly string[];
}

/** Whether an attempt has shown no refusal that names its action: then trying is all that is left. */
export function saysNothing(known: readonly Denial[], answers: readonly Answer[]): boolean {
  return ![...known, ...answers.flatMap(({ denials }) => denials)].some(({ action }) => action !== undefined);
}

/**
 * The next action to try where a refusal names none and nobody tells of it: of those that the handler may call, one that is neither
 * granted nor was tried in vain; acting ones before reads and tags, the type's own service before others. Undefined: none is left,
 * or nothing says that anything was refused at all.
 */
export function chooseCandidate(
  { denial, seen, askedType }: Question,
  permissions: HandlerPermissions,
  context: ReadingContext,
  { granted, fruitless = [], withheld = [] }: Tried,
): Candidate | undefined {
  if (denial === undefined) return undefined;
  const verb = askedType === undefined ? verbOf(seen.status) : 'read';
  if (verb === undefined) return undefined;
  const own = findServicePrefix((askedType ?? seen.resourceType ?? '').split('::')[1] ?? '');
  const possible = permissions[verb]
    .map((action) => findActionName(action) ?? action)
    .filter((action) => /^[a-z0-9-]+:\w+$/.test(action) && !granted.includes(action));
  const missed = possible.filter((action) => withheld.includes(action));
  const candidates = missed.length > 0 ? missed : possible;
  const tried = new Set(
    fruitless
      .filter(({ logicalId, status }) => logicalId === seen.logicalId && status === seen.status)
      .map(({ action }) => action),
  );
  const [next] = candidates
    .filter((action) => !tried.has(action))
    .toSorted((a, b) => rankOf(b, own) - rankOf(a, own));
  if (next === undefined) return undefined;
  const told = createDenial({ inferredAction: next, raw: denial.raw, principal: denial.principal }, context);
  return { denial: { ...told, soft: false, seen: denial.seen }, candidates };
}

function verbOf(status: string | undefined): Verb | undefined {
  const verb = /^(CREATE|UPDATE|DELETE)_FAILED$/.exec(status ?? '')?.[1]?.toLowerCase();
  return verb === 'create' || verb === 'update' || verb === 'delete' ? verb : undefined;
}

function rankOf(action: string, ownService: string | undefined): number {
  const [service = '', name = ''] = action.split(':');
  const acts = !/^(?:Get|List|Describe|Head|Tag|Untag)/.test(name);
  return Number(acts) * 2 + Number(service === ownService);
}
