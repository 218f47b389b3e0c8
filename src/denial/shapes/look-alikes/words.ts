import type { LookAlike } from '../../denial.ts';
import { gapBefore, lineOf, type Reading } from '../../reading.ts';
import type { Shape } from '../shape.ts';
import { isNoise } from './noise.ts';
import { readCode } from './told-code.ts';

/** Words as they are printed, in any case. Their blanks must stand in the text, or they are an identifier. */
export interface Wording {
  readonly says: string;
  /** Tested against 200 characters before the words, lower case and without white space. */
  readonly before?: RegExp;
  /** The same of the 300 after them. */
  readonly after?: RegExp;
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

function defineWording({ source, kind }: Words, { says, before, after, wraps }: Wording): Shape {
  const anchor = says.toLowerCase().replaceAll(' ', '');
  const blanks = findBlanks(says);
  return {
    source,
    anchors: [anchor],
    read: (reading, at) => {
      const end = at + anchor.length;
      if (!isWhole(reading, at, end) || blanks.some((blank) => gapBefore(reading, at + blank) === '')) {
        return undefined;
      }
      if (before !== undefined && !before.test(reading.lower.slice(Math.max(0, at - 200), at))) {
        return undefined;
      }
      if (after !== undefined && !after.test(reading.lower.slice(end, end + 300))) return undefined;
      if (isNoise(reading, at, end)) return undefined;
      return {
        ...neighbourhood(reading, at, end),
        means: { kind: 'look-alike', lookAlike: kind, told: { at, end, by: 'words', wraps } },
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

/** Whether the words are not a part of a longer one. */
function isWhole(reading: Reading, start: number, end: number): boolean {
  const isInside = (at: number): boolean =>
    at > 0 &&
    at < reading.lower.length &&
    isLetter(reading.lower, at - 1) &&
    isLetter(reading.lower, at) &&
    gapBefore(reading, at) === '';
  return !isInside(start) && !isInside(end);
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
  const line = lineOf(reading, at);
  let start = at;
  while (start > 0 && at - start < 300 && lineOf(reading, start - 1) === line) start -= 1;
  let end = toldTo;
  const last = lineOf(reading, toldTo - 1);
  while (end < reading.squashed.length && end - toldTo < 300 && lineOf(reading, end) === last) end += 1;
  const ahead = reading.squashed.slice(start, at).lastIndexOf('},{');
  const behind = reading.squashed.slice(toldTo, end).indexOf('},{');
  return {
    start: ahead === -1 ? start : start + ahead + 2,
    end: behind === -1 ? end : toldTo + behind + 1,
  };
}
