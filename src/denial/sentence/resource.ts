import { gapBefore, type Reading } from '../reading.ts';
import { isArnCharacter, readTokenEnd, trimPunctuation } from '../token.ts';
import { readBlanks } from './blanks.ts';
import { readMasked, readPlaceholder } from './masks.ts';
import { reasonOpening } from './reason.ts';

/** The resource, as printed. `end` is where it ends in `squashed`; no `printed` where the sentence names none. */
export interface PrintedResource {
  readonly printed?: string;
  readonly end: number;
}

const opening = /^["'`.,]?on(?:the)?(?:following)?resources?:?/;
const unnamed = /^["'`.,]?onthisresource/;

/** Old nouns, in use where a service has no ARN at hand: `role NAME`, `policy arn:…`. */
const noun =
  /^(instanceprofile|role|user|policy|group|queue|topic|function|table|bucket)(?=[a-z0-9_+=,.@/-])/;

/** Reads what follows the action at `at`. */
export function readResource(reading: Reading, at: number): PrintedResource {
  const found = opening.exec(reading.lower.slice(at, at + 40));
  if (found === null) {
    return { end: at + (unnamed.exec(reading.lower.slice(at, at + 20))?.[0].length ?? 0) };
  }
  const start = at + found[0].length;
  const quoted = readQuoted(reading, start);
  if (quoted !== undefined) return quoted;
  const window = reading.lower.slice(start, start + 40);
  const vague = /^(?:the|this)specifiedresource|^thisresource|^theresource/.exec(window)?.[0];
  if (vague !== undefined) return { end: start + vague.length };
  const named = noun.exec(window)?.[1];
  if (named !== undefined && gapBefore(reading, start + named.length) !== '') {
    const name = readName(reading, start + named.length);
    const words = named === 'instanceprofile' ? 'instance profile' : named;
    return name.printed === undefined ? name : { printed: `${words} ${name.printed}`, end: name.end };
  }
  return readName(reading, start);
}

/** An ARN or a name up to the reason that follows it, or up to a blank. */
function readName(reading: Reading, start: number): PrintedResource {
  const placeholder = readPlaceholder(reading, start);
  if (placeholder !== undefined) return placeholder;
  const window = reading.lower.slice(start, start + 2200);
  const reason = reasonOpening.exec(window)?.index;
  if (reason !== undefined && reason > 0 && isOneToken(reading, start, start + reason)) {
    return finish(reading, start, start + reason);
  }
  const end = readTokenEnd(reading, start, isArnCharacter);
  return readMasked(reading, start, end) ?? readBlanks(reading, start, end) ?? finish(reading, start, end);
}

function finish(reading: Reading, start: number, end: number): PrintedResource {
  const printed = trimPunctuation(reading.squashed.slice(start, end));
  return printed === '' ? { end: start } : { printed, end: start + printed.length };
}

/** S3 puts its ARNs in double quotes; keys may hold blanks. */
function readQuoted(reading: Reading, start: number): PrintedResource | undefined {
  const quote = reading.squashed[start];
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  const rest = reading.squashed.slice(start + 1, start + 2200);
  // Of typewriters: `…'
  const close = quote === '`' ? rest.search(/[`']/) : rest.indexOf(quote);
  if (close <= 0) return undefined;
  const from = reading.positions[start + 1] ?? 0;
  const to = reading.positions[start + close] ?? from;
  const printed = reading.text.slice(from, to + 1).replaceAll(/[ \t]*\n[ \t]*/g, '');
  return { printed, end: start + close + 2 };
}

/** Nothing but line breaks inside, once the punctuation at its end is off. */
function isOneToken(reading: Reading, start: number, end: number): boolean {
  const token = trimPunctuation(reading.squashed.slice(start, end));
  for (let index = 0; index < token.length; index += 1) {
    const gap = index === 0 ? '' : gapBefore(reading, start + index);
    if (gap !== '' && (!gap.includes('\n') || gap.split('\n').length > 2)) return false;
    if (!isArnCharacter(token[index] ?? '')) return false;
  }
  return true;
}
