import type { DescribedDifference, Verdict } from './describe-verdict.ts';

/**
 * A verdict as workflow commands, one annotation for each difference.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 * @param file of the service's configuration, as seen from the repository
 */
export function renderAnnotations(verdict: Verdict, file: string): string {
  const lines = [
    ...verdict.missing.map((one) => annotate('error', file, 'missing from the deploy policy', one)),
    ...(verdict.unneeded ?? []).map((one) => annotate('error', file, 'not needed in the deploy policy', one)),
  ];
  if (lines.length > 0) return `${lines.join('\n')}\n`;
  const { outcome } = verdict;
  if (outcome.kind === 'unchanged' || outcome.kind === 'proven') {
    return `::notice title=harness::the deploy policy of ${escapeData(verdict.service)} holds\n`;
  }
  const why = 'message' in outcome ? outcome.message : `the check was ${outcome.kind}`;
  return `::error file=${escapeProperty(file)},title=${escapeProperty(`harness: ${outcome.kind}`)}::${escapeData(why)}\n`;
}

function annotate(level: string, file: string, title: string, difference: DescribedDifference): string {
  const { action, resource, askedBy } = difference;
  const asked = askedBy.length === 0 ? '' : `, asked for by ${askedBy.join('; ')}`;
  const text = `${action} on ${resource}${asked}`;
  return `::${level} file=${escapeProperty(file)},title=${escapeProperty(title)}::${escapeData(text)}`;
}

/** The same for the summary of a job, in Markdown. */
export function renderJobSummary(verdict: Verdict): string {
  const { service, outcome, missing, unneeded, changes } = verdict;
  const told = 'message' in outcome ? `: ${outcome.message}` : '';
  const parts = [
    `## Deploy policy of ${escapeCell(service)}: ${outcome.kind}${escapeCell(told)}`,
    ...renderTable('Missing', missing),
    ...renderTable('Not needed', unneeded ?? []),
    ...(changes === null || changes.length === 0
      ? []
      : ['', 'Since the policy was proven:', '', ...changes.map((change) => `- ${escapeCell(change)}`)]),
  ];
  return `${parts.join('\n')}\n`;
}

function renderTable(title: string, differences: readonly DescribedDifference[]): string[] {
  if (differences.length === 0) return [];
  return [
    '',
    `### ${title}`,
    '',
    '| action | resource | asked for by |',
    '| --- | --- | --- |',
    ...differences.map(
      ({ action, resource, askedBy }) =>
        `| ${escapeCell(action)} | ${escapeCell(resource)} | ${escapeCell(askedBy.join('; '))} |`,
    ),
  ];
}

/** Markdown has many marks; what is not a letter, digit or space is given as an entity. */
function escapeCell(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ,.:;()/-]/gu, (mark) => `&#${mark.codePointAt(0) ?? 0};`);
}

/** Source: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
