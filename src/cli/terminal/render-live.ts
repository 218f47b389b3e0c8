import type { PhaseView, RunView } from './run-view.ts';
import type { Style } from './style.ts';
import { cutMiddle, renderCount, renderDuration } from './text.ts';

export interface Screen {
  readonly nowMs: number;
  /** Columns of the terminal. */
  readonly width: number;
  /** Counts up with each drawing, for what turns while something runs. */
  readonly frame: number;
  readonly style: Style;
}

const turning = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** The whole live view; no line is wider than the terminal. */
export function renderLive(view: RunView, screen: Screen): string {
  const { style, width } = screen;
  if (view.service === undefined) return `${turn(screen)} looking at the service and the account`;
  const elapsed = renderDuration(screen.nowMs - (view.startedAtMs ?? screen.nowMs));
  const head = cutMiddle(`${view.service} · ${view.place} · ${elapsed}`, width);
  const counts = [
    renderCount(view.attempts, 'attempt'),
    renderCount(Object.keys(view.grants).length, 'grant'),
    ...(view.softDenials > 0 ? [`${renderCount(view.softDenials, 'refusal')} not missed`] : []),
    ...(view.leftovers > 0 ? [renderCount(view.leftovers, 'leftover')] : []),
  ].join(' · ');
  return [
    style('bold', head),
    '',
    ...renderLife(view, screen),
    ...renderLast('refused', view.lastRefused, screen),
    ...renderLast('granted', view.lastGranted, screen),
    '',
    style('dim', cutMiddle(`  ${counts}`, width)),
  ].join('\n');
}

function renderLife(view: RunView, screen: Screen): string[] {
  const { life } = view;
  if (life === undefined) return [`  ${turn(screen)} ${view.doing ?? 'making the deployer'}`, ''];
  const title =
    life.purpose === 'discovery'
      ? `discovery · stage ${life.stage}`
      : `proof · life ${life.number} · stage ${life.stage}`;
  return [
    cutMiddle(`  ${title}`, screen.width),
    ...life.phases.map((phase) => renderPhase(phase, screen)),
    ...(view.doing === undefined ? [] : [cutMiddle(`  ${turn(screen)} ${view.doing}`, screen.width)]),
    '',
  ];
}

function renderPhase(phase: PhaseView, screen: Screen): string {
  const name = phase.name.padEnd(9);
  switch (phase.state) {
    case 'waiting':
      return screen.style('dim', `  · ${name}`.trimEnd());
    case 'running':
      return `  ${turn(screen)} ${name} attempt ${phase.attempts}`;
    case 'passed':
      return `  ${screen.style('green', '✔')} ${name} ${renderCount(phase.attempts, 'attempt')} · ${renderDuration(phase.durationMs)}`;
    case 'failed':
      return `  ${screen.style('red', '✖')} ${name} ${renderCount(phase.attempts, 'attempt')} · ${renderDuration(phase.durationMs)}`;
  }
}

function renderLast(label: string, text: string | undefined, { style, width }: Screen): string[] {
  if (text === undefined) return [];
  return [`  ${style('dim', label)}  ${cutMiddle(text, Math.max(1, width - label.length - 4))}`];
}

function turn({ frame, style }: Screen): string {
  return style('cyan', turning[frame % turning.length] ?? '');
}
