import type { Style } from '../terminal/style.ts';
import { renderCount } from '../terminal/text.ts';
import type { DescribedDifference, Verdict } from './describe-verdict.ts';

/** A verdict for a person: what is missing and what is needed no longer, each action with its resources and who asked for it. */
export function renderVerdict(verdict: Verdict, style: Style): string {
  const { missing, unneeded, changes, actions } = verdict;
  const sections = [
    renderDifferences(`missing: ${renderCount(missing.length, 'grant')}`, missing, (text) =>
      style('green', `+ ${text}`),
    ),
    renderDifferences(`not needed: ${renderCount(unneeded?.length ?? 0, 'grant')}`, unneeded ?? [], (text) =>
      style('red', `- ${text}`),
    ),
    changes === null || changes.length === 0
      ? []
      : ['since the policy was proven:', ...changes.map((change) => `  ${change}`)],
    actions === undefined ? [] : [renderActions(actions)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function renderActions({ allowed, needed }: NonNullable<Verdict['actions']>): string {
  const used = needed === null ? 'how many are needed is not known' : `${needed} are needed`;
  return `the policy allows ${renderCount(allowed, 'action')}, of which ${used}`;
}

function renderDifferences(
  title: string,
  differences: readonly DescribedDifference[],
  mark: (text: string) => string,
): string[] {
  if (differences.length === 0) return [];
  return [
    title,
    ...differences.flatMap(({ grantee, action, resource, condition, askedBy }) => [
      `  ${mark(action)}${grantee === 'deployer' ? '' : ' (deployment role)'}`,
      `      ${resource}${condition === undefined ? '' : ` if ${JSON.stringify(condition)}`}`,
      ...askedBy.map((asker) => `      asked for by ${asker}`),
    ]),
  ];
}
