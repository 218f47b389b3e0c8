import type { ReadingContext } from './context.ts';
import { createDenial } from './create-denial.ts';
import type { Denial, LookAlike } from './denial.ts';
import { withoutEchoes, withoutRepeats } from './echoes.ts';
import { createSearch, type Places } from './find-anchors.ts';
import { peelFrames } from './frames/peel-frames.ts';
import { withoutRetold } from './one-problem.ts';
import { createReading, excerpt, type Reading, spanOf } from './reading.ts';
import { bareShapes } from './shapes/bare-words.ts';
import { cutShape } from './shapes/cut-sentence.ts';
import { decodedShape } from './shapes/decoded-words.ts';
import { dockerShapes } from './shapes/docker-words.ts';
import { handlerShapes } from './shapes/handler-words.ts';
import { lookAlikeShapes } from './shapes/look-alikes/look-alike-shapes.ts';
import { isOnlyNamed } from './shapes/look-alikes/told-code.ts';
import { localisedShapes } from './shapes/localised-words.ts';
import { panelShape } from './shapes/panel-words.ts';
import { permissionShapes } from './shapes/permission-words.ts';
import { roleShapes } from './shapes/role-words.ts';
import { accessShape, sentenceShape } from './shapes/sentence-shape.ts';
import { frameShapes } from './shapes/sdk-frames.ts';
import { serverlessShapes } from './shapes/serverless-words.ts';
import { serviceShapes } from './shapes/service-words.ts';
import type { Finding, Shape } from './shapes/shape.ts';
import { trustShapes } from './shapes/trust-words.ts';

/** What a text tells, each with the place where it stands. */
export interface Refusals {
  readonly reading: Reading;
  /** In the order of the text. `at` counts in {@link Reading.squashed}. */
  readonly denials: readonly { readonly at: number; readonly denial: Denial }[];
  readonly lookAlikes: readonly { readonly at: number; readonly lookAlike: LookAlike }[];
}

/** A shape further up keeps what it found from those below. */
const telling: readonly Shape[] = [
  ...trustShapes,
  sentenceShape,
  accessShape,
  ...localisedShapes,
  ...serverlessShapes,
  ...roleShapes,
  panelShape,
  decodedShape,
  ...permissionShapes,
  ...serviceShapes,
  ...dockerShapes,
  ...lookAlikeShapes,
  ...handlerShapes,
  cutShape,
];

const findAnchors = createSearch(
  [...telling, ...frameShapes, ...bareShapes].flatMap(({ anchors }) => anchors),
);

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
  const places = findAnchors(reading.lower);
  const told = findShapes(reading, places, context, telling, claimed);
  // What the message in the frame says was told already, also where it follows on the frame's last colon or where that was left out.
  const isTold = ({ start, end }: Finding): boolean => {
    const isClosed =
      /[\w)]/.test(reading.squashed[end - 1] ?? '') && !reading.lower.endsWith('operation', end);
    return claimed.subarray(start, isClosed ? end : end + 1).includes(1);
  };
  told.push(...findShapes(reading, places, context, frameShapes, claimed, isTold));
  told.sort((a, b) => a.start - b.start);
  const bare = findShapes(reading, places, context, bareShapes, claimed, ({ start }) =>
    isOnlyNamed(reading, start),
  );
  const all = [...withoutRepeats(reading, told), ...withoutEchoes(reading, bare, told)].toSorted(
    (a, b) => a.start - b.start,
  );
  return withoutRetold(reading, all);
}

function findShapes(
  reading: Reading,
  places: Places,
  context: ReadingContext,
  shapes: readonly Shape[],
  claimed: Uint8Array,
  isNothing: (finding: Finding) => boolean = () => false,
): Finding[] {
  const findings: Finding[] = [];
  for (const shape of shapes) {
    for (const anchor of shape.anchors) {
      for (const at of places.get(anchor) ?? []) {
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
