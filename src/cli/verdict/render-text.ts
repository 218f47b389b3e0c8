import type { Style } from '../terminal/style.ts';
import { renderCount } from '../terminal/text.ts';
import type { DescribedDifference, Verdict } from './describe-verdict.ts';

/** A verdict for a person: what is missing and what is needed no longer, each action with its resources and who asked for it. */
export function renderVerdict(verdict: Verdict, style: Style): string {
  const { conflicts, missing, unneeded, changes, actions } = verdict;
  const sections = [
    ...conflicts.map((conflict) => renderConflict(conflict, style)),
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

/** What a statement denies: first what was refused, then what it would have denied. */
function renderConflict(
  { name, shown, complete, denies }: Verdict['conflicts'][number],
  style: Style,
): string[] {
  return [
    `${name} ${shown ? 'denies' : 'perhaps denies'} what is needed:`,
    ...denies.flatMap(({ action, resource, phases, askedBy }) => [
      `  ${style('red', `! ${action}`)}`,
      `      ${resource}`,
      phases.length === 0
        ? '      needed once the statement was lifted'
        : `      refused in ${phases.join(', ')}`,
      ...askedBy.map((asker) => `      asked for by ${asker}`),
    ]),
    ...(complete ? [] : ['  and perhaps more: it was lifted then, and not tried on what followed']),
  ];
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
