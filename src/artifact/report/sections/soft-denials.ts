import { groupBy } from '../group-by.ts';
import { markup, type Markup } from '../markup.ts';
import { nameDenial, renderRaw, renderSender } from '../parts.ts';
import type { Section, SectionInput } from '../report-input.ts';
import { renderCount } from '../text.ts';

type SoftDenial = SectionInput['record']['softDenials'][number];

/** What was refused and not missed. */
export function renderSoftDenials({ record }: SectionInput): Section {
  const same = groupBy(record.softDenials, ({ denial }) =>
    JSON.stringify([nameDenial(denial), denial.resource, denial.seen.logicalId]),
  );
  const granted = new Set(record.grants.map(({ action }) => action));
  return {
    id: 'soft',
    title: 'Refused, and not missed',
    body: markup`<p>These calls were refused, the command achieved what it is for all the same, and nothing was granted for them. <em>Achieved</em> means: the command exited with 0, but for the update that fails on purpose; then its stack was seen in the state that it should end in, up, left as it was, rolled back or gone; and after a whole life nothing of it was left in the account but what the service asks to keep.</p>
${
  same.size === 0
    ? markup`<p>There are none.</p>`
    : [...same.values()].map((denials) => renderSoft(denials, granted))
}`,
  };
}

function renderSoft(denials: readonly SoftDenial[], granted: ReadonlySet<string>): Markup {
  const [first] = denials;
  if (first === undefined) return markup``;
  const { denial } = first;
  const phases = [...new Set(denials.map(({ phase }) => phase))].join(', ');
  return markup`<div class="entry"><h3><code>${nameDenial(denial)}</code></h3>
<p>${renderCount(denials.length, 'time')} in ${phases}, by ${renderSender(denial)}.${
    denial.action !== undefined && granted.has(denial.action)
      ? ' Another call of this action was missed, and the policy has a grant for that.'
      : undefined
  }</p>${renderRaw(denial.raw)}</div>`;
}
