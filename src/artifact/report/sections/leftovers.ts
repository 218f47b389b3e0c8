import { markup } from '../markup.ts';
import type { Section, SectionInput } from '../report-input.ts';

/** What the run made and could not remove. */
export function renderLeftovers({ record: { leftovers } }: SectionInput): Section {
  return {
    id: 'leftovers',
    title: 'Left in the account',
    body:
      leftovers.length === 0
        ? markup`<p>Nothing was found that could not be removed.</p>`
        : markup`<p>Remove it with <code>harness clean</code>, with the same account and credentials.</p>
<dl class="leftovers">${leftovers.map(({ what, why }) => markup`<div><dt>${what}</dt><dd>${why}</dd></div>`)}</dl>`,
  };
}
