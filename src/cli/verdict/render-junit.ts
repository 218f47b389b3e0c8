import type { DescribedDifference, Verdict } from './describe-verdict.ts';

/**
 * A verdict as JUnit XML: one test that the policy suffices, one that it holds nothing unneeded, and a failure for each difference.
 * Source: https://github.com/testmoapp/junitxml
 */
export function renderJUnit({ service, outcome, durationMs, missing, unneeded }: Verdict): string {
  const seconds = (durationMs / 1000).toFixed(3);
  const isTold = ['unchanged', 'changed', 'proven'].includes(outcome.kind);
  const ended = isTold ? [] : [renderEnd(outcome)];
  const cases = [
    renderCase('the policy suffices', 'missing', missing, ended),
    unneeded === null
      ? '    <testcase classname="policy" name="the policy holds nothing unneeded"><skipped/></testcase>'
      : renderCase('the policy holds nothing unneeded', 'not needed', unneeded, []),
  ];
  const failures = [missing.length + ended.length, unneeded?.length ?? 0].filter((count) => count > 0).length;
  const skipped = unneeded === null ? 1 : 0;
  const counts = `tests="2" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${escapeXml(`deploy policy of ${service}`)}" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function renderCase(
  name: string,
  type: string,
  differences: readonly DescribedDifference[],
  others: readonly string[],
): string {
  const failures = [
    ...others,
    ...differences.map(({ action, resource, askedBy }) =>
      renderFailure(
        type,
        `${action} on ${resource}`,
        askedBy.map((asker) => `asked for by ${asker}`).join('\n'),
      ),
    ),
  ];
  const begin = `    <testcase classname="policy" name="${escapeXml(name)}"`;
  return failures.length === 0 ? `${begin}/>` : [`${begin}>`, ...failures, '    </testcase>'].join('\n');
}

function renderEnd(outcome: Verdict['outcome']): string {
  return renderFailure(
    outcome.kind,
    'message' in outcome ? outcome.message : `the check was ${outcome.kind}`,
    '',
  );
}

function renderFailure(type: string, message: string, text: string): string {
  return `      <failure type="${escapeXml(type)}" message="${escapeXml(message)}">${escapeXml(text)}</failure>`;
}

/** Also without the characters that XML 1.0 knows no way to write. Source: https://www.w3.org/TR/xml/#charsets */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"'\t\n\r]/g, (mark) => `&#${mark.codePointAt(0) ?? 0};`);
}
