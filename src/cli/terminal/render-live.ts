import type { LifeView, PhaseView, RunView } from './run-view.ts';
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
  const soft = Object.keys(view.softDenials).length;
  const head = cutMiddle(`${view.service} · ${view.place} · ${elapsed}`, width);
  const counts = [
    renderCount(view.attempts, 'attempt'),
    renderCount(Object.keys(view.grants).length, 'grant'),
    ...(soft > 0 ? [`${renderCount(soft, 'refusal')} not missed`] : []),
    ...(view.leftovers > 0 ? [renderCount(view.leftovers, 'leftover')] : []),
  ].join(' · ');
  return [
    style('bold', head),
    '',
    ...renderLives(view, screen),
    ...renderLasts(view, screen),
    style('dim', cutMiddle(`  ${counts}`, width)),
  ].join('\n');
}

function renderLives({ lives, doing }: RunView, screen: Screen): string[] {
  if (lives.length === 0) return [renderDoing(doing ?? 'making the deployer', screen), ''];
  return [
    ...lives.flatMap((life) => [...renderLife(life, screen), '']).slice(0, -1),
    ...(doing === undefined ? [] : [renderDoing(doing, screen)]),
    '',
  ];
}

function renderDoing(doing: string, screen: Screen): string {
  return `  ${turn(screen)} ${cutMiddle(doing, Math.max(1, screen.width - 4))}`;
}

function renderLife(life: LifeView, screen: Screen): string[] {
  const names = { discovery: 'discovery', removal: 'removal test', sufficiency: 'proof' };
  const name = names[life.purpose];
  const title =
    life.purpose === 'discovery'
      ? `${name} · stage ${life.stage}`
      : `${name} · life ${life.number} · stage ${life.stage}`;
  return [
    cutMiddle(`  ${title}`, screen.width),
    ...life.phases.map((phase) => renderPhase(phase, screen)),
    ...(life.doing === undefined ? [] : [renderDoing(life.doing, screen)]),
  ];
}

function renderPhase(phase: PhaseView, screen: Screen): string {
  const { style, width } = screen;
  const line = (glyph: string, text: string): string =>
    `  ${glyph} ${cutMiddle(`${phase.name.padEnd(9)} ${text}`.trimEnd(), Math.max(1, width - 4))}`;
  const ended = `${renderCount(phase.attempts, 'attempt')} · ${renderDuration(phase.durationMs)}`;
  switch (phase.state) {
    case 'waiting':
      return style('dim', line('·', ''));
    case 'running':
      return line(turn(screen), `attempt ${phase.attempts}`);
    case 'passed':
      return line(style('green', '✔'), ended);
    case 'failed':
      return line(style('red', '✖'), ended);
  }
}

function renderLasts({ lastRefused, lastGranted }: RunView, screen: Screen): string[] {
  const lines = [
    ...renderLast('refused', lastRefused, screen),
    ...renderLast('granted', lastGranted, screen),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

function renderLast(label: string, text: string | undefined, { style, width }: Screen): string[] {
  if (text === undefined) return [];
  return [`  ${style('dim', label)}  ${cutMiddle(text, Math.max(1, width - label.length - 4))}`];
}

function turn({ frame, style }: Screen): string {
  return style('cyan', turning[frame % turning.length] ?? '');
}
