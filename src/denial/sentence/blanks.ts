import { gapBefore, type Reading } from '../reading.ts';

/** What is printed, and where that ends in `squashed`. */
interface Spaced {
  readonly printed: string;
  readonly end: number;
}

/** What goes on after the resource, without white space: only where it does is it known how far blanks belong to the ARN. */
const following =
  /becauseno(?:identity|resource|permission|service|session|vpc|role)|withanexplicitdeny|\(service:/;

/** Longer names with blanks are sentences. */
const longest = 300;

/**
 * An ARN that goes on behind a blank at `tokenEnd`: names of Glue's jobs and keys of S3 may hold blanks. One before a colon stands
 * where somebody put other letters for a number; names of IAM hold none, so that a terminal's width made it.
 * Source: https://docs.aws.amazon.com/glue/latest/webapi/API_Job.html (Name), https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function readBlanks(reading: Reading, start: number, tokenEnd: number): Spaced | undefined {
  const token = reading.lower.slice(start, tokenEnd);
  if (!token.startsWith('arn:') || !/^[ \t]{1,3}$/.test(gapBefore(reading, tokenEnd))) return undefined;
  const index = following.exec(reading.lower.slice(tokenEnd, tokenEnd + longest))?.index;
  if (index === undefined || index === 0) return undefined;
  const end = tokenEnd + index;
  const words = reading.text.slice(reading.positions[start] ?? 0, (reading.positions[end - 1] ?? 0) + 1);
  // Another sentence, another line, another ARN.
  if (/[.!?,;] |[\n"'`|<>]|: | arn:/.test(words)) return undefined;
  const printed = words.replaceAll(/[ \t]+:/g, ':').trimEnd();
  return { printed: /^arn:[\w-]+:iam:/i.test(printed) ? printed.replaceAll(/[ \t]/g, '') : printed, end };
}
