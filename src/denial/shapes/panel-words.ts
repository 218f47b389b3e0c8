import { createReading, type Reading } from '../reading.ts';
import { readReason, type Reason } from '../sentence/reason.ts';
import { denial } from './finding.ts';
import type { Shape } from './shape.ts';

/** The panel that AWS's consoles show, with the parts of the sentence each on a line of its own. */
export const panelShape: Shape = {
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html: `User: … / Service: … / Action: … / On resource(s): … / Context: …`',
  anchors: ['onresource(s):'],
  read: (reading, at) => {
    const from = Math.max(0, at - 900);
    const opening = reading.lower.slice(from, at).lastIndexOf('user:');
    if (opening === -1) return undefined;
    const start = from + opening;
    const head =
      /^user:([^\s"']{5,700}?)(?:service:([a-z0-9-]{2,40}))?action:([a-z0-9-]{2,40}:)?([A-Za-z0-9*]{2,80})$/i.exec(
        reading.squashed.slice(start, at),
      );
    if (!head) return undefined;
    const [, principal, service = '', prefix = `${service}:`, name = ''] = head;
    if (prefix === ':') return undefined;
    const rest = reading.squashed.slice(at, at + 2600);
    const [all = '', resource] = /^onresource\(s\):([^\s"']{1,2100}?)(?=context:|$)/i.exec(rest) ?? [];
    const context = /^context:/i.exec(rest.slice(all.length))?.[0] ?? '';
    const end = at + all.length + context.length;
    const reason = context === '' ? undefined : readContext(reading, end);
    return denial(start, reason?.end ?? end, {
      actionAsPrinted: `${prefix}${name}`,
      principal,
      resourceAsPrinted: context === '' ? firstLine(reading, at) : resource,
      deniedBy: reason?.deniedBy,
    });
  },
};

/** What stands behind the colon in the same line, where nothing tells its end. */
function firstLine(reading: Reading, at: number): string | undefined {
  const colon = reading.positions[at + 'onresource(s):'.length - 1] ?? 0;
  const words = reading.text.slice(colon + 1, colon + 2200).trimStart();
  return /^\S+/.exec(words)?.[0];
}

/** `no identity-based policy allows the action`: the sentence's own reason, without its `because`. */
function readContext(reading: Reading, at: number): Reason {
  const words = reading.squashed.slice(at, at + 300);
  const opening = /^no/i.test(words)
    ? 'because'
    : /^.{0,50}?explicitlyden/i.test(words) && !/^withan/i.test(words)
      ? 'withanexplicitdenyin'
      : '';
  const text = `${opening}${words}`;
  const read = readReason(createReading({ text, origins: new Uint32Array(text.length) }), 0);
  return { ...read, end: at + Math.max(0, read.end - opening.length) };
}
