import { groupBy } from '../group-by.ts';
import { markup, type Markup } from '../markup.ts';
import { renderResource, renderSeen } from '../parts.ts';
import type { RecordedGrant, Section, SectionInput } from '../report-input.ts';
import { renderCount } from '../text.ts';

/** A widening with the grant that it made wider. */
interface Widened {
  readonly grant: RecordedGrant;
  readonly widening: RecordedGrant['widenings'][number];
}

/** Where the policy allows more than what AWS printed, and why. */
export function renderWidenings({ record: { grants } }: SectionInput): Section {
  const widened = grants.flatMap((grant) => grant.widenings.map((widening) => ({ grant, widening })));
  // What one text could not be enough for is the same for every action on it.
  const alike = groupBy(widened, ({ widening: { to, reason } }) => JSON.stringify([to, reason]));
  const everywhere = grants.filter(({ resource }) => resource === '*');
  return {
    id: 'widenings',
    title: 'What was widened, and why',
    body: markup`<p>A grant is what AWS printed in its refusal, with parameters for account, region and stage. It is wider only for a reason: two texts were seen in the same place, so that one of them could not be enough; or the refusal named no resource, or hid which one it was.</p>
${
  everywhere.length === 0
    ? undefined
    : markup`<p>${renderCount(everywhere.length, 'grant is', 'grants are')} on <code>*</code>: ${renderActions(everywhere)}.</p>`
}
${widened.length === 0 ? markup`<p>Nothing was widened.</p>` : [...alike.values()].map(renderAlike)}`,
  };
}

function renderAlike(widened: readonly Widened[]): Markup {
  const [first] = widened;
  if (first === undefined) return markup``;
  const { to, reason } = first.widening;
  const texts = widened.flatMap(({ widening: { from, arns } }) => [from, ...arns]);
  return markup`<div class="entry widening"><h3>${renderResource(to)}</h3>
<p>${reason}: ${renderActions(widened.map(({ grant }) => grant))}</p>${renderSeen(texts, to)}</div>`;
}

function renderActions(grants: readonly RecordedGrant[]): Markup {
  return markup`${[...new Set(grants)].map(({ id, action }, index) => markup`${index === 0 ? undefined : ', '}<a href="#${id}"><code>${action}</code></a>`)}`;
}
