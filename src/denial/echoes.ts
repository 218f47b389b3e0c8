import type { Printed } from './create-denial.ts';
import type { Reading } from './reading.ts';
import type { Finding } from './shapes/shape.ts';

/** How far from a finding the rest of its own message may stand: before it an error code or a heading, after it request ids. */
const codeBefore = 320;
const headingBefore = 160;
const echoAfter = 500;
/** How far below a call the program may say again what became of it. */
const repeatReach = 3000;

/**
 * The findings that tell nothing but that something was refused, without those that stand in the message of something that
 * tells more. Both lists are in the order of the text.
 */
export function withoutEchoes(
  reading: Reading,
  bare: readonly Finding[],
  told: readonly Finding[],
): readonly Finding[] {
  const rich = filterEchoes(reading, bare.filter(tellsOfCall), told);
  const known = [...told, ...rich].toSorted((a, b) => a.start - b.start);
  const poor = filterEchoes(
    reading,
    bare.filter((finding) => !tellsOfCall(finding)),
    known,
  );
  return [...rich, ...poor];
}

/**
 * Without the calls that are told again: a log's line of one that failed, once the program says why; a frame that names no
 * resource, beside one of the same operation that does. In the order of the text.
 */
export function withoutRepeats(reading: Reading, told: readonly Finding[]): Finding[] {
  return told.filter((finding, index) => {
    const [before, after] = [told[index - 1], told[index + 1]];
    const isNear = (one: Finding | undefined): one is Finding =>
      one?.means.kind === 'denial' &&
      Math.max(one.start - finding.end, finding.start - one.end) <= repeatReach;
    if (isNear(after) && isLogged(reading, finding) && !isLogged(reading, after)) return false;
    return ![before, after].some((one) => isNear(one) && tellsMoreOfSameCall(one, finding));
  });
}

/** The line that the JavaScript SDK 2 writes of each call. */
function isLogged(reading: Reading, { start }: Finding): boolean {
  return reading.lower.startsWith('[aws', start);
}

function tellsMoreOfSameCall(one: Finding, other: Finding): boolean {
  const [more, less] = [printedOf(one), printedOf(other)];
  if (more === undefined || less?.api === undefined || less.actionAsPrinted !== undefined) return false;
  return more.api === less.api && namesResource(more) && !namesResource(less) && !haveOtherIds(one, other);
}

function namesResource(printed: Omit<Printed, 'raw'>): boolean {
  return (printed.told ?? printed.inferredResource ?? printed.resourceAsPrinted) !== undefined;
}

function filterEchoes(reading: Reading, bare: readonly Finding[], told: readonly Finding[]): Finding[] {
  const echoes = new Set<Finding>();
  let next = 0;
  // A code below a code that is an echo is one too, and a code above one.
  let above: Finding | undefined;
  for (const finding of bare) {
    while (next < told.length && (told[next]?.start ?? 0) < finding.start) next += 1;
    const before = told[next - 1];
    const isEcho = [before, above].some((one) => one !== undefined && isAfter(reading, one, finding));
    if (isEcho) echoes.add(finding);
    above = isEcho && !isMessage(reading, finding) ? finding : undefined;
  }
  next = told.length;
  let below: Finding | undefined;
  for (const finding of bare.toReversed()) {
    while (next > 0 && (told[next - 1]?.start ?? 0) >= finding.start) next -= 1;
    const after = told[next];
    const isEcho = [after, below].some((one) => one !== undefined && isBefore(reading, finding, one));
    if (isEcho) echoes.add(finding);
    below = isEcho && !isMessage(reading, finding) ? finding : undefined;
  }
  return bare.filter((finding) => !echoes.has(finding) || tellsMore(finding));
}

/** An encoded message is another one's than the finding's before it, which would have taken it. */
function tellsMore(finding: Finding): boolean {
  return printedOf(finding)?.encoded !== undefined;
}

/** Of what service, or of what operation. */
function tellsOfCall(finding: Finding): boolean {
  const printed = printedOf(finding);
  return printed?.service !== undefined || printed?.api !== undefined || printed?.encoded !== undefined;
}

/** Whether a code or message below is still of what was told. */
function isAfter(reading: Reading, told: Finding, finding: Finding): boolean {
  const [from, to] = [told.end, finding.start];
  if (to <= from) return true;
  if (isLogged(reading, told) && to - from <= repeatReach) return true;
  if (to - from <= 4 * echoAfter && isChain(reading.lower.slice(from, to))) return true;
  if (haveOtherIds(told, finding) || withoutStack(reading, from, to) > echoAfter) return false;
  const gap = gapOf(reading, from, to);
  if (endsMessage.test(gap) || (isMessage(reading, finding) && nextItem.test(gap))) return false;
  // A sentence stands for itself: a message below it is of another call, a code is its own.
  return !(isSentence(told) && gap.includes('\n') && isMessage(reading, finding) && !sameDump.test(gap));
}

