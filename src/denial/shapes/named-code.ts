import { lineOf, lineText, type Reading } from '../reading.ts';

/** Source that compares, declares or throws, and filters of logs. */
const source =
  /(?:[=!]==?|\bcase|\bnew|\bthrows?|\bcatch\s?\(|\binstanceof|\braise|\bclass|\bstruct|\bpublic|\bprotected|\binternal|\bextends|\bimport|\blike|\bexcept|\bwhen|\|)\s?["'`(]{0,2}$|[$\w)\]]\.\w{1,30}\s?=\s?["'`*]{0,2}$|[-=]>\s?"[\w.]{1,80}#$|errorequals["']?\s?:\s?\[[^\]]{0,120}$/i;

/** A list that says what codes mean: `` - `AccessDenied`: … ``, `- **AccessDenied / UnauthorizedOperation**: …`. */
const entry = /^\s*(?:[-*|]|\d{1,3}\.)\s*(?:`$|\*\*(?:$|(?:AccessDenied|UnauthorizedOperation|403)\b))/i;

/** A noun behind the code: it names a kind of error then. */
const kinds = /^["'`]{0,2} (?:error|exception|failure|message|response|code|denial|event)s\b(?!:)/i;
const kind = /^["'`]{1,2} (?:error|exception|failure|message|response|code)\b(?!:)/i;
const article = /\b(?:an?|the|any|every|such|this|that) ["'`]{1,2}$/i;
/** Somebody met it. */
const reported =
  /\b(?:I|we|get|gets|getting|got|gives?|gave|receiv\w{1,6}|sees?|seeing|saw|fail\w{0,5}|hit|hitting|encounter\w{0,5}|facing|throw(?:s|ing|n)|threw|into|returned|returns|says|said)\b[^.!?\n]{0,60}$/i;

/** Words that stand in brackets next to others: `["access denied", "not found"]`, `(e.g., "Not Found", "Access Denied")`. */
const quotedAhead = /[[(][^\])]{0,120}["'`], ?["'`]$/;
const quotedFirst = /[[(](?:e\.g\.,? |such as |like )?["'`]$/;

/** A name on a line of its own, with another such line above or below: what source imports. */
function isImported(reading: Reading, at: number): boolean {
  const line = lineOf(reading, at);
  if (!listedName.test(lineText(reading, line))) return false;
  return listedName.test(lineText(reading, line - 1)) || listedName.test(lineText(reading, line + 1));
}

const listedName = /^\s{1,20}[A-Z]\w{3,60},$/;

/** Whether a refusal's code or message at `at` is only named: one of a list, in source, in words about such errors. */
export function isNamedOnly(reading: Reading, at: number, end: number): boolean {
  const before = reading.lower.slice(Math.max(0, at - 24), at);
  if (isListed(before, reading.lower.slice(end, end + 40))) return true;
  const position = reading.positions[at] ?? 0;
  const line =
    reading.text
      .slice(Math.max(0, position - 160), position)
      .split('\n')
      .at(-1) ?? '';
  if (source.test(line) || entry.test(line)) return true;
  const from = (reading.positions[end - 1] ?? 0) + 1;
  const rest = reading.text.slice(from, from + 20);
  // Source makes one.
  if (rest.startsWith('.new(')) return true;
  if (/^\s*`$/.test(line) && /^` [a-z]/.test(rest)) return true;
  if (
    quotedAhead.test(line)
      ? /^["'`]\s?[,)\]]/.test(rest)
      : quotedFirst.test(line) && /^["'`], ?["'`]/.test(rest)
  )
    return true;
  if (isImported(reading, at)) return true;
  return kinds.test(rest) || (kind.test(rest) && article.test(line) && !reported.test(line));
}

/** One of several: `ALERT_ON: AccessDenied,UnauthorizedOperation`, `errorCode: [AccessDenied, …]`, `AccessDenied or …`. */
function isListed(before: string, after: string): boolean {
  return (
    /^["'`]?(?:,or|,|\/|or)["'`]?(?:client\.|kms\.)?(?:accessdenied|unauthorized|\w{3,40}exception)/.test(
      after,
    ) ||
    /(?:(?:accessdenied|exception|operation)["'`]?(?:,or|,|\/|or)|errorcode["']?:\[)["'`]?(?:client\.)?$/.test(
      before,
    )
  );
}
