import { findActionName } from '../quirks/action-name.ts';
import { gapBefore, type Reading } from '../reading.ts';

/** The action, as printed. `end` is where it ends in `squashed`. */
export interface PrintedAction {
  readonly printed: string;
  readonly end: number;
}

/** Service prefix, colon, name; what follows in the sentence tells where the name ends although blanks are gone. */
const actionBeforeClause =
  /^["'`(]?([a-z0-9-]{2,40}:[a-z0-9*]{1,100}?)["'`)]?(?:action)?(?:on(?:the)?(?:following)?resources?\b|on(?:the)?(?:following)?resources?:|onresource|becauseno|withanexplicitdeny|becausethe|becausepublic)/;
/** In Markdown the name alone may be set off. */
const actionInBackticks = /^["'(]?[a-z0-9-]{2,40}:`[a-z0-9*]{1,100}`/;
const actionAlone = /^["'`(]?([a-z0-9-]{2,40}:[a-z0-9*]{1,100})/;

/** Reads the action that starts at `at` (a colon before it is skipped). `undefined` where none is named. */
export function readAction(reading: Reading, at: number): PrintedAction | undefined {
  const start = reading.squashed[at] === ':' ? at + 1 : at;
  const window = reading.lower.slice(start, start + 260);
  const before = actionBeforeClause.exec(window)?.[1];
  if (before !== undefined) {
    const from = start + window.indexOf(before);
    const end = from + before.length;
    if (!hasBlankInside(reading, from, end) || isBlankBehindColon(reading, from, end))
      return { printed: reading.squashed.slice(from, end), end };
  }
  const marked = actionInBackticks.exec(window)?.[0];
  if (marked !== undefined) {
    const end = start + marked.length;
    return { printed: reading.squashed.slice(start, end).replaceAll(/["'`(]/g, ''), end };
  }
  const alone = actionAlone.exec(window);
  if (alone?.[1] === undefined) return undefined;
  const from = start + alone[0].length - alone[1].length;
  return readUntilBlank(reading, from, from + alone[1].length);
}

/** A blank ends the action. A line break does, unless what stands before it is no action that exists, and is one with what follows. */
function readUntilBlank(reading: Reading, from: number, limit: number): PrintedAction | undefined {
  let end = from + 1;
  let broken: number | undefined;
  while (end < limit) {
    const gap = gapBefore(reading, end);
    if (gap !== '') {
      if (!gap.includes('\n') || gap.split('\n').length > 2) break;
      if (findActionName(reading.squashed.slice(from, end)) !== undefined) break;
      broken ??= end;
    }
    end += 1;
  }
  if (broken !== undefined && findActionName(reading.squashed.slice(from, end)) === undefined) end = broken;
  const printed = reading.squashed.slice(from, end);
  return /:./.test(printed) ? { printed, end } : undefined;
}

/** `iam: PassRole`, where a terminal or a person put it. */
function isBlankBehindColon(reading: Reading, from: number, end: number): boolean {
  const printed = reading.squashed.slice(from, end);
  const name = from + printed.indexOf(':') + 1;
  return (
    findActionName(printed) !== undefined &&
    !hasBlankInside(reading, from, name) &&
    !hasBlankInside(reading, name, end)
  );
}

function hasBlankInside(reading: Reading, from: number, end: number): boolean {
  for (let at = from + 1; at < end; at += 1) {
    const gap = gapBefore(reading, at);
    if (gap !== '' && !gap.includes('\n')) return true;
  }
  return false;
}
