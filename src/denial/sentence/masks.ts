import { gapBefore, type Reading } from '../reading.ts';
import { isArnCharacter, readTokenEnd, trimPunctuation } from '../token.ts';

/** What is printed, with the words that stand for what somebody left out, and where that ends in `squashed`. */
interface Masked {
  readonly printed: string;
  readonly end: number;
}

/**
 * What people put where a name or a number was: `<account id>`, `<<table name>>`, `*account id*`, and an escaped `\*` of Markdown. Tags
 * of XML and HTML are none, but between the parts of an ARN.
 */
const mask =
  /(?<=[:/])<[a-z]{1,20}>(?=[:/])|<{1,2}(?![/!?]|(?:br|p|b|i|em|li|td|tr|div|pre|code|span|strong)\b)[^<>\n]{1,60}>{1,2}|\\[*_]|(?<=\*[\w-]{1,30})(?: [\w-]{1,30}){1,3}\*/y;

/** A token from `start` that masks are parts of; it would end at `tokenEnd` without them. Undefined where there are none. */
export function readMasked(reading: Reading, start: number, tokenEnd: number): Masked | undefined {
  let end = tokenEnd;
  for (let count = 0; count < 8 && end > start; count += 1) {
    mask.lastIndex = (reading.positions[end - 1] ?? 0) + 1;
    const words = mask.exec(reading.text)?.[0];
    if (words === undefined) break;
    end += words.replaceAll(/\s+/g, '').length;
    if (gapBefore(reading, end) === '') end = readTokenEnd(reading, end, isArnCharacter);
  }
  if (end === tokenEnd) return undefined;
  const text = reading.text.slice(reading.positions[start] ?? 0, (reading.positions[end - 1] ?? 0) + 1);
  const printed = text.replaceAll(/[ \t]*\n[ \t]*/g, '').replaceAll(/\\([*_])/g, '$1');
  // The bracket that closes a mask is no punctuation.
  return { printed: printed.endsWith('>') ? printed : trimPunctuation(printed), end };
}

/** Words in brackets instead of the whole: `[Resource Id]`. */
export function readPlaceholder(reading: Reading, start: number): Masked | undefined {
  const position = reading.positions[start] ?? 0;
  const words = /^\[[A-Za-z][\w -]{1,40}\]/.exec(reading.text.slice(position, position + 44))?.[0];
  return words === undefined ? undefined : { printed: words, end: start + words.replaceAll(' ', '').length };
}
