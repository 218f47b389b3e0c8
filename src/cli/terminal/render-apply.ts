import { countCharacters } from '../../policy/pack.ts';
import type { PlacementStep } from '../../policy/placement.ts';
import type { ApplyPlan, LeftAlone } from '../commands/plan-apply.ts';
import { type DescribedDiff, describeDiff, renderDiff } from './render-diff.ts';
import type { Style } from './style.ts';

/** What `harness apply --json` prints. */
interface DescribedApply {
  readonly account: string;
  readonly to: { readonly kind: 'user' | 'role'; readonly name: string };
  readonly applied: boolean;
  readonly steps: readonly { readonly kind: PlacementStep['kind']; readonly policy: string }[];
  readonly diff: DescribedDiff;
  readonly leftAlone: readonly LeftAlone[];
  readonly notes: readonly string[];
}

export function describeApply(
  { target, steps, diff, leftAlone, notes }: ApplyPlan,
  applied: boolean,
): DescribedApply {
  return {
    account: target.accountId,
    to: { kind: target.kind, name: target.name },
    applied,
    steps: steps.map(({ kind, policy }) => ({ kind, policy })),
    diff: describeDiff(diff),
    leftAlone,
    notes,
  };
}

/** The same for a person, who is about to agree to it or not. */
export function renderApply({ target, steps, diff, leftAlone }: ApplyPlan, style: Style): string {
  const holder = `${target.kind} ${target.name}`;
  const names = { before: `what ${holder} has now from harness`, after: 'the proven policy' };
  return [
    style('bold', `${holder} of account ${target.accountId}`),
    '',
    ...(steps.length === 0
      ? [`nothing to change: it has the proven policy already (${target.policyName})`]
      : [renderDiff(diff, names, style), 'to do:', ...steps.map((step) => `  ${describeStep(step)}`)]),
    ...renderLeftAlone(leftAlone, style),
    '',
  ].join('\n');
}

export function describeStep(step: PlacementStep): string {
  switch (step.kind) {
    case 'create':
      return `make and attach managed policy ${step.policy}${sizeOf(step)}`;
    case 'change':
      return `new default version of managed policy ${step.policy}${sizeOf(step)}`;
    case 'attach':
      return `attach managed policy ${step.policy}`;
    case 'put-inline':
      return `put inline policy ${step.policy}${sizeOf(step)}`;
    case 'delete-inline':
      return `delete inline policy ${step.policy}`;
    case 'remove':
      return `detach managed policy ${step.policy}, and delete it where nobody else has it`;
  }
}

function sizeOf(step: PlacementStep): string {
  return 'document' in step ? ` (${countCharacters(step.document)} characters)` : '';
}

function renderLeftAlone(policies: readonly LeftAlone[], style: Style): readonly string[] {
  if (policies.length === 0) return [];
  const unlimited = policies.some(({ allowsEverything }) => allowsEverything);
  return [
    '',
    'left alone:',
    ...policies.map(({ name, via, group, allowsEverything }) => {
      const what = `${via} policy ${name}${group === undefined ? '' : ` of group ${group}`}`;
      return `  ${allowsEverything ? style('yellow', `${what}, which allows everything`) : what}`;
    }),
    ...(unlimited
      ? [`${style('yellow', '!')} as long as that is attached, the proven policy limits nothing`]
      : []),
  ];
}
