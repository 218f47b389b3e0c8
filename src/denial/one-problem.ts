import { lineOf, lineText, type Reading } from './reading.ts';
import type { Finding, Told } from './shapes/shape.ts';

type LookAlikeMeans = Extract<Finding['means'], { kind: 'look-alike' }>;

interface Telling extends Finding {
  readonly means: LookAlikeMeans & { readonly told: Told };
}

/** How far apart the parts of one message may stand, in `squashed`. */
const reach = 1500;

/**
 * Without what tells the same problem once more: its error code beside the message, the object that a program dumps, its next
 * try. Findings are in the order of the text, and stay so.
 */
export function withoutRetold(reading: Reading, findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const lastOfKind = new Map<string, Telling>();
  const said = new Set<string>();
  let before: Finding | undefined;
  for (const [index, finding] of findings.entries()) {
    const previous = before;
    before = finding;
    if (!isTelling(finding)) {
      if (!isFrameOf(reading, finding, findings[index + 1])) kept.push(finding);
      continue;
    }
    const { lookAlike } = finding.means;
    const words = `${lookAlike} ${sayOf(reading, finding)}`;
    const last = lastOfKind.get(lookAlike);
    const isRetold =
      isExplained(reading, finding, findings, index) ||
      said.has(words) ||
      isBeside(reading, previous, finding) ||
      (last !== undefined && isOfOne(reading, last, finding, kept.at(-1) === last));
    said.add(words);
    if (isRetold) continue;
    kept.push(finding);
    lastOfKind.set(lookAlike, finding);
  }
  return kept;
}

function isTelling(finding: Finding): finding is Telling {
  return finding.means.kind === 'look-alike' && finding.means.told !== undefined;
}

/** Refused to assume a role. */
function isOfRole({ means }: Finding): boolean {
  if (means.kind !== 'denial') return false;
  const action = means.printed.actionAsPrinted ?? means.printed.inferredAction ?? '';
  return action.toLowerCase().startsWith('sts:assume');
}

/** A denial is what the words stand around: it follows in their line, or is of the role that was to be assumed. */
function isExplained(
  reading: Reading,
  { means: { told, lookAlike } }: Telling,
  findings: readonly Finding[],
  index: number,
): boolean {
  const line = lineOf(reading, told.at);
  const isNear = (one: Finding | undefined): boolean =>
    one?.means.kind === 'denial' &&
    ((told.wraps === true && isOfRole(one) && Math.abs(one.start - told.end) < 2 * reach) ||
      (lookAlike !== 'collateral' &&
        one.start > told.at &&
        one.start - told.end < 400 &&
        lineOf(reading, one.start) === line &&
        !reading.squashed.slice(told.end, one.start).includes('},{')));
  return findings.slice(Math.max(0, index - 3), index + 6).some(isNear);
}

/** A code of something that was just told: a property of the same object, the end of the same frame. */
function isBeside(reading: Reading, before: Finding | undefined, { means: { told } }: Telling): boolean {
  return told.by === 'property' && before !== undefined && isInParagraph(reading, endOf(before), told.at);
}

/** What is told by words that come with the codes of a refusal. */
const coded = new Set([
  'account-standing',
  'credentials',
  'trust-policy',
  'runtime',
  'other-cloud',
  'public-access-block',
  'service-failure',
]);

/** A refusal that only the frame tells of, of which the message says further on what it is. */
function isFrameOf(reading: Reading, { end, means }: Finding, next: Finding | undefined): boolean {
  if (means.kind !== 'denial' || means.printed.actionAsPrinted !== undefined) return false;
  if (next === undefined || !isTelling(next) || next.means.told.by !== 'words') return false;
  const { at } = next.means.told;
  return (
    coded.has(next.means.lookAlike) &&
    at >= end &&
    at - end < 400 &&
    isInParagraph(reading, end, at) &&
    !/error|exception|denied|occurred|\d{4}-\d\d-\d\d/.test(
      reading.lower.slice(end, at).replaceAll(/<[^<>]{1,60}>/g, ''),
    )
  );
}

/** Kinds that name a thing each time: two of them in a row are two. */
const naming = new Set(['already-exists', 'not-found', 'collateral', 'quota']);

function isOfOne(reading: Reading, first: Telling, next: Telling, isNext: boolean): boolean {
  const [a, b] = [first.means.told, next.means.told];
  if (b.at - a.end > reach || !isNext) return false;
  const lines = lineOf(reading, b.at) - lineOf(reading, a.end - 1);
  if (reading.squashed.slice(a.end, b.at).includes('},{')) return false;
  if (lines === 0) return true;
  // A code, and below it the message.
  if (
    a.by !== 'words' &&
    b.by === 'words' &&
    /^(?:the|:[^.:;!{}]{0,120})?$/.test(reading.lower.slice(a.end, b.at))
  )
    return true;
  // Without credentials nothing works: whatever is said of them next to each other is one thing.
  if (next.means.lookAlike === 'credentials' && namesSameOperation(reading, first, next)) return true;
  const [firstLine, nextLine] = [lineTextAt(reading, a.at), lineTextAt(reading, b.at)];
  if (lines < 6 && heading.test(firstLine)) return true;
  if (lines < 16 && header.test(firstLine) && /^\s*[{<"]/.test(nextLine)) return true;
  if (!isInParagraph(reading, a.end, b.at)) return false;
  if (continued.test(nextLine)) return true;
  if (naming.has(next.means.lookAlike) || /_FAILED\b/.test(nextLine)) return false;
  return lines <= 8 && namesSameOperation(reading, first, next);
}

/** The title of a box of Serverless, and an HTTP header before its body. */
const heading = /-{8,} *$/;
const header = /^[< ]{0,3}x-amzn-[\w-]{1,40}:/i;

/** What a line begins with that belongs to the one above: a property, a stack, a cause. */
const continued =
  /^\s*(?:["'[]{0,2}(?:message|code|name|type|__type|error\w{0,10}|stack\w{0,10}|cause|status\w{0,10}|body|reason|details?)["'\]]{0,2}\s?[:=]|at |caused by|\[(?![✖✗✔ℹ!x+*-]\])|[{}\]<(]|\.\.\.|-> )|^\s+["']?[\w$-]{1,40}["']?:\s?["'[{\d]/i;

function namesSameOperation(reading: Reading, first: Telling, next: Telling): boolean {
  const [a, b] = [first, next].map(
    ({ start, end }) => /whencallingthe(\w{1,80}?)operation/.exec(reading.lower.slice(start, end))?.[1],
  );
  return a === undefined || b === undefined || a === b;
}

/** What is said, without what differs from try to try. */
function sayOf(reading: Reading, { start, end, means: { lookAlike } }: Telling): string {
  const words = reading.lower
    .slice(start, Math.min(end, start + 700))
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#');
  return naming.has(lookAlike) ? words : words.replaceAll(/\d+/g, '#');
}

function endOf({ end, means }: Finding): number {
  return means.kind === 'look-alike' && means.told !== undefined ? means.told.end : end;
}

function isInParagraph(reading: Reading, from: number, to: number): boolean {
  if (to <= from) return true;
  if (to - from > reach) return false;
  const gap = reading.text.slice(reading.positions[from - 1] ?? 0, reading.positions[to] ?? 0);
  return !/\n[ \t]*\n/.test(gap);
}

function lineTextAt(reading: Reading, at: number): string {
  return lineText(reading, lineOf(reading, at)).slice(0, 300);
}
