import type { RunRecord } from '../../artifact/run-record.ts';
import { groupSoftDenials } from '../../artifact/soft-calls.ts';
import { waysThroughRoles } from '../../policy/escalation/bounds.ts';
import { renderNextSteps, renderOutcome } from './render-outcome.ts';
import { renderDenial } from './run-view.ts';
import type { Style } from './style.ts';
import { renderCount, renderJudged } from './text.ts';

/** Where things lie, as a person would type it. `policy` and `template` only where something was granted. */
export interface SummaryFiles {
  readonly outDir: string;
  readonly policy?: string;
  /** As AWS counts them: without white space. */
  readonly policyCharacters?: number;
  readonly template?: string;
  /** Of the deployment role, only where the service has one. */
  readonly rolePolicy?: string;
  readonly roleTemplate?: string;
  /** Of the roles that the service makes, only where it was asked for. */
  readonly boundary?: string;
  /** Only where it could be written. */
  readonly report?: string;
  readonly record: string;
  readonly evidence: string;
  /** A proven policy of an earlier run that this one left in place. */
  readonly earlierPolicy?: string;
}

/** The end of a run for a person: outcome, numbers, proof, files, what to do next. */
export function renderSummary(record: RunRecord, files: SummaryFiles, style: Style): string {
  const began = record.attempts.length > 0;
  const sections = [
    renderOutcome(record, style),
    began
      ? [
          ...renderNumbers(record),
          ...renderSoftDenials(record),
          ...renderEscalations(record),
          ...renderBoundary(record),
        ]
      : [],
    began ? renderFiles(record, files, style) : [],
    renderLeftovers(record, style),
    renderNext(renderNextSteps(record, files), style),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function renderNumbers(record: RunRecord): string[] {
  const lives = Math.max(1, ...record.attempts.map(({ life }) => life));
  const perPhase = sumAttempts(record);
  const { sufficient } = record.proof;
  const lived = `${renderCount(record.attempts.length, 'attempt')} in ${lives === 1 ? '1 life' : `${lives} lives`}: ${perPhase.join(' · ')}`;
  if (record.goal !== 'run') {
    return [`  ${renderJudged(record.baseline ?? { grants: 0 })} judged by ${lived}`];
  }
  return [
    `  ${renderCount(record.grants.length, 'grant')}${renderRoleShare(record)} from ${lived}`,
    sufficient.passed
      ? `  proof: sufficient${renderMinimality(record)}`
      : '  proof: none, so this policy may lack something',
  ];
}

function renderMinimality({ grants, proof: { minimal } }: RunRecord): string {
  if (minimal.passed === null) return ' (that each grant is needed was not asked)';
  const dropped =
    minimal.unneeded.length === 0
      ? ''
      : `; ${renderCount(minimal.unneeded.length, 'grant')} not missed and dropped`;
  const open = grants.filter(({ proof }) => proof === undefined).length;
  const shown = minimal.passed
    ? ', and each grant is needed'
    : `; that ${renderCount(open, 'grant')} ${open === 1 ? 'is' : 'are'} needed is not shown`;
  return `${shown} (${minimal.tested} tested by withholding them)${dropped}`;
}

function renderRoleShare({ grants }: RunRecord): string {
  const count = grants.filter(({ grantee }) => grantee === 'deployment-role').length;
  return count === 0 ? '' : ` (${count} of them the deployment role's)`;
}

function sumAttempts(record: RunRecord): string[] {
  const sums = new Map<string, number>();
  for (const { phase } of record.attempts) sums.set(phase, (sums.get(phase) ?? 0) + 1);
  return [...sums].map(([phase, attempts]) => `${phase} ${attempts}`);
}

function renderSoftDenials({ softDenials, grants }: RunRecord): string[] {
  // What was not missed in one phase may be needed in another, and is then granted after all.
  const granted = new Set(grants.map(({ action }) => action));
  const calls = groupSoftDenials(softDenials).filter(({ denial }) => !granted.has(denial.action ?? ''));
  if (calls.length === 0) return [];
  const list = calls.map(
    ({ denial, times, phases }) =>
      `${denial.action ?? renderDenial(denial)} (${renderCount(times, 'time')} in ${phases.join(', ')})`,
  );
  const cost = calls.some(({ told }) => told.length > 0) ? '; what that costs is told in the report' : '';
  const [were, them] = calls.length === 1 ? ['was', 'it'] : ['were', 'them'];
  return [
    `  ${renderCount(calls.length, 'call')} ${were} refused and not missed, so nothing was granted for ${them}: ${[...new Set(list)].join(', ')}${cost}`,
  ];
}

function renderEscalations({ goal, escalations }: RunRecord): string[] {
  const ids = [...new Set(escalations.map(({ id }) => id))];
  if (ids.length === 0 || goal !== 'run') return [];
  const open = ids.length === 1 ? '1 way to get more rights is' : `${ids.length} ways to get more rights are`;
  return [`  ${open} open to who has it: ${ids.join(', ')} (told in the report)`];
}

function renderBoundary({ goal, boundary, escalations }: RunRecord): string[] {
  if (goal !== 'run') return [];
  if (boundary === undefined) {
    const closable = waysThroughRoles.filter((way) => escalations.some(({ id }) => id === way));
    return closable.length === 0
      ? []
      : [
          `  --boundary closes ${closable.join(', ')}: roles are then made under a boundary that harness writes`,
        ];
  }
  if (boundary.kind === 'none') return [`  no boundary: ${boundary.why}`];
  const { roles, lives, closes, unbounded, unread, open } = boundary;
  const shut = closes.length === 0 ? 'it closes nothing' : `it closes ${closes.join(', ')}`;
  return [
    `  boundary of ${renderCount(roles.length, 'role')}, lived under ${lives === 1 ? 'once' : `${lives} times`}: ${shut}`,
    ...(unbounded.length === 0
      ? []
      : [`  not held to the boundary, since refused under it: ${unbounded.join(', ')}`]),
    ...unread.map(
      ({ role, what, why }) => `  the boundary refuses what ${role} is allowed by ${what}: ${why}`,
    ),
    ...(open.length === 0
      ? []
      : [
          `  the boundary has * for ${open.length === 1 ? '1 thing' : `${open.length} things`} known in a deployed stack alone (told in the report)`,
        ]),
  ];
}

function renderFiles(record: RunRecord, files: SummaryFiles, style: Style): string[] {
  const proven = record.outcome.kind === 'proven' && record.goal === 'run';
  const policies: [string, string | undefined][] = [
    [proven ? 'policy' : 'unproven policy', files.policy],
    [proven ? 'template' : 'unproven template', files.template],
    [proven ? "deployment role's policy" : "deployment role's unproven policy", files.rolePolicy],
    [proven ? "deployment role's template" : "deployment role's unproven template", files.roleTemplate],
    [proven ? 'boundary of its roles' : 'unproven boundary of its roles', files.boundary],
    ['report', files.report],
  ];
  const rows: [string, string | undefined][] = [
    ...(record.goal === 'run' ? policies : []),
    ['evidence', files.evidence],
    ['record', files.record],
    ['earlier proven policy', files.earlierPolicy],
  ];
  const shown = rows.filter((row): row is [string, string] => row[1] !== undefined);
  const width = Math.max(...shown.map(([label]) => label.length));
  return shown.map(([label, path]) => `  ${style('dim', label.padEnd(width))}  ${path}`);
}

function renderLeftovers({ leftovers }: RunRecord, style: Style): string[] {
  if (leftovers.length === 0) return [];
  return [
    `${style('red', '!')} ${renderCount(leftovers.length, 'leftover')} could not be removed:`,
    ...leftovers.map(({ what, why }) => `  ${what}: ${why}`),
    '  remove them with harness clean, with the same --account and credentials',
  ];
}

function renderNext(steps: string[], style: Style): string[] {
  return steps.map((step, index) => (index === 0 ? `${style('bold', 'next:')} ${step}` : `  ${step}`));
}
