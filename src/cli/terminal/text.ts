/** `0.4s`, `12s`, `2m 05s`, `1h 04m`: as short as a person needs it. */
export function renderDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h ${pad(Math.floor((whole % 3600) / 60))}m`;
}

/** `1 grant`, `2 grants`. */
export function renderCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a policy holds: its grants, and the statements that grants cannot say. */
export function renderJudged({
  grants,
  statements = 0,
}: {
  readonly grants: number;
  readonly statements?: number | undefined;
}): string {
  if (statements === 0) return renderCount(grants, 'grant');
  const kept = renderCount(statements, 'statement');
  return grants === 0 ? kept : `${renderCount(grants, 'grant')} and ${kept} kept whole`;
}

/** As an error of AWS would count it, with the name that its author gave it. */
export function renderStatementName({
  statement,
  sid,
}: {
  readonly statement: number;
  readonly sid?: string | undefined;
}): string {
  return `Statement.${statement}${sid === undefined || sid === '' ? '' : ` (${sid})`}`;
}

/** Takes the middle out of a text that is too long: what an ARN begins and ends with says most about it. */
export function cutMiddle(text: string, width: number): string {
  if (text.length <= width) return text;
  if (width <= 1) return '…';
  const end = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - end)}…${text.slice(text.length - end)}`;
}

/** A text of others on one line, cut to a length a person reads. */
export function renderOneLine(text: string, width = 300): string {
  return cutMiddle(text.replaceAll(/\s+/g, ' ').trim(), width);
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
