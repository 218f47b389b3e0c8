import { waysThroughRoles } from '../../../policy/escalation/bounds.ts';
import type { RunRecord } from '../../run-record.ts';
import { markup, type Markup } from '../markup.ts';
import { renderResource, renderSource } from '../parts.ts';
import type { Section } from '../report-input.ts';
import { renderCount } from '../text.ts';

type Escalation = RunRecord['escalations'][number];

/** What in the policy comes close to owning the account. */
export function renderEscalations({ escalations, boundary }: RunRecord): Section {
  return {
    id: 'escalations',
    title: 'What comes close to owning the account',
    body:
      escalations.length === 0
        ? markup`<p>None of the ways that are known leads from this policy to more than it says.</p>
${renderBoundary(boundary, escalations)}`
        : markup`<p>The service needs these actions, and whoever holds the policy can use them for more than deploying it, in ${renderCount(escalations.length, 'way')} that ${escalations.length === 1 ? 'is' : 'are'} known. Guard the key or the role that gets this policy accordingly.</p>
${renderBoundary(boundary, escalations)}
${escalations.map(renderEscalation)}`,
  };
}

function renderBoundary(
  boundary: RunRecord['boundary'],
  escalations: readonly Escalation[],
): Markup | undefined {
  if (boundary === undefined) {
    return escalations.some(({ id }) => waysThroughRoles.includes(id))
      ? markup`<p><code>harness run --boundary</code> closes what leads through the making of roles: it writes a permissions boundary that allows what the roles of the service need, and proves a policy that makes and writes roles only under it.</p>`
      : undefined;
  }
  if (boundary.kind === 'none') return markup`<p>There is no permissions boundary: ${boundary.why}.</p>`;
  const { arn, roles, lives, closes, unbounded, unread, open } = boundary;
  return markup`<div class="entry"><h3>The permissions boundary</h3>
<p>The policy asks for ${renderResource(arn)} on the roles that it makes and writes: whatever such a role is given, it does no more than <code>boundary.json</code> allows, which is what ${renderCount(roles.length, 'role')} of the service ${roles.length === 1 ? 'allows itself' : 'allow themselves'} (${roles.join(', ')}). The roles were lived with under it in ${renderCount(lives, 'life', 'lives')}.</p>
<p>${closes.length === 0 ? 'It closes none of the known ways.' : markup`Closed by it: ${closes.map((id, index) => markup`${index === 0 ? undefined : ', '}<code>${id}</code>`)}.`}</p>
${unbounded.length === 0 ? undefined : markup`<p>Not held to it, since the call was refused under that condition: ${unbounded.join(', ')}.</p>`}
${unread.length === 0 ? undefined : markup`<p>Could not be read, so that the boundary refuses it:</p><ul>${unread.map(({ role, what, why }) => markup`<li>${role}: <code>${what}</code>, ${why}</li>`)}</ul>`}
${open.length === 0 ? undefined : markup`<p>Known in a deployed stack alone, so that the boundary has <code>*</code> for it:</p><ul>${open.map(({ role, what }) => markup`<li>${role}: <code>${what}</code></li>`)}</ul>`}
</div>`;
}

function renderEscalation({ grantee, title, how, actions, source }: Escalation): Markup {
  return markup`<div class="entry risk"><h3>${title}${grantee === 'deployer' ? undefined : ' (deployment role)'}</h3><p>${how}</p>
<p>It takes ${actions.map((action, index) => markup`${index === 0 ? undefined : ', '}<code>${action}</code>`)}. Source: ${renderSource(source)}.</p></div>`;
}
