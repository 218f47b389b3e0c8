import type { Teaching } from '../indexed-evidence.ts';
import { markup, type Markup } from '../markup.ts';
import { nameDenial } from '../parts.ts';
import type { SectionInput } from '../report-input.ts';

/** What came of one attempt. */
export function renderTaught(attempt: number, input: SectionInput): Markup | undefined {
  const facts = (input.evidence.taught.get(attempt) ?? []).flatMap((fact) => describe(fact, input) ?? []);
  return facts.length === 0 ? undefined : markup`<ul>${facts.map((fact) => markup`<li>${fact}</li>`)}</ul>`;
}

/** `undefined` where another fact says the same. */
function describe(fact: Teaching, input: SectionInput): Markup | undefined {
  switch (fact.type) {
    case 'grant.added':
      return markup`granted ${renderAction(fact.grantId, fact.action, input)}${fact.grantee === 'deployment-role' ? ' to the role' : undefined}`;
    case 'grant.widened': {
      const action = input.evidence.added.get(fact.grantId)?.action ?? fact.grantId;
      return markup`widened ${renderAction(fact.grantId, action, input)}`;
    }
    case 'look-alike.seen':
      return markup`no refusal (${fact.kind}): <span class="soft">${fact.raw}</span>`;
    case 'refusal.attributed':
      return fact.actions.length === 0
        ? undefined
        : markup`found out: <code>${fact.actions.join(', ')}</code>`;
    case 'denial.seen':
      return describeDecision(fact);
  }
}

function describeDecision({
  decision,
  denial,
}: Extract<Teaching, { type: 'denial.seen' }>): Markup | undefined {
  const name = markup`<code>${nameDenial(denial)}</code>`;
  switch (decision) {
    case 'granted':
    case 'widened':
    case 'already-granted':
    case 'withheld':
    case 'already-lifted':
      return undefined;
    case 'lifted':
      return markup`${name} was denied by the policy itself`;
    case 'restored':
      return markup`missed ${name}, gave it back`;
    case 'soft':
      return markup`did without ${name}`;
    case 'not-the-deployers':
      return markup`${name} was refused to <code>${denial.principal ?? denial.lacking}</code>`;
    case 'not-a-missing-grant':
      return markup`${name} was refused by <code>${denial.policyArn ?? denial.deniedBy}</code>`;
    case 'unreadable':
      return markup`could not read <q>${denial.raw}</q>`;
  }
}

/** What was dropped or absorbed later has no line to link to. */
function renderAction(grantId: string, action: string, { record }: SectionInput): Markup {
  return record.grants.some(({ id }) => id === grantId)
    ? markup`<a href="#${grantId}"><code>${action}</code></a>`
    : markup`<code>${action}</code>`;
}
