import { markup } from '../markup.ts';
import { renderResource } from '../parts.ts';
import type { Section, SectionInput } from '../report-input.ts';

/** What had been granted and is in no policy any more. */
export function renderUnneeded({ record }: SectionInput): Section {
  const { tested, unneeded } = record.proof.minimal;
  return {
    id: 'unneeded',
    title: 'Found, not missed and dropped',
    body:
      unneeded.length === 0
        ? markup`<p>Nothing: ${tested === 0 ? 'no grant was withheld from a life' : 'whatever was withheld from a life was missed'}.</p>`
        : markup`<p>These were refused and granted while the policy was found, but a whole life passed without them. They are in no policy.</p>
<ul class="plain">${unneeded.map(({ action, resource }) => markup`<li><code class="action">${action}</code> <span class="preposition">on</span> ${renderResource(resource)}</li>`)}</ul>`,
  };
}
