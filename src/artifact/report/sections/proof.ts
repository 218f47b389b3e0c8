import type { RunRecord } from '../../run-record.ts';
import { markup, type Markup } from '../markup.ts';
import type { Section, SectionInput } from '../report-input.ts';
import { renderCount, renderList } from '../text.ts';

/** What the verdict rests on: that the policy suffices, and that nothing of it is too much. */
export function renderProof({ record, evidence }: SectionInput): Section {
  const proving = [...evidence.ended.values()].findLast(
    ({ purpose, passed }) => purpose === 'sufficiency' && passed,
  );
  return {
    id: 'proof',
    title: 'What it rests on',
    body: markup`<div class="pair">
<div class="card"><h3>Is it enough?</h3>${renderSufficiency(record, proving?.life)}</div>
<div class="card"><h3>Is any of it too much?</h3>${renderMinimality(record)}</div>
</div>
${
  record.deploymentRole === undefined
    ? undefined
    : markup`<p>CloudFormation works as a role of its own here, so there are two policies: the deployer’s, which passes the role on, and the role’s. In each life another role stood in for the service’s own, and both policies are found and proven together.</p>`
}
<p class="aside">Not tested: that a wide resource could be narrower, and what the service does while it runs. The functions have roles of their own.</p>`,
  };
}

function renderSufficiency({ proof, attempts }: RunRecord, life: number | undefined): Markup {
  if (!proof.sufficient.passed) {
    return markup`<p class="answer bad">Not shown</p><p>No life has passed with this policy from its first command to its last.</p>`;
  }
  const own = attempts.filter((attempt) => life === undefined || attempt.life === life);
  const phases = renderList([...new Set(own.map(({ phase }) => phase))]);
  return markup`<p class="answer good">Yes, shown in ${renderCount(proof.sufficient.lives, 'life', 'lives')}</p>
<p>${life === undefined ? 'In the last life' : markup`In <a href="#life-${life}">life ${life}</a>`} a user that was made for it, in a stage of its own, ran ${phases} with this policy alone. Nothing that mattered was refused.</p>`;
}

function renderMinimality({ grants, outcome, proof: { minimal } }: RunRecord): Markup {
  const by = (proof: 'refusal' | 'removal' | undefined) =>
    grants.filter((grant) => grant.proof === proof).length;
  const counts: [string, number][] = [
    ['its refusal alone failed an attempt', by('refusal')],
    ['missed when it was withheld', by('removal')],
    ['nothing shows that it is needed', by(undefined)],
  ];
  const shown = markup`<ul class="counts">${counts.map(([how, count]) => (count === 0 ? undefined : markup`<li><b>${count}</b> ${how}</li>`))}</ul>`;
  const dropped =
    minimal.unneeded.length === 0
      ? undefined
      : markup`<p>${renderCount(minimal.unneeded.length, 'grant')} more had been found and ${minimal.unneeded.length === 1 ? 'was' : 'were'} <a href="#unneeded">not missed</a>, so dropped.</p>`;
  if (minimal.passed === true) {
    return markup`<p class="answer good">No: each of ${renderCount(grants.length, 'grant')} is needed</p>${shown}${dropped}`;
  }
  const answer =
    minimal.passed === false
      ? `Not shown for ${renderCount(by(undefined), 'grant')} of ${grants.length}`
      : outcome.kind === 'proven'
        ? 'Not asked'
        : 'Not known: the run ended before';
  return markup`<p class="answer open">${answer}</p>${shown}${dropped}`;
}
