import type { Comparison, Finding } from './compare.ts';
import type { Reason } from './reasons.ts';

function line({ handler, action, call, reason }: Finding): string {
  const by = call === undefined || call === action ? '' : `, asked by ${call}`;
  return `  ${handler}: ${action}${by}${reason === undefined ? '' : `\n    because ${reason.because} (${reason.source})`}`;
}

function section(
  title: string,
  comparisons: readonly Comparison[],
  findingsOf: (comparison: Comparison) => readonly Finding[],
): string {
  const parts = comparisons
    .map((comparison) => ({ type: comparison.type, findings: findingsOf(comparison) }))
    .filter(({ findings }) => findings.length > 0);
  const count = parts.reduce((sum, { findings }) => sum + findings.length, 0);
  const blocks = parts.map(({ type, findings }) => [type, ...findings.map(line)].join('\n'));
  return [`${title}: ${count}`, ...blocks].join('\n');
}

const unexplained = (findings: readonly Finding[]) => findings.filter(({ reason }) => reason === undefined);
const explained = (findings: readonly Finding[]) => findings.filter(({ reason }) => reason !== undefined);

const names = (title: string, types: readonly string[]) =>
  types.length === 0 ? [] : [`${title}: ${types.join(', ')}`];

/** Steps outside the upper bound for which nobody wrote a reason. */
export function countUnexplained(comparisons: readonly Comparison[]): number {
  return comparisons.reduce((sum, { outside }) => sum + unexplained(outside).length, 0);
}

/** The comparison for people, what needs work first. */
export function renderReport(comparisons: readonly Comparison[], reasons: readonly Reason[]): string {
  const needed = new Set(
    comparisons.flatMap(({ outside, lacking }) => [...outside, ...lacking].map(({ reason }) => reason)),
  );
  return [
    section('outside the upper bound, no reason', comparisons, ({ outside }) => unexplained(outside)),
    section('listed, never asked, no reason', comparisons, ({ lacking }) => unexplained(lacking)),
    section('outside the upper bound, with a reason', comparisons, ({ outside }) => explained(outside)),
    section('listed, never asked, with a reason', comparisons, ({ lacking }) => explained(lacking)),
    ...names(
      'reasons that nothing needs',
      reasons.filter((reason) => !needed.has(reason)).map(({ type, action }) => `${type} ${action}`),
    ),
    ...names(
      'no handlers in the registry',
      comparisons.filter(({ bounded }) => !bounded).map(({ type }) => type),
    ),
    ...names(
      'calls that no sample makes, taken by their names',
      comparisons.flatMap(({ type, untried }) => untried.map((call) => `${type} ${call}`)),
    ),
  ].join('\n\n');
}
