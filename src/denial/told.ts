import { peelFrames } from './frames/peel-frames.ts';
import type { SeenDenial } from './harvest.ts';
import type { Observation } from './observation.ts';

/** A denial with what else was said of it. */
export interface ToldDenial extends SeenDenial {
  /** The lines of the output that it stands in, or the reason of its event. Absent: they say no more than the refusal itself. */
  readonly told?: string;
}

/** A person reads no more of a line; some are a whole request. */
const longest = 500;

/** Fewer words beside the refusal are a heading and no sentence. */
const leastWords = 3;

/** What stands around every refusal: who wraps it, and the ids of the request. */
const frame =
  /\([^()]*\)|Resource handler returned message:?|An error occurred(?: - |:)|^(?:warning|error|serverless)\b/gi;

/** The denials, each with what the command, or CloudFormation in its event, said of it in the same place. */
export function addTold(
  denials: readonly SeenDenial[],
  observations: readonly Observation[],
): readonly ToldDenial[] {
  return denials.map((denial) => {
    const told = findTold(denial, observations);
    return told === undefined ? denial : { ...denial, told };
  });
}

function findTold(denial: SeenDenial, observations: readonly Observation[]): string | undefined {
  for (const one of observations) {
    const text = one.kind === 'child-output' ? linesOf(one.text, denial) : reasonOf(one, denial);
    const words = text === undefined ? '' : squeeze(peelFrames(text).text);
    if (words.includes(squeeze(denial.raw)) && saysMore(words, denial)) {
      return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
    }
  }
  return undefined;
}

function linesOf(output: string, { span }: SeenDenial): string | undefined {
  if (span === undefined) return undefined;
  const end = output.indexOf('\n', span.end);
  return output.slice(output.lastIndexOf('\n', span.start) + 1, end === -1 ? undefined : end);
}

function reasonOf(
  event: Extract<Observation, { kind: 'stack-event' }>,
  { seen }: SeenDenial,
): string | undefined {
  return event.logicalId === seen.logicalId && event.status === seen.status ? event.reason : undefined;
}

function saysMore(words: string, { raw }: SeenDenial): boolean {
  const rest = words.replace(squeeze(raw), '').replaceAll(frame, ' ');
  return (rest.match(/\p{L}{2,}/gu) ?? []).length >= leastWords;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
