import { findVariableEnd, parseArn, splitOutsideVariables } from './arn.ts';
import type { ArnParts } from './arn.ts';
import { coversResource } from './match.ts';

/**
 * The narrowest pattern that covers two resources seen at the same place in two lives, both as templates (parameters in).
 * `undefined` where they cannot be the same place: partition, service, region or account differ.
 * Commutative and idempotent; either side may be a pattern already.
 *
 * In the resource part whole `/`-segments are compared. Of a segment that differs, what both have in common up to a `:`, `-`,
 * `_` or `.` stays, so far as it does not look like a time; the rest becomes `*`.
 */
export function generalise(a: string, b: string): string | undefined {
  const aCovers = coversResource(a, b);
  const bCovers = coversResource(b, a);
  if (aCovers && bCovers) return a < b ? a : b;
  if (aCovers) return a;
  if (bCovers) return b;
  const left = parseArn(a);
  const right = parseArn(b);
  if (left.kind !== 'arn' || right.kind !== 'arn') return undefined;
  const head = headOf(left);
  if (head !== headOf(right)) return undefined;
  const resource = generaliseResourcePart(left.resource, right.resource);
  return resource === undefined ? undefined : `${head}${resource}`;
}

function headOf(arn: ArnParts): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:`;
}

function generaliseResourcePart(a: string, b: string): string | undefined {
  const left = splitOutsideVariables(a, '/');
  const right = splitOutsideVariables(b, '/');
  if (left.length === right.length) {
    const segments = left.map((segment, index) => generaliseSegment(segment, right[index] ?? ''));
    return segments.includes(undefined) ? undefined : segments.join('/');
  }
  const [shorter, longer] = left.length < right.length ? [left, right] : [right, left];
  const differingAt = shorter.findIndex((segment, index) => segment !== longer[index]);
  if (differingAt === -1) return `${shorter.join('/')}*`;
  const kept = commonPrefix(shorter[differingAt] ?? '', longer[differingAt] ?? '');
  return [...shorter.slice(0, differingAt), `${kept}*`].join('/');
}

function generaliseSegment(a: string, b: string): string | undefined {
  if (a === b) return a;
  const left = decodeArn(a);
  const right = decodeArn(b);
  if (left !== undefined && right !== undefined) {
    const decoded = generalise(left, right);
    return decoded === undefined ? undefined : encodeArn(decoded);
  }
  return `${commonPrefix(a, b)}*`;
}

/** What both segments begin with, in whole words, each with the character that ends it. */
function commonPrefix(a: string, b: string): string {
  const left = splitWords(a);
  const right = splitWords(b);
  const common = left.slice(
    0,
    left.findIndex((word, index) => word !== right[index] || !isEnded(word)),
  );
  const lastVariable = common.findLastIndex((word) => word.includes('${'));
  const time = common.findIndex((word, index) => index > lastVariable && looksLikeTime(word));
  return common.slice(0, time === -1 ? common.length : time).join('');
}

/** `svc-${Stage}-x1` to `svc-`, `${Stage}-`, `x1`. */
function splitWords(segment: string): string[] {
  const words: string[] = [];
  let start = 0;
  let at = 0;
  while (at < segment.length) {
    const next = findVariableEnd(segment, at) ?? at + 1;
    if (next === at + 1 && isEnded(segment[at] ?? '')) {
      words.push(segment.slice(start, next));
      start = next;
    }
    at = next;
  }
  words.push(segment.slice(start));
  return words;
}

function isEnded(word: string): boolean {
  return /[-_.:]$/.test(word);
}

/** Years, epoch times and ids that begin with one: equal in two lives only because these were close together. */
function looksLikeTime(word: string): boolean {
  return /^[0-9]/.test(word) && word.length > 4;
}

/** The ARN that a segment holds URL-encoded, as API Gateway's `/tags/…` do; `undefined` where encoding it again would differ. */
function decodeArn(segment: string): string | undefined {
  if (!segment.startsWith('arn%3A') || /%(?![0-9A-F]{2})/.test(segment)) return undefined;
  const decoded = segment.replaceAll(/%([0-7][0-9A-F])/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return encodeArn(decoded) === segment ? decoded : undefined;
}

function encodeArn(arn: string): string {
  return arn
    .split(/(\$\{[^}]*\})/)
    .map((piece) => (piece.startsWith('${') ? piece : encodeURIComponent(piece)))
    .join('');
}
