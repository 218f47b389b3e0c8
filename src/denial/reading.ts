import type { Span } from './denial.ts';
import type { Peeled } from './frames/peeled.ts';

/**
 * A text as it is read: once with its blanks and line breaks, once without. Hard wraps may stand anywhere, also inside words,
 * so words are looked for in `lower`; what a break means is then asked of `text`.
 */
export interface Reading {
  readonly text: string;
  /** Without white space. */
  readonly squashed: string;
  /** `squashed` with A–Z in lower case. Same length. */
  readonly lower: string;
  /** Index in `text` of each character of `squashed`. */
  readonly positions: Uint32Array;
  /** Index in `text` of the first character of each line. */
  readonly lineStarts: Uint32Array;
  /** Index of each character of `text` in what was given to read. */
  readonly origins: Uint32Array;
}

export function createReading({ text, origins }: Peeled): Reading {
  const positions = new Uint32Array(text.length);
  const lineStarts = [0];
  const pieces: string[] = [];
  let count = 0;
  for (const match of text.matchAll(/\S+/g)) {
    for (let index = 0; index < match[0].length; index += 1) {
      positions[count] = match.index + index;
      count += 1;
    }
    pieces.push(match[0]);
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const squashed = pieces.join('');
  return {
    text,
    squashed,
    lower: lowerCase(squashed),
    positions: positions.subarray(0, count),
    lineStarts: Uint32Array.from(lineStarts),
    origins,
  };
}

/** A–Z in lower case: beyond ASCII, a capital may be shorter or longer than its small letter. */
function lowerCase(text: string): string {
  return /[^\p{ASCII}]/u.test(text)
    ? text.replaceAll(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
    : text.toLowerCase();
}

/** What stands between two neighbours of `squashed`: white space or nothing. `at` is the second of them. */
export function gapBefore(reading: Reading, at: number): string {
  if (at <= 0 || at >= reading.positions.length) return '\n';
  const from = (reading.positions[at - 1] ?? 0) + 1;
  const to = reading.positions[at] ?? 0;
  // Longer gaps are as good as a paragraph's end; the bound keeps hostile text cheap.
  return to - from > 200 ? '\n\n' : reading.text.slice(from, to);
}

/** The text of a span of `squashed`, white space brought down to single blanks. */
export function excerpt(reading: Reading, start: number, end: number, limit = 4000): string {
  const from = reading.positions[start] ?? 0;
  const to = end <= start ? from : (reading.positions[end - 1] ?? 0) + 1;
  return reading.text
    .slice(from, Math.min(to, from + limit))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Where a span of `squashed` stands in what was given to read: from its first character to after its last. */
export function spanOf(reading: Reading, start: number, end: number): Span {
  const originOf = (at: number): number => reading.origins[reading.positions[at] ?? 0] ?? 0;
  return { start: originOf(start), end: originOf(Math.max(start, end - 1)) + 1 };
}

/** Number of the line, counted from 0, that holds a character of `squashed`. */
export function lineOf(reading: Reading, at: number): number {
  const position = reading.positions[at] ?? reading.text.length;
  let low = 0;
  let high = reading.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((reading.lineStarts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line without its break; empty past the end. Cut at 2,000 characters. */
export function lineText(reading: Reading, line: number): string {
  const start = reading.lineStarts[line];
  if (start === undefined) return '';
  const end = (reading.lineStarts[line + 1] ?? reading.text.length + 1) - 1;
  return reading.text.slice(start, Math.min(end, start + 2000));
}
