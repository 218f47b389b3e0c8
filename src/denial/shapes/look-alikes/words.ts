import type { LookAlike } from '../../denial.ts';
import { gapBefore, lineOf, type Reading } from '../../reading.ts';
import type { Shape } from '../shape.ts';
import { isNoise } from './noise.ts';
import { readCode } from './told-code.ts';

/** Words as they are printed, in any case. Their blanks must stand in the text, or they are an identifier. */
interface Wording {
  readonly says: string;
  /** Tested against 200 characters before the words, lower case and without white space. */
  readonly before?: RegExp;
  /** The same of the 300 after them. */
  readonly after?: RegExp;
  /** The same of both together, with the words. */
  readonly near?: RegExp;
  /** They are what a program puts behind a message, and tell something where there is none. */
  readonly frame?: true;
  /** They stand around what really happened: nothing where that is told as a denial. */
  readonly wraps?: true;
}

/** What reads like a refusal, and is of one kind. */
export interface Words {
  readonly source: string;
  readonly kind: LookAlike['kind'];
  readonly words?: readonly (string | Wording)[];
  /** Error codes, without `Exception` or the like at their end; a `*` at an end stands for any letters. */
  readonly codes?: readonly string[];
}

export function defineShapes(tables: readonly Words[]): Shape[] {
  return tables.flatMap((table) => [
    ...(table.words ?? []).map((words) =>
      defineWording(table, typeof words === 'string' ? { says: words } : words),
    ),
    ...(table.codes ?? []).map((code) => defineCode(table, code)),
  ]);
}

function defineWording({ source, kind }: Words, { says, before, after, near, frame, wraps }: Wording): Shape {
  const anchor = says.toLowerCase().replaceAll(' ', '');
  const blanks = findBlanks(says);
  return {
    source,
    anchors: [anchor],
    read: (reading, at) => {
      const end = at + anchor.length;
      // What may follow is the business of `after`, if there is one.
      if (isInWord(reading, at) || (after === undefined && isInWord(reading, end))) return undefined;
      if (blanks.some((blank) => gapBefore(reading, at + blank) === '')) return undefined;
      if (before !== undefined && !before.test(reading.lower.slice(Math.max(0, at - 200), at))) {
        return undefined;
      }
      if (after !== undefined && !after.test(reading.lower.slice(end, end + 300))) return undefined;
      if (near !== undefined && !near.test(reading.lower.slice(Math.max(0, at - 200), end + 300))) {
        return undefined;
      }
      if (isNoise(reading, at, end)) return undefined;
      return {
        ...neighbourhood(reading, at, end),
        means: {
          kind: 'look-alike',
          lookAlike: kind,
          told: { at, end, by: frame ? 'property' : 'words', wraps },
        },
      };
    },
  };
}

function defineCode({ source, kind }: Words, code: string): Shape {
  return {
    source,
    anchors: [code.replaceAll('*', '').toLowerCase()],
    read: (reading, at) => {
      const told = readCode(reading, at, code);
      if (told === undefined || isNoise(reading, told.start, told.end)) return undefined;
      return {
        ...neighbourhood(reading, told.start, told.end),
        means: {
          kind: 'look-alike',
          lookAlike: kind,
          told: { at: told.start, end: told.end, by: told.by },
        },
      };
    },
  };
}

/** Where in the words without blanks one stood. */
function findBlanks(says: string): number[] {
  const blanks: number[] = [];
  for (const [index, character] of Array.from(says).entries())
    if (character === ' ') blanks.push(index - blanks.length);
  return blanks;
}

/** Whether a word goes on there. */
function isInWord(reading: Reading, at: number): boolean {
  return (
    at > 0 &&
    at < reading.lower.length &&
    isLetter(reading.lower, at - 1) &&
    isLetter(reading.lower, at) &&
    gapBefore(reading, at) === ''
  );
}

function isLetter(text: string, at: number): boolean {
  return /[\w$]/.test(text.charAt(at));
}

/** The line around what tells it, as far as it stands near and is not another thing in a list. */
function neighbourhood(
  reading: Reading,
  at: number,
  toldTo: number,
): { readonly start: number; readonly end: number } {
  const { positions, lineStarts } = reading;
  const lineStart = lineStarts[lineOf(reading, at)] ?? 0;
  const nextLine = lineStarts[lineOf(reading, toldTo - 1) + 1] ?? Number.POSITIVE_INFINITY;
  let start = at;
  while (start > 0 && at - start < 300 && (positions[start - 1] ?? 0) >= lineStart) start -= 1;
  let end = toldTo;
  while (end < positions.length && end - toldTo < 300 && (positions[end] ?? 0) < nextLine) end += 1;
  const ahead = reading.squashed.slice(start, at).lastIndexOf('},{');
  const behind = reading.squashed.slice(toldTo, end).indexOf('},{');
  return {
    start: ahead === -1 ? start : start + ahead + 2,
    end: behind === -1 ? end : toldTo + behind + 1,
  };
}