/** Whether a code or message above is the heading of what is told. */
function isBefore(reading: Reading, finding: Finding, told: Finding): boolean {
  const [from, to] = [finding.end, told.start];
  if (to <= from) return true;
  if (to - from <= 4 * headingBefore && isChain(reading.lower.slice(from, to))) return true;
  const limit = isMessage(reading, finding) ? headingBefore : codeBefore;
  if (to - from > limit || haveOtherIds(finding, told)) return false;
  const gap = gapOf(reading, from, to);
  if (told.means.kind === 'denial' && isInProse(reading, finding)) return true;
  // Somebody decoded what the message above has encoded.
  if (reading.lower.startsWith('"allowed":false,', told.start)) return true;
  // The line of a look-alike is its own from its beginning on.
  const ahead = told.means.kind === 'look-alike' ? gapOf(reading, from, told.means.told?.at ?? to) : gap;
  if (endsMessage.test(ahead) || (isMessage(reading, finding) && nextItem.test(gap))) return false;
  if (!isSentence(told) || !gap.includes('\n') || !isMessage(reading, finding)) return true;
  return sameDump.test(gap) || /^[\s"'.,:;)]*(?:(?:error|message|caused by|reason):?\s*)?$/i.test(gap);
}

/** `… nothing can be stored, access denied. The policy …`: a person tells in a sentence what is pasted below it. */
function isInProse(reading: Reading, finding: Finding): boolean {
  const { start, end } = finding;
  const [from, to] = [reading.positions[start] ?? 0, (reading.positions[end - 1] ?? 0) + 1];
  const before =
    reading.text
      .slice(Math.max(0, from - 120), from)
      .split('\n')
      .at(-1) ?? '';
  const after = reading.text.slice(to, to + 40);
  return (
    isMessage(reading, finding) &&
    /(?:\b[a-z']{1,20} ){3}[^:=]{0,20}$/.test(before) &&
    /^(?:[.,] | )[A-Za-z][a-z]{0,15} [a-z]/.test(after)
  );
}

/** How long a stack may be between a message and the properties of its error. */
const stackReach = 6000;

/** How many characters stand between, the lines of a stack not counted. */
function withoutStack(reading: Reading, from: number, to: number): number {
  if (to - from <= echoAfter || to - from > stackReach) return to - from;
  const gap = gapOf(reading, from, to);
  if (!/\n[ \t]{1,20}(?:at|from) /.test(gap.slice(0, 600))) return to - from;
  return gap.replaceAll(/\n[ \t]{1,20}(?:at|from) [^\n]*/g, '').replaceAll(/\s+/g, '').length;
}

/** Python tells of the error that it met, and then of the one that became of it. */
function isChain(gap: string): boolean {
  return /(?:directcauseof|duringhandlingof)theabove|theaboveexceptionwasthedirectcause/.test(gap);
}

/** What stands between two messages: a paragraph's end, or the beginning of another entry of a list. */
const endsMessage =
  /\n[ \t]*\n|\}\s*,\s*\{|(?:CREATE|UPDATE|DELETE|IMPORT|ROLLBACK)_(?:FAILED|IN_PROGRESS|COMPLETE)|Resource handler returned message|Cannot resolve variable at|\n[^\n]{0,80}\b(?:upload|download|copy|move|delete|make_bucket|remove_bucket) failed:|\n[^\n]{0,40}\bfail: |\n[^\n]{0,120}An error occurred \(/;
const nextItem = /\n[ \t]*(?:[-*•✖✗×❌][ \t]|\d{1,3}[.)][ \t])/;

/** One object that a program dumps, one stack, one body. */
const sameDump =
  /\n[ \t]*(?:at |from |\.\.\. |caused by|["'[]{0,2}(?:message|code|name|type|__type|cause|stack|error\w{0,10}|\$\w{2,10})["'\]]{0,2}[ \t]?[:=])|<\/?\w{1,30}>/i;

/** Two requests are two messages. */
function haveOtherIds(first: Finding, second: Finding): boolean {
  const [a, b] = [printedOf(first)?.requestId, printedOf(second)?.requestId];
  return a !== undefined && b !== undefined && a !== b;
}

function isSentence(finding: Finding): boolean {
  return printedOf(finding)?.actionAsPrinted !== undefined;
}

/** `Access Denied` is what a service says, `AccessDenied` the code beside what it says. */
function isMessage(reading: Reading, { start, end }: Finding): boolean {
  return /access\s+denied|you\s+are\s+not\s+authorized/i.test(gapOf(reading, start, end));
}

function gapOf(reading: Reading, from: number, to: number): string {
  const start = from === 0 ? 0 : (reading.positions[from - 1] ?? 0) + 1;
  return reading.text.slice(start, reading.positions[to] ?? reading.text.length);
}

function printedOf({ means }: Finding): Omit<Printed, 'raw'> | undefined {
  return means.kind === 'denial' ? means.printed : undefined;
}
