import { markup, type Markup } from '../markup.ts';
import { renderRaw, renderSeen, renderSender } from '../parts.ts';
import type { RecordedGrant, SectionInput } from '../report-input.ts';
import { renderCount } from '../text.ts';
import { decisionWords, proofWords } from '../words.ts';

/** One line of a policy, which unfolds to all that speaks for it: browsers unfold it for a link to what is inside. */
export function renderGrant(grant: RecordedGrant, input: SectionInput): Markup {
  const { id, action, proof, widenings } = grant;
  return markup`<details class="grant"><summary><code class="action">${action}</code><span class="marks">${
    widenings.length === 0 ? undefined : markup`<span class="mark wide">widened</span>`
  }${
    proof === undefined
      ? markup`<span class="mark open">not shown to be needed</span>`
      : markup`<span class="mark shown">needed, ${proofWords[proof].name}</span>`
  }</span></summary>
<div class="proof" id="${id}">
<p>${proof === undefined ? 'Nothing shows that it is needed: it was never refused alone, and not withheld.' : proofWords[proof].about} Asked for by ${grant.via === 'client' ? 'the command itself' : 'CloudFormation'} in ${grant.phases.join(', ')}.</p>
${renderPrinted(grant, input)}
${widenings.map(renderWidening)}
<h5>${renderCount(grant.denials.length, 'refusal')}</h5>
<ol class="denials">${grant.denials.map((denialId) => markup`<li>${renderDenial(denialId, input)}</li>`)}</ol>
</div></details>`;
}

function renderWidening({ from, to, arns, reason }: RecordedGrant['widenings'][number]): Markup {
  return markup`<div class="widening"><p class="reason">Widened: ${reason}</p>${renderSeen([from, ...arns], to)}</div>`;
}

/** Where the resource was another one from the beginning than what AWS printed, and no widening tells of it. */
function renderPrinted({ id, widenings }: RecordedGrant, { evidence }: SectionInput): Markup | undefined {
  const added = evidence.added.get(id);
  if (added?.reason === undefined) return undefined;
  const { printed, resource, reason } = added;
  if (widenings.some(({ from, to }) => from === printed && to === resource)) return undefined;
  return markup`<div class="widening"><p class="reason">Granted otherwise than printed: ${reason}</p>
${renderSeen([printed ?? ''], resource)}</div>`;
}

function renderDenial(denialId: string, { evidence }: SectionInput): Markup {
  const seen = evidence.denials.get(denialId);
  if (seen === undefined) return markup`<p><code>${denialId}</code>: its text is not in the evidence</p>`;
  const { attempt, phase, decision, denial } = seen;
  return markup`<p><a href="#attempt-${attempt}">attempt ${attempt}</a>, ${phase}, by ${renderSender(denial)}: ${decisionWords[decision]}${
    denial.certainty === 'inferred' ? ', inferred since the text does not say it' : undefined
  }</p>${renderRaw(denial.raw)}`;
}
