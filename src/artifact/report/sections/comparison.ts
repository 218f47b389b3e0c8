import type { ComparedReach } from '../comparison.ts';
import { markup, type Markup } from '../markup.ts';
import { renderSource } from '../parts.ts';
import type { Section, SectionInput } from '../report-input.ts';
import { renderNumber } from '../text.ts';

/** How far the policy reaches beside what services are deployed with otherwise. */
export function renderComparison({ comparison: { rows } }: SectionInput): Section {
  const most = Math.max(1, ...rows.map(({ reach }) => reach.actions));
  return {
    id: 'comparison',
    title: 'Beside other policies',
    body: markup`<p>Counted are the IAM actions that a policy allows on some resource at least, over all that AWS’s reference lists, and how many of them it allows on every resource. The two in the middle are written after the templates that are passed around.</p>
<table class="comparison"><thead><tr><th scope="col">Policy</th><th scope="col">Actions</th><th scope="col">on every resource</th></tr></thead>
<tbody>${rows.map((row) => renderRow(row, most))}</tbody></table>`,
  };
}

function renderRow({ title, about, isOwn, reach, sources }: ComparedReach, most: number): Markup {
  const width = ((reach.actions / most) * 1000).toFixed(1);
  return markup`<tr class="${isOwn ? 'own' : 'other'}"><th scope="row">${title}<span class="about">${about}${renderSources(sources)}</span>
<svg class="reach" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="6"></rect></svg></th><td>${renderNumber(reach.actions)}</td><td>${renderNumber(reach.anywhere)}</td></tr>`;
}

function renderSources(sources: readonly string[]): Markup | undefined {
  return sources.length === 0
    ? undefined
    : markup` See ${sources.map((source, index) => markup`${index === 0 ? undefined : ', '}${renderSource(source)}`)}.`;
}
