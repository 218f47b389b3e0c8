import { gapBefore, lineOf, lineText, type Reading } from '../../reading.ts';

/** An error code that is told as an error. `property`: as a value beside its message, `name`: before it. */
export interface ToldCode {
  readonly start: number;
  readonly end: number;
  readonly by: 'property' | 'name';
}

/** `code: '…'` of JavaScript, `"__type": "…"`, `<Code>…`, `Error Code: …` of Java, `HandlerErrorCode: …`, `x-amzn-ErrorType: …`. */
const property =
  /(?:(?:code|__type|errortype|error|errorname|name|type|exception|reason)["'\]]{0,2}[:=]|<(?:code|errorcode|type)>|err(?:or|!)code)["'`]?$/;
/** The first of a line that names what happened: `Error: …`, `caused by: …`. */
const heading =
  /(?:error|exception|causedby|failed|failure|reason|returned|fault|message)["']?:["'`([{]{0,2}$/;
/** A filter's or a program's own: `$.errorCode = "…"`, `error.name = '…'`. */
const selected = /[$\w)\]]\.\w{1,30}=["'`]?\*?$/;
const closed = /^["'`]?(?:[,;)}\]<.]|$)/;

/** Source that compares, declares or throws. */
const sourceLine =
  /\w\s*[!=]==?\s*["'`\w(]|^\s*(?:const|let|var|case|elif|except|def|raise|throw|export) |\bthrow new\b|\braise \w|\.includes\(|\bexpect\(|\binstanceof\b/;

/** Reads the code of which an anchor is a part, where it is told as an error and not only named. */
export function readCode(reading: Reading, at: number, code: string): ToldCode | undefined {
  const core = code.replaceAll('*', '');
  const isFamilyAhead = code.startsWith('*');
  const nameStart = isFamilyAhead ? goLeft(reading, at, /\w/) : at;
  if (!isFamilyAhead && isInsideWord(reading, at)) return undefined;
  const nameEnd = goRight(reading, at + core.length, /\w/);
  const tail = reading.squashed.slice(at + core.length, nameEnd);
  if (!code.endsWith('*') && !/^(?:Exception|Error|Fault|Exception_Exception)?$/.test(tail)) return undefined;
  if (!isSpelled(reading.squashed.slice(at, at + core.length), core)) return undefined;
  if (!isOneWord(reading, at, at + core.length)) return undefined;
  const start = goLeft(reading, nameStart, /[\w.:$]/, 120);
  const by = judge(reading, start, nameStart, nameEnd);
  return by === undefined ? undefined : { start: by === 'name' ? nameStart : start, end: nameEnd, by };
}

/** Codes are spelled as they are; some services begin them in lower case. */
function isSpelled(found: string, core: string): boolean {
  return found === core || (core.length > 12 && found.slice(1) === core.slice(1));
}

const refusal = /^(?:accessdenied|authorizationerror|unauthorizedoperation)(?:exception)?$/;

/** Whether a refusal's code that stands there is only named: in a list, a pattern, a comparison, as what a filter looks for. */
export function isOnlyNamed(reading: Reading, start: number): boolean {
  const end = goRight(reading, start, /\w/);
  if (!refusal.test(reading.lower.slice(start, end))) return false;
  const before = reading.lower.slice(Math.max(0, start - 60), start);
  if (isSource(reading, start) || selected.test(before)) return true;
  if (property.test(before) || gapBefore(reading, end).includes('\n')) return false;
  const from = (reading.positions[end - 1] ?? 0) + 1;
  const rest = reading.text.slice(from, from + 8);
  return /^["']?[,|] ?["']?\w/.test(rest) || /(?:\w["']?[,|]["']?|\?)$/.test(before) || rest.startsWith('*');
}

/** Without blanks; a line may be wrapped in it, where it is then not a capital's beginning. */
function isOneWord(reading: Reading, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) {
    const gap = gapBefore(reading, at);
    if (gap === '') continue;
    if (!gap.includes('\n') || /[A-Z]/.test(reading.squashed.charAt(at))) return false;
  }
  return true;
}

function judge(reading: Reading, start: number, nameStart: number, end: number): ToldCode['by'] | undefined {
  const before = reading.lower.slice(Math.max(0, start - 60), start);
  const namespace = reading.lower.slice(start, nameStart);
  const after = reading.lower.slice(end, end + 60);
  const gap = gapBefore(reading, end);
  if (isSource(reading, start)) return undefined;
  // A namespace's own colon may be a property's: `Code:Throttling`.
  const left = before + namespace;
  const isClosed = closed.test(after) || gap.includes('\n');
  if (isClosed && !selected.test(left)) {
    if (property.test(left)) return 'property';
    if (heading.test(left)) return 'name';
  }
  if (after.startsWith(':') && gap === '' && isMessage(reading, end)) return 'name';
  if (after.startsWith(')') && isInParentheses(before, namespace, after)) return 'name';
  if (/^(?:\((?:client|server|service:)|\(\w{1,60}\{|\{message)/.test(after)) return 'name';
  if (namespace.includes('::errors::') && after.startsWith('(')) return 'name';
  return isAlone(reading, start, end) ? 'name' : undefined;
}

/** What follows `Code:`: words, and not a setting's value. */
function isMessage(reading: Reading, colon: number): boolean {
  const from = (reading.positions[colon] ?? 0) + 1;
  const rest = reading.text.slice(from, from + 120);
  if (rest.startsWith(':')) return false;
  if (/^[ \t]*(?:\d{1,9}|true|false|null|~|[[{|>])[ \t]*(?:[,}\n]|$)/.test(rest)) return false;
  return !/^[ \t]*\n[ \t]*(?:- |[A-Za-z][\w.-]{0,60}:(?:\s|$))/.test(rest);
}

function isInParentheses(before: string, namespace: string, after: string): boolean {
  if (!before.endsWith('(')) return false;
  return (
    namespace.includes('::errors::') ||
    /^\)(?:occurred|whencalling)/.test(after) ||
    /(?:error|occurred|exception|failed|fault|[.!]["']?)\($/.test(before)
  );
}

/** On a line of its own below `Error:`, or above a stack. */
function isAlone(reading: Reading, start: number, end: number): boolean {
  if (!gapBefore(reading, start).includes('\n') || !gapBefore(reading, end).includes('\n')) return false;
  const line = lineOf(reading, start);
  let above = line - 1;
  while (above > 0 && line - above < 3 && lineText(reading, above).trim() === '') above -= 1;
  return (
    /error\W{0,80}$/i.test(lineText(reading, above).slice(-120)) ||
    /^\s*at \S/.test(lineText(reading, line + 1).slice(0, 120))
  );
}

function isSource(reading: Reading, start: number): boolean {
  const position = reading.positions[start] ?? 0;
  const lineStart = reading.lineStarts[lineOf(reading, start)] ?? 0;
  return sourceLine.test(reading.text.slice(Math.max(lineStart, position - 160), position + 1));
}

function isInsideWord(reading: Reading, at: number): boolean {
  return at > 0 && /\w/.test(reading.squashed.charAt(at - 1)) && gapBefore(reading, at) === '';
}

function goLeft(reading: Reading, at: number, allowed: RegExp, limit = 60): number {
  let start = at;
  while (
    start > 0 &&
    at - start < limit &&
    allowed.test(reading.squashed.charAt(start - 1)) &&
    gapBefore(reading, start) === ''
  ) {
    start -= 1;
  }
  return start;
}

function goRight(reading: Reading, at: number, allowed: RegExp): number {
  let end = at;
  while (
    end < reading.squashed.length &&
    end - at < 60 &&
    allowed.test(reading.squashed.charAt(end)) &&
    gapBefore(reading, end) === ''
  ) {
    end += 1;
  }
  return end;
}
