import { createHash } from 'node:crypto';
import { indexEvidence } from './indexed-evidence.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportInput, Section, SectionInput } from './report-input.ts';
import { renderComparison } from './sections/comparison.ts';
import { renderEscalations } from './sections/escalations.ts';
import { renderLeftovers } from './sections/leftovers.ts';
import { renderPolicies } from './sections/policy.ts';
import { renderProof } from './sections/proof.ts';
import { renderSoftDenials } from './sections/soft-denials.ts';
import { renderTimeline } from './sections/timeline.ts';
import { renderUnneeded } from './sections/unneeded.ts';
import { renderVerdict } from './sections/verdict.ts';
import { renderWidenings } from './sections/widenings.ts';
import { style } from './style.ts';

/** report.html: a run for whoever approves its policy. One page that loads nothing and in which nothing can run. */
export function renderReport(input: ReportInput): string {
  const section: SectionInput = { ...input, evidence: indexEvidence(input.evidence) };
  const sections = [
    renderProof(section),
    renderEscalations(input.record),
    renderPolicies(section),
    renderWidenings(section),
    renderSoftDenials(section),
    renderUnneeded(section),
    renderTimeline(section),
    renderComparison(section),
    renderLeftovers(section),
  ];
  const { outcome, service, tools } = input.record;
  const state = outcome.kind === 'proven' ? 'proven' : 'not proven';
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${service.name}: IAM policy, ${state}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
${renderVerdict(section)}
<div class="columns">
${renderContents(sections)}
<main id="main" tabindex="-1">
${sections.map(renderSection)}
</main>
</div>
<footer><p>Written by harness ${tools.harness}. The same for scripts is in <code>run.json</code>, every fact in <code>evidence.jsonl</code>, what the commands printed in <code>attempts/</code>.</p></footer>
</body>
</html>
`.render();
}

function renderContents(sections: readonly Section[]): Markup {
  return markup`<nav class="contents" aria-label="Contents"><ol>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>`;
}

function renderSection({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>`;
}

/**
 * Nothing is loaded, sent or run; of styles only the page's own, known by its hash.
 * Source: https://www.w3.org/TR/CSP3/#directive-style-src
 */
function contentSecurityPolicy(): string {
  const hash = createHash('sha256').update(style.render()).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
