/** `0.4 s`, `12 s`, `2 min 05 s`, `1 h 04 min`. */
export function renderDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${pad(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

/** `1 grant`, `2 grants`, `1,204 actions`. */
export function renderCount(count: number, noun: string, nouns = `${noun}s`): string {
  return `${renderNumber(count)} ${count === 1 ? noun : nouns}`;
}

export function renderNumber(count: number): string {
  return count.toLocaleString('en-GB');
}

/** Of an ISO 8601 time: `2 January 2026, 03:04 UTC`. */
export function renderTime(at: string): string {
  const day = new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day}, ${at.slice(11, 16)} UTC`;
}

/** `a, b and c`. */
export function renderList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
