import type { ReadingContext } from './context.ts';
import { createDenial } from './create-denial.ts';
import type { Denial, LookAlike } from './denial.ts';
import { peelFrames } from './frames/peel-frames.ts';
import { createReading, excerpt, type Reading, spanOf } from './reading.ts';
import { awsShapes } from './shapes/aws-words.ts';
import { bareShapes } from './shapes/bare-words.ts';
import { lookAlikeShapes } from './shapes/look-alike-shapes.ts';
import { localisedShapes } from './shapes/localised-words.ts';
import { roleShapes } from './shapes/role-words.ts';
import { accessShape, sentenceShape } from './shapes/sentence-shape.ts';
import { frameShapes } from './shapes/sdk-frames.ts';
import { serverlessShapes } from './shapes/serverless-words.ts';
import type { Finding, Shape } from './shapes/shape.ts';

/** What a text tells, each with the place where it stands. */
export interface Refusals {
  readonly reading: Reading;
  /** In the order of the text. `at` counts in {@link Reading.squashed}. */
  readonly denials: readonly { readonly at: number; readonly denial: Denial }[];
  readonly lookAlikes: readonly { readonly at: number; readonly lookAlike: LookAlike }[];
}

/** A shape further up keeps what it found from those below. */
const telling: readonly Shape[] = [
  sentenceShape,
  accessShape,
  ...localisedShapes,
  ...serverlessShapes,
  ...roleShapes,
  ...lookAlikeShapes,
  ...awsShapes,
];

/** Reads every refusal of a text, and what only looks like one. Takes time linear in the text. */
export function readRefusals(text: string, context: ReadingContext): Refusals {
  const reading = createReading(peelFrames(text));
  const denials: { at: number; denial: Denial }[] = [];
  const lookAlikes: { at: number; lookAlike: LookAlike }[] = [];
  for (const { start, end, means } of findAll(reading, context)) {
    const raw = excerpt(reading, start, end);
    const span = spanOf(reading, start, end);
    if (means.kind === 'denial')
      denials.push({ at: start, denial: createDenial({ ...means.printed, raw, span }, context) });
    else lookAlikes.push({ at: start, lookAlike: { kind: means.lookAlike, raw, span } });
  }
  return { reading, denials, lookAlikes };
}

function findAll(reading: Reading, context: ReadingContext): Finding[] {
  const claimed = new Uint8Array(reading.squashed.length);
  const told = findShapes(reading, context, telling, claimed);
  // What the message in the frame says was told already.
  const isTold = ({ start, end }: Finding): boolean => claimed.subarray(start, end + 1).includes(1);
  told.push(...findShapes(reading, context, frameShapes, claimed, isTold));
  told.sort((a, b) => a.start - b.start);
  const bare = findShapes(reading, context, bareShapes, claimed);
  return [...told, ...withoutEchoes(reading, bare, told)].toSorted((a, b) => a.start - b.start);
}

function findShapes(
  reading: Reading,
  context: ReadingContext,
  shapes: readonly Shape[],
  claimed: Uint8Array,
  isNothing: (finding: Finding) => boolean = () => false,
): Finding[] {
  const findings: Finding[] = [];
  for (const shape of shapes) {
    for (const anchor of shape.anchors) {
      for (let at = reading.lower.indexOf(anchor); at !== -1; at = reading.lower.indexOf(anchor, at + 1)) {
        if (claimed[at] === 1) continue;
        const finding = shape.read(reading, at, context);
        if (finding === undefined || isNothing(finding)) continue;
        claimed.fill(1, finding.start, Math.max(finding.end, at + anchor.length));
        findings.push(finding);
      }
    }
  }
  return findings.toSorted((a, b) => a.start - b.start);
}

/** How far from a finding the rest of its own message may stand: before it an error code, after it request ids. */
const echoBefore = 160;
const echoAfter = 500;

/** Error codes and the like that stand in the message of something that tells more. Both lists are in the order of the text. */
function withoutEchoes(reading: Reading, bare: readonly Finding[], told: readonly Finding[]): Finding[] {
  let next = 0;
  return bare.filter((finding) => {
    while (next < told.length && (told[next]?.start ?? 0) < finding.start) next += 1;
    const [before, after] = [told[next - 1], told[next]];
    const echoes =
      (before !== undefined && isNear(reading, before.end, finding.start, echoAfter)) ||
      (after !== undefined && isNear(reading, finding.end, after.start, echoBefore));
    return !echoes || tellsMore(finding);
  });
}

/** An encoded message is another one's than the finding's before it, which would have taken it. */
function tellsMore({ means }: Finding): boolean {
  return means.kind === 'denial' && means.printed.encoded !== undefined;
}

/** At most so many characters apart, and in one paragraph. */
function isNear(reading: Reading, from: number, to: number, limit: number): boolean {
  if (to <= from) return true;
  if (
    to - from <= 4 * limit &&
    /(?:directcauseof|duringhandlingof)theabove|theaboveexceptionwasthedirectcause/.test(
      reading.lower.slice(from, to),
    )
  )
    return true;
  if (to - from > limit) return false;
  const gap = reading.text.slice(reading.positions[from - 1] ?? 0, reading.positions[to] ?? 0);
  return !/\n[ \t]*\n/.test(gap);
}
