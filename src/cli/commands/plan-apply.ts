import type { ApplyTarget, HeldPolicies, OtherPolicy, OwnPolicy } from '../../account/apply/held-policies.ts';
import { tooLarge } from '../../artifact/export/exported-policy.ts';
import { parsePolicy } from '../../artifact/policy-file.ts';
import { HarnessError } from '../../errors.ts';
import { diffPolicies, type PolicyDiff } from '../../policy/diff.ts';
import type { WrittenStatement } from '../../policy/expand.ts';
import type { Grant } from '../../policy/grant.ts';
import { toStatements } from '../../policy/order-changes.ts';
import { packGrants } from '../../policy/pack.ts';
import { type PlacementStep, planPlacement } from '../../policy/placement.ts';
import { allowsEverything } from '../../policy/selection.ts';
import { renderDocument } from '../../policy/document.ts';

/** A policy that stays as it is. */
export interface LeftAlone extends Omit<OtherPolicy, 'document'> {
  /** Beside such a one, no policy limits anything. */
  readonly allowsEverything: boolean;
}

/** What applying would change, and what it would not. */
export interface ApplyPlan {
  readonly target: ApplyTarget;
  readonly steps: readonly PlacementStep[];
  /** From what is there under the names of harness to what would be. */
  readonly diff: PolicyDiff;
  readonly leftAlone: readonly LeftAlone[];
  readonly notes: readonly string[];
}

/** @throws policy-too-large, and usage for a policy under the names of harness that cannot be read */
export function planApply(
  target: ApplyTarget,
  grants: readonly Grant[],
  held: HeldPolicies,
  options: { readonly attach: 'managed' | 'inline'; readonly knownActions: readonly string[] },
): ApplyPlan {
  const packing = packGrants(grants, quotasFor(target, held, options.attach));
  if (packing.kind === 'too-large') throw tooLarge(packing);
  const managed = held.managed.map(({ name, document, isAttached }) => ({
    policy: name,
    statements: readStatements(name, document),
    isAttached,
  }));
  const inline =
    held.inline === undefined ? undefined : readStatements(`inline policy ${target.policyName}`, held.inline);
  const before = [
    ...(inline ?? []),
    ...managed.filter(({ isAttached }) => isAttached).flatMap(({ statements }) => statements),
  ];
  const steps = planPlacement(
    { managed, ...(inline !== undefined && { inline }) },
    { name: target.policyName, inline: packing.inline, managed: packing.managed },
  );
  return {
    target,
    steps,
    diff: diffPolicies(before, toStatements(renderDocument(grants)), options.knownActions),
    leftAlone: held.others.map(({ document, ...other }) => ({
      ...other,
      allowsEverything: isUnlimited(document),
    })),
    notes: [...noteBoundary(held), ...held.managed.flatMap((one) => noteShared(one, steps))],
  };
}

/** What the account leaves for it, beside what is there already and stays. */
function quotasFor({ kind }: ApplyTarget, { quotas, others }: HeldPolicies, attach: 'managed' | 'inline') {
  const own = others.filter(({ group }) => group === undefined);
  const most = kind === 'user' ? quotas.inlineCharacters : quotas.inlineCharactersOfRole;
  const spokenFor = own
    .filter(({ via }) => via === 'inline')
    .reduce((sum, { document }) => sum + document.replaceAll(/\s/g, '').length, 0);
  const attachable = kind === 'user' ? quotas.managedPerUser : quotas.managedPerRole;
  return {
    inlineCharacters: attach === 'managed' ? 0 : Math.max(0, most - spokenFor),
    managedCharacters: quotas.managedCharacters,
    attachedPolicies: Math.max(0, attachable - own.filter(({ via }) => via === 'managed').length),
  };
}

function readStatements(name: string, document: string): readonly WrittenStatement[] {
  const parsed = parsePolicy(document);
  if (parsed.kind === 'policy') return parsed.statements;
  throw new HarnessError(`${name}: ${parsed.why}, expected a policy that harness can compare`, {
    code: 'usage',
    fault: 'user',
    hint: 'Remove it, or choose other names with --name.',
  });
}

function isUnlimited(document: string): boolean {
  const parsed = parsePolicy(document);
  return parsed.kind === 'policy' && parsed.statements.some(allowsEverything);
}

function noteBoundary({ boundary }: HeldPolicies): readonly string[] {
  return boundary === undefined
    ? []
    : [`the permissions boundary ${boundary} stays: what it does not allow is refused, whatever is applied`];
}

function noteShared(
  { name, attachedElsewhere }: OwnPolicy,
  steps: readonly PlacementStep[],
): readonly string[] {
  const isChanged = steps.some(({ kind, policy }) => kind === 'change' && policy === name);
  if (attachedElsewhere === 0 || !isChanged) return [];
  return [
    `${name} is attached to others too, and changes for them as well: --name gives this one names of its own`,
  ];
}
