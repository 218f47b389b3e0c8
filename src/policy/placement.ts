import { diffPolicies } from './diff.ts';
import { expandDocument, type PolicyDocument } from './document.ts';
import type { WrittenStatement } from './expand.ts';
import type { Grant } from './grant.ts';
import { isAllowed, orderChanges, type PoliciesInForce, toStatements } from './order-changes.ts';
import { packGrants } from './pack.ts';

/** A managed policy of a numbered name, as it is in the account. */
interface PlacedPart {
  readonly policy: string;
  readonly statements: readonly WrittenStatement[];
  /** To the user or role in question. */
  readonly isAttached: boolean;
}

/** What a user or role has under the names that are kept for one service. */
export interface PlacedPolicies {
  /** Of the inline policy of that name. Absent: there is none. */
  readonly inline?: readonly WrittenStatement[];
  readonly managed: readonly PlacedPart[];
}

/** What it is to have. */
export interface WantedPolicies {
  /** Of the inline policy, and what the names of the managed ones begin with. */
  readonly name: string;
  readonly inline?: PolicyDocument | undefined;
  readonly managed: readonly PolicyDocument[];
}

/** One change of the account. `create` attaches too, `remove` detaches first. */
export type PlacementStep =
  | {
      readonly kind: 'create' | 'change' | 'put-inline';
      readonly policy: string;
      readonly document: PolicyDocument;
    }
  | { readonly kind: 'attach' | 'remove' | 'delete-inline'; readonly policy: string };

type Writing = Extract<PlacementStep, { readonly document: PolicyDocument }>;

/** @param number from 1 */
function partName(name: string, number: number): string {
  return `${name}-${number}`;
}

/**
 * The changes that lead from what is there to what is wanted, in an order in which at no time less is allowed than what both
 * allow: first what is added, then what changes in place, last what falls away. Where policies exchange grants, a further one holds
 * them in the meantime. No steps: nothing is to be done.
 */
export function planPlacement(placed: PlacedPolicies, wanted: WantedPolicies): readonly PlacementStep[] {
  const parts = wanted.managed.map((document, index) => ({
    policy: partName(wanted.name, index + 1),
    document,
  }));
  const additions = [...parts.flatMap((part) => addPart(part, placed)), ...addInline(placed, wanted)];
  const changes = [...parts.flatMap((part) => changePart(part, placed)), ...changeInline(placed, wanted)];
  const inForce = new Map(readInForce(placed, wanted.name));
  const before = [...inForce.values()].flat();
  for (const step of additions) {
    if ('document' in step) inForce.set(step.policy, toStatements(step.document));
  }
  const all = [...wanted.managed, ...(wanted.inline === undefined ? [] : [wanted.inline])];
  const staying = all.flatMap(expandDocument).filter((grant) => isAllowed(grant, before));
  const ordered = orderChanges(changes, inForce, staying);
  const bridges = createBridges(ordered.moving, [...parts, ...placed.managed], wanted.name);
  const obsolete = [
    ...placed.managed.filter(({ policy }) => !parts.some((part) => part.policy === policy)),
    ...bridges,
  ];
  return [
    ...additions,
    ...bridges,
    ...ordered.changes,
    ...obsolete.toReversed().map(({ policy }) => ({ kind: 'remove' as const, policy })),
    ...(placed.inline !== undefined && wanted.inline === undefined
      ? [{ kind: 'delete-inline' as const, policy: wanted.name }]
      : []),
  ];
}

interface Part {
  readonly policy: string;
  readonly document: PolicyDocument;
}

function addPart({ policy, document }: Part, placed: PlacedPolicies): readonly PlacementStep[] {
  const there = placed.managed.find((one) => one.policy === policy);
  if (there === undefined) return [{ kind: 'create', policy, document }];
  if (there.isAttached) return [];
  const change = { kind: 'change', policy, document } as const;
  return [...(saysTheSame(there.statements, document) ? [] : [change]), { kind: 'attach', policy }];
}

function changePart({ policy, document }: Part, placed: PlacedPolicies): readonly Writing[] {
  const there = placed.managed.find((one) => one.policy === policy);
  const isToChange = there?.isAttached === true && !saysTheSame(there.statements, document);
  return isToChange ? [{ kind: 'change', policy, document }] : [];
}

function addInline(placed: PlacedPolicies, wanted: WantedPolicies): readonly Writing[] {
  return placed.inline === undefined ? putInline(wanted) : [];
}

function changeInline({ inline }: PlacedPolicies, wanted: WantedPolicies): readonly Writing[] {
  if (inline === undefined || wanted.inline === undefined) return [];
  return saysTheSame(inline, wanted.inline) ? [] : putInline(wanted);
}

function putInline({ name, inline }: WantedPolicies): readonly Writing[] {
  return inline === undefined ? [] : [{ kind: 'put-inline', policy: name, document: inline }];
}

function readInForce({ inline, managed }: PlacedPolicies, name: string): PoliciesInForce {
  return new Map([
    ...(inline === undefined ? [] : [[name, inline] as const]),
    ...managed.filter(({ isAttached }) => isAttached).map((one) => [one.policy, one.statements] as const),
  ]);
}

/** Policies for the time of the changes, under the next free numbers: whatever stops halfway, they are known as the service's own. */
function createBridges(
  moving: readonly Grant[],
  taken: readonly { readonly policy: string }[],
  name: string,
): readonly Writing[] {
  const packing = packGrants(moving, { inlineCharacters: 0, attachedPolicies: moving.length });
  const documents = packing.kind === 'packed' ? packing.managed : [];
  const numbers = taken.map(({ policy }) => Number(policy.slice(name.length + 1)));
  const next = Math.max(0, ...numbers) + 1;
  return documents.map((document, index) => ({
    kind: 'create',
    policy: partName(name, next + index),
    document,
  }));
}

/** However it is written. */
function saysTheSame(statements: readonly WrittenStatement[], document: PolicyDocument): boolean {
  const { added, removed } = diffPolicies(statements, toStatements(document), []);
  return added.length + removed.length === 0;
}
