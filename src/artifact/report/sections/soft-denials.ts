import { groupSoftDenials, type SoftCall } from '../../soft-calls.ts';
import { markup, type Markup } from '../markup.ts';
import { nameDenial, renderRaw, renderResource, renderSender } from '../parts.ts';
import type { Section, SectionInput } from '../report-input.ts';
import { renderCount } from '../text.ts';

/** What was refused and not missed. */
export function renderSoftDenials({ record }: SectionInput): Section {
  const calls = groupSoftDenials(record.softDenials);
  const granted = new Set(record.grants.map(({ action }) => action));
  return {
    id: 'soft',
    title: 'Refused, and not missed',
    body: markup`<p>These calls were refused and nothing was granted for them: the command achieved what it is for all the same, or the refusal itself says that the work goes on. <em>Achieved</em> means: the command exited with 0, but for the update that fails on purpose; its stack was then seen up, rolled back or gone, where the command is to leave it so; and after a whole life nothing of it was left in the account but what the service asks to keep. What a command did worse without saying so is not seen by that, nor is a refusal that it passed over in silence.</p>
${calls.length === 0 ? markup`<p>There are none.</p>` : calls.map((call) => renderCall(call, granted))}`,
  };
}

function renderCall(call: SoftCall, granted: ReadonlySet<string>): Markup {
  const { denial, resource, times, phases, senders } = call;
  const on = resource === undefined ? undefined : markup` on ${renderResource(resource)}`;
  const by = senders.map((sender, index) => markup`${index === 0 ? '' : '; '}${renderSender(sender)}`);
  return markup`<div class="entry"><h3><code>${nameDenial(denial)}</code>${on}</h3>
<p>${renderCount(times, 'time')} in ${phases.join(', ')}, by ${by}.${renderAchieved(call)}${
    denial.action !== undefined && granted.has(denial.action)
      ? ' Another call of this action was missed, and the policy has a grant for that.'
      : undefined
  }</p>${renderCost(call)}</div>`;
}

function renderAchieved({ achieved, times }: SoftCall): string | undefined {
  if (achieved === undefined) return undefined;
  const each = times === 1 ? '' : ' each time';
  if (achieved === times) return ` The command achieved what it is for${each}.`;
  if (achieved === 0) return ` The command failed${each}, but of something else.`;
  return ` In ${achieved} of ${times} the command achieved what it is for; otherwise it failed of something else.`;
}

/** What was said includes the refusal. */
function renderCost({ denial, achieved, told }: SoftCall): Markup {
  if (told.length > 0) {
    return markup`<p>What the refusal cost, as far as it was said:</p>${told.map((words) => renderRaw(words))}`;
  }
  const nothing =
    achieved === undefined
      ? undefined
      : markup`<p>What the refusal cost: nothing that was seen. No more was said than the refusal itself.</p>`;
  return markup`${nothing}${renderRaw(denial.raw)}`;
}
