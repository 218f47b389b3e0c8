import { type Advice, adviceOnLookAlikes, adviseOnDenial } from '../../denial/advice.ts';
import type { Denial, LookAlike } from '../../denial/denial.ts';
import { policyLayers } from '../../denial/policy-layers.ts';
import type { Style } from './style.ts';
import { renderCount, renderOneLine } from './text.ts';

/** What `harness explain` tells, as JSON has it. */
export interface Explanation {
  readonly denials: readonly (Denial & { readonly advice: Advice })[];
  readonly notDenials: readonly (LookAlike & { readonly what: string; readonly advice: string })[];
}

export function describeDenials(denials: readonly Denial[], lookAlikes: readonly LookAlike[]): Explanation {
  return {
    denials: denials.map((denial) => ({ ...denial, advice: adviseOnDenial(denial) })),
    notDenials: lookAlikes.map((lookAlike) => {
      const { what, text } = adviceOnLookAlikes[lookAlike.kind];
      return { ...lookAlike, what, advice: text };
    }),
  };
}

/** The same for a person: each refusal with what to do, then what only looks like one. */
export function renderExplanation({ denials, notDenials }: Explanation, style: Style): string {
  const sections = [
    ...denials.map((denial) => renderDenial(denial, style)),
    ...notDenials.map((one) => renderNotDenial(one, style)),
  ];
  const found = [
    renderCount(denials.length, 'refusal'),
    ...(notDenials.length > 0 ? [`${notDenials.length} of what looks like one and is none`] : []),
  ].join(', ');
  return [...sections, denials.length + notDenials.length === 0 ? 'no refusal was read' : found]
    .map((section) => `${section}\n`)
    .join('\n');
}

/** Before 2021, and in many services today, the text does not say which kind of policy it was. */
function renderWhy(deniedBy: Denial['deniedBy']): string | undefined {
  if (deniedBy === 'unknown') return undefined;
  return deniedBy === 'identity' ? 'no identity-based policy allows it' : policyLayers[deniedBy];
}

function renderDenial({ advice, ...denial }: Explanation['denials'][number], style: Style): string {
  const { action, api, service, resource, resourceAsPrinted, principal, deniedBy, policyArn, requestId } =
    denial;
  const called = [service, api].filter((name) => name !== undefined).join(' ');
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['on', resource ?? resourceAsPrinted],
    ['caller', principal],
    ['call', action !== undefined && called !== '' ? called : undefined],
    ['why', renderWhy(deniedBy)],
    ['policy', policyArn],
    ['request', action === undefined ? requestId : undefined],
    ['said', action === undefined ? renderOneLine(denial.raw, 200) : undefined],
  ];
  const title = action ?? (called === '' ? 'an action that is not named' : called);
  return [
    `${style('red', 'refused')} ${style('bold', title)}${denial.soft ? ' (the work went on without it)' : ''}`,
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(8)}${value}`])),
    `  ${advice.text}`,
    ...(advice.statement === undefined ? [] : [`  ${style('green', JSON.stringify(advice.statement))}`]),
  ].join('\n');
}

function renderNotDenial({ what, advice, raw }: Explanation['notDenials'][number], style: Style): string {
  return [
    `${style('yellow', 'no missing permission:')} ${what}`,
    `  said    ${renderOneLine(raw, 200)}`,
    `  ${advice}`,
  ].join('\n');
}
