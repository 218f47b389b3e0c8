import { findActionsBeginning } from '../quirks/action-name.ts';
import { isActionOfOperation } from '../quirks/operations.ts';
import { gapBefore, type Reading } from '../reading.ts';

/**
 * What tools put where they cut a text: `…`, `...`, `(truncated...)`, `[truncated]`, `'... 118 more characters`.
 * Source: https://github.com/sindresorhus/cli-truncate, https://lodash.com/docs/#truncate, guzzle/psr7 (Message::bodySummary),
 * https://nodejs.org/api/util.html#utilinspectobject-options (maxStringLength)
 */
const mark = /^["'`]?(?:…|\.{3}|[[(<{]{1,2}(?:…|\.{3}|truncated|snip|cut|\+?\d{1,9}more)|truncated)/;

/** Whether a tool says at `at` that it left out what follows. */
export function hasCutMark(reading: Reading, at: number): boolean {
  return mark.test(reading.lower.slice(at, at + 30));
}

/** Whether nothing of the same message follows at `at`: the text ends there, its paragraph, or the string that holds it. */
export function isMessageEnd(reading: Reading, at: number): boolean {
  if (at >= reading.squashed.length) return true;
  return (
    /\n[ \t]*\n/.test(gapBefore(reading, at)) ||
    /^["'`](?:[,}\])]|$)/.test(reading.squashed.slice(at, at + 2))
  );
}

/**
 * Whether what is printed from `from` to `end` is only the beginning of an action. A name that AWS's reference lists is whole,
 * unless a mark follows and another name begins so too; one that it does not list is one that it may lack, unless listed ones begin
 * so and the message ends there.
 */
export function isCutAction(reading: Reading, from: number, end: number): boolean {
  const printed = reading.squashed.slice(from, end);
  if (printed.endsWith('*') || isActionOfOperation(printed)) return false;
  const beginning = findActionsBeginning(printed);
  const isListed = beginning.some((action) => action.length === printed.length);
  if (hasCutMark(reading, end)) return !isListed || (beginning.length > 1 && gapBefore(reading, end) === '');
  if (isListed || beginning.length === 0) return false;
  return isMessageEnd(reading, end) || gapBefore(reading, end).includes('\n');
}
