import { readSurroundings } from '../frames/surroundings.ts';
import type { Reading } from '../reading.ts';
import { hasCutMark, isMessageEnd } from '../sentence/cut.ts';
import { readPrincipal, type Principal } from '../sentence/principal.ts';
import type { Finding, Shape } from './shape.ts';

const opening = 'isnotauth';
const whole = 'isnotauthorizedtoperform';

/** A sentence that ends before it says what: `User: ARN is not authoriz…`. */
export const cutShape: Shape = {
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html, cut by a log or a terminal',
  anchors: [opening],
  read: (reading, at) => {
    const words = reading.lower.slice(at, at + whole.length);
    let length = opening.length;
    while (length < words.length && words[length] === whole[length]) length += 1;
    return readCutSentence(reading, readPrincipal(reading, at + 'is'.length), at + length);
  },
};

/** The sentence up to `end`, where nothing but the beginning of an action may follow. `undefined`: it goes on, or names nobody. */
export function readCutSentence(
  reading: Reading,
  { start, principal }: Principal,
  end: number,
): Finding | undefined {
  // Nor anybody of a regular expression.
  if (principal?.startsWith('arn:') !== true || /\.[*+]/.test(principal)) return undefined;
  const service = /^:[a-z0-9-]{0,40}:?/.exec(reading.lower.slice(end, end + 42))?.[0] ?? '';
  const closed = end + service.length;
  if (!hasCutMark(reading, closed) && !isMessageEnd(reading, closed)) return undefined;
  const { api, service: framed, requestId, soft, start: from } = readSurroundings(reading, start, closed);
  return {
    start: from,
    end: closed,
    means: { kind: 'denial', printed: { principal, api, service: framed, requestId, soft } },
  };
}
