import type { RunRecord } from '../../run-record.ts';
import { markup, type Markup } from '../markup.ts';
import { renderResource } from '../parts.ts';
import type { SectionInput } from '../report-input.ts';
import { renderCount, renderDuration, renderList, renderTime } from '../text.ts';

/** The head of the page: whose policy it is, how the run ended, and where and with what it was. */
export function renderVerdict({ record, evidence }: SectionInput): Markup {
  const { service, accountId, region, startedAt, durationMs, tools, runId, deploymentRole } = record;
  const operator = evidence.started?.operatorArn;
  const facts: [string, Markup][] = [
    ['Stage in the policy', markup`${service.stage}`],
    ['Account', markup`${accountId}`],
    ['Region', markup`${region}`],
    [
      'Run',
      markup`<time datetime="${startedAt}">${renderTime(startedAt)}</time>, ${renderDuration(durationMs)}, <code>${runId}</code>`,
    ],
    ['Tools', markup`harness ${tools.harness}, ${tools.serverless}, Node ${tools.node}`],
  ];
  if (operator !== undefined) facts.push(['Operator', markup`<code>${operator}</code>`]);
  if (deploymentRole !== undefined) facts.push(['Deployment role', renderResource(deploymentRole.arn)]);
  return markup`<header class="head">
<p class="eyebrow">IAM policy for deploying</p>
<h1>${service.name}</h1>
${record.outcome.kind === 'proven' ? renderProven(record) : renderUnproven(record)}
${
  record.leftovers.length === 0
    ? undefined
    : markup`<p class="notice bad"><strong>${renderCount(record.leftovers.length, 'leftover')}</strong> of this run could not be removed from the account: <a href="#leftovers">see below</a>.</p>`
}
<dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function renderProven({ attempts, grants, baseline, resumed, proof: { sufficient } }: RunRecord): Markup {
  const phases = renderList([...new Set(attempts.map(({ phase }) => phase))]);
  const lives = Math.max(1, ...attempts.map(({ life }) => life));
  return markup`<div class="verdict good"><p class="word">Proven</p>
<p>${sufficient.lives > 1 ? `${sufficient.lives} fresh users, one after the other,` : 'A fresh user'} with this policy alone lived the whole life of the service: ${phases}. ${renderCount(grants.length, 'grant')}, found and proven in ${renderCount(attempts.length, 'attempt')} and ${renderCount(lives, 'life', 'lives')}.</p>${
    baseline === undefined
      ? undefined
      : markup`
<p>The run began with ${renderCount(baseline.grants, 'grant')} of ${baseline.runId === undefined ? 'a policy that was there' : markup`the policy that run <code>${baseline.runId}</code> had proven`}: what was refused for these is in the evidence of that run.</p>`
  }${
    resumed === undefined
      ? undefined
      : markup`
<p>It went on with ${renderCount(resumed.grants, 'grant')} that run <code>${resumed.runId}</code> had found before it ended without a proof: what was refused for these is in the evidence of that run, under <code>earlier/</code>.</p>`
  }</div>`;
}

function renderUnproven({ outcome, grants }: RunRecord): Markup {
  return markup`<div class="verdict bad"><p class="word">Not proven</p>
<p><strong>Do not deploy with this policy as it is: it may lack something.</strong> ${
    grants.length === 0
      ? 'Nothing was granted before the run ended.'
      : `It holds the ${renderCount(grants.length, 'grant')} that were found before the run ended.`
  }</p>
<p>${explainOutcome(outcome)}</p></div>`;
}

function explainOutcome(outcome: RunRecord['outcome']): Markup {
  switch (outcome.kind) {
    case 'proven':
    case 'unchanged':
      return markup``;
    case 'changed':
    case 'refuted':
      return markup`${outcome.message}`;
    case 'blocked':
      return markup`<b>Blocked.</b> ${outcome.by} refuses, and no grant to the deployer can answer that.${
        outcome.policyArn === undefined ? undefined : markup` The policy: <code>${outcome.policyArn}</code>.`
      } <q>${outcome.message}</q>`;
    case 'stuck':
      return markup`<b>Stuck.</b> ${outcome.message}${outcome.seen.map((text) => markup`<br><q>${text}</q>`)}`;
    case 'broken':
      return markup`<b>Broken.</b> ${outcome.phase} fails for a reason that is no permission: <q>${outcome.message}</q>`;
    case 'exhausted':
      return markup`<b>Exhausted.</b> The bound of ${outcome.bound} was reached: ${outcome.message}`;
    case 'interrupted':
      return markup`<b>Interrupted</b> by ${outcome.signal}.`;
    case 'failed':
      return markup`<b>Failed</b> (${outcome.code}): ${outcome.message}${outcome.hint === undefined ? undefined : markup` — ${outcome.hint}`}`;
  }
}
