import type { RunRecord } from '../../run-record.ts';
import { markup, type Markup } from '../markup.ts';
import { renderSource } from '../parts.ts';
import type { Section } from '../report-input.ts';
import { renderCount } from '../text.ts';

type Escalation = RunRecord['escalations'][number];

/** What in the policy comes close to owning the account. */
export function renderEscalations(escalations: readonly Escalation[]): Section {
  return {
    id: 'escalations',
    title: 'What comes close to owning the account',
    body:
      escalations.length === 0
        ? markup`<p>None of the ways that are known leads from this policy to more than it says.</p>`
        : markup`<p>The service needs these actions, and whoever holds the policy can use them for more than deploying it, in ${renderCount(escalations.length, 'way')} that ${escalations.length === 1 ? 'is' : 'are'} known. Guard the key or the role that gets this policy accordingly, or set a permissions boundary.</p>
${escalations.map(renderEscalation)}`,
  };
}

function renderEscalation({ grantee, title, how, actions, source }: Escalation): Markup {
  return markup`<div class="entry risk"><h3>${title}${grantee === 'deployer' ? undefined : ' (deployment role)'}</h3><p>${how}</p>
<p>It takes ${actions.map((action, index) => markup`${index === 0 ? undefined : ', '}<code>${action}</code>`)}. Source: ${renderSource(source)}.</p></div>`;
}
