import { compareText, conditionKey } from '../../../policy/document.ts';
import { documentsOf, type GranteePolicy } from '../documents.ts';
import { groupBy } from '../group-by.ts';
import { markup, type Markup } from '../markup.ts';
import { renderResource } from '../parts.ts';
import type { RecordedGrant, Section, SectionInput } from '../report-input.ts';
import { renderCount } from '../text.ts';
import { renderGrant } from './grant.ts';

/** Every line of the policies, each with what speaks for it. */
export function renderPolicies(input: SectionInput): Section {
  const isProven = input.record.outcome.kind === 'proven';
  return {
    id: 'policy',
    title: isProven ? 'The policy, line by line' : 'What was found so far, line by line',
    body: markup`<p>By service and resource. Each action unfolds to what shows that it is needed and to the refusals that asked for it, as AWS worded them. <var>\${Stage}</var>, <var>\${Region}</var> and <var>\${AccountId}</var> are parameters.</p>
${documentsOf(input.record).map((policy) => renderPolicy(policy, input))}`,
  };
}

function renderPolicy({ grantee, title, grants, policy }: GranteePolicy, input: SectionInput): Markup {
  const isProven = input.record.outcome.kind === 'proven';
  if (grants.length === 0) return markup`<h3 id="policy-${grantee}">${title}</h3><p>Nothing was granted.</p>`;
  return markup`<h3 id="policy-${grantee}">${title}${isProven ? undefined : ', not proven'} <span class="count">${renderCount(grants.length, 'grant')}</span></h3>
${groupSorted(grants, serviceOf).map(([service, own]) => renderService(service, own, input))}
<details class="document"><summary>The same as an IAM policy, for account ${input.record.accountId}, ${input.record.region}, stage ${input.record.service.stage}</summary>
<pre tabindex="0">${JSON.stringify(policy, undefined, 2)}</pre></details>`;
}

function renderService(service: string, grants: readonly RecordedGrant[], input: SectionInput): Markup {
  const places = groupSorted(grants, ({ resource, condition }) =>
    JSON.stringify([resource, conditionKey(condition)]),
  );
  return markup`<section class="service"><h4>${service} <span class="count">${grants.length}</span></h4>
${places.map(([, own]) => renderPlace(own, input))}</section>`;
}

/** All that is allowed on one resource. */
function renderPlace(grants: readonly RecordedGrant[], input: SectionInput): Markup {
  const [first] = grants;
  if (first === undefined) return markup``;
  const { resource, condition } = first;
  return markup`<div class="place"><p class="on"><span class="preposition">on</span> ${resource === '*' ? markup`<code class="arn">*</code> <span class="soft">every resource</span>` : renderResource(resource)}</p>
${condition === undefined ? undefined : markup`<p class="on"><span class="preposition">if</span> <code class="arn">${JSON.stringify(condition)}</code></p>`}
${grants.toSorted((a, b) => compareText(a.action, b.action)).map((grant) => renderGrant(grant, input))}</div>`;
}

function serviceOf({ action }: RecordedGrant): string {
  return action.slice(0, action.indexOf(':'));
}

/** In the order of the keys. */
function groupSorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  return [...groupBy(items, keyOf)].toSorted(([a], [b]) => compareText(a, b));
}
