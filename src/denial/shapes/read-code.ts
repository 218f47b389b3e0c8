import { gapBefore, type Reading } from '../reading.ts';
import { framed } from './finding.ts';
import { isNoise } from './look-alikes/noise.ts';
import { isNamedOnly } from './named-code.ts';
import { objectBefore } from './object-before.ts';
import { operationInStack, serviceOfClass } from './stack-frames.ts';
import { callToldBefore } from './told-call.ts';
import type { Finding } from './shape.ts';

/** Codes and messages that tell nothing but that something was refused: as they are spelled, or as others spell them. */
const code = /^(?:AuthorizationError(?:Exception)?|UnauthorizedAccess(?:Exception)?)/;
const anyCase = /^(?:accessdenied(?:exception|fault|error|fordependencyexception)?|unauthorizedoperation)/;

/** What may follow a code or a message, without white space. */
const closed =
  /^(?:$|[.:;,)"'`<\]}!—–]|\((?!service:)|accessdenied|\[|statuscode:|status:403|requestid|--|logs:\/aws\/|seedetails|seethedetails|\*\*|error(?:while|when|calling|occurred)|\\)/;

/** What an exception's class stands in, and what services put before their codes. */
const namespace = /(?:model|errorfactory|exceptions?|errors|client|kms|types|[a-z0-9]exception)\.$/;

/** A code or message that stands for something that happened, with the frame around it. */
export function readCode(reading: Reading, at: number): Finding | undefined {
  const before = reading.lower.slice(Math.max(0, at - 24), at);
  const position = reading.positions[at] ?? 0;
  const found = code.exec(reading.text.slice(position, position + 40))?.[0] ?? looseCode(reading, at);
  // The handler's code alone proves nothing; a name in a path or in an identifier is none.
  if (found === undefined || before.endsWith('handlererrorcode:')) return undefined;
  if (/[\w/.-]$/.test(before) && gapBefore(reading, at) === '' && !namespace.test(before)) return undefined;
  // The heading that a link of Markdown leads to.
  if (before.endsWith('#') && reading.squashed[at] !== 'A') return undefined;
  const end = at + found.length;
  const after = reading.lower.slice(end, end + 40);
  if (!closed.test(after) && !isFollowedByBreak(reading, end)) return undefined;
  if (/^["'`]?\)?\s?(?:\*(?!\*)|\|)|^\]\(|^\)["'`]?\/|^["'`]?\}?\)?\s?=>/.test(after)) return undefined;
  if (isNamedOnly(reading, at, end) || isNoise(reading, at, end)) return undefined;
  const repeated = /^:?accessdenied\.?/.exec(after)?.[0].length ?? 0;
  const failed = /failedto(?:create|update|delete)resource\.$/.test(before) && after.includes('seedetails');
  const told = objectBefore(reading, at);
  const call = callToldBefore(reading, at);
  const hasRubyStack = reading.lower.slice(end, end + 300).includes('client.rb');
  return framed(reading, at, end + repeated, {
    api: hasRubyStack ? operationInStack(reading, end) : call?.api,
    requestId: requestIdOfXml(reading, end),
    service: told === undefined ? (serviceOfClass(reading, at) ?? call?.service) : 's3',
    told,
    lacking: failed ? 'custom-resource' : undefined,
  });
}

/** In any case, as logs of other programs spell it; a wrap may stand inside. */
function looseCode(reading: Reading, at: number): string | undefined {
  const found = anyCase.exec(reading.lower.slice(at, at + 40))?.[0];
  // So spelled it is an identifier of source, or the code of another cloud.
  if (found === undefined || reading.squashed.startsWith('accessDenied', at)) return undefined;
  for (let index = 1; index < found.length; index += 1) {
    const gap = gapBefore(reading, at + index);
    // One blank, between the two words.
    if (
      gap !== '' &&
      !(index === 'access'.length && found.startsWith('access')) &&
      !/^[ \t]*\n[ \t]*$/.test(gap)
    )
      return undefined;
  }
  return found;
}

function isFollowedByBreak(reading: Reading, at: number): boolean {
  const from = (reading.positions[at - 1] ?? 0) + 1;
  return /^[ \t]*(?:\n|$)/.test(reading.text.slice(from, from + 80));
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses */
function requestIdOfXml(reading: Reading, at: number): string | undefined {
  const found =
    /^<\/code><message>[^<]{0,300}<\/message>(?:<(?!requestid)[^<>]{1,60}>[^<]{0,300}<\/[^<>]{1,60}>|<\/error>){0,8}<requestid>([\w-]{6,64})<\/requestid>/i.exec(
      reading.squashed.slice(at, at + 1600),
    );
  return found?.[1];
}
