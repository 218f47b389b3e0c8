import { gapBefore, type Reading } from '../reading.ts';
import { readTokenEnd } from '../token.ts';

/** What the frame around a sentence tells. `start` and `end` (in `squashed`) enclose sentence and frame. */
export interface Surroundings {
  readonly start: number;
  readonly end: number;
  readonly api?: string;
  readonly service?: string;
  readonly statusCode?: string;
  readonly requestId?: string;
  readonly encoded?: string;
  readonly soft: boolean;
  /** A custom resource tells it of itself. */
  readonly ofCustomResource: boolean;
}

interface Lead {
  /** Where the shape comes from. */
  readonly source: string;
  /** Ends where the sentence begins; groups `service` and `api`. Blanks are gone. */
  readonly pattern: RegExp;
}

const leads: readonly Lead[] = [
  {
    source: 'CloudFormation, handlers of its own: `API: sqs:CreateQueue User: …`',
    pattern: /api:(?<service>[a-z0-9-]{1,40}):(?<api>[a-z0-9]{1,80})$/i,
  },
  {
    source:
      'botocore: https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (ClientError.MSG_TEMPLATE)',
    pattern:
      /a(?:nerroroccurred|clienterror)\([\w.]{1,80}\)(?:occurred)?whencallingthe(?<api>[a-z0-9]{1,80})operation(?:\(reachedmaxretries:\d+\))?:$/i,
  },
  {
    source: 'AWS SDK for Go v2: https://github.com/aws/smithy-go/blob/main/errors.go (OperationError)',
    pattern:
      /operationerror(?<service>[a-z0-9 -]{1,40}):(?<api>[a-z0-9]{1,80}),(?:(?!operationerror|youarenotauth).){0,300}?(?:apierror)?[\w.]{1,80}:$/i,
  },
];

/**
 * `(Service: Lambda, Status Code: 403, Request ID: …)` of CloudFormation's handlers (Java SDK 2), and
 * `(Service: X; Status Code: 403; Error Code: …; Request ID: …; Proxy: null)` of older ones (Java SDK 1).
 */
const serviceFrame =
  /^[."',;)]{0,4}\(service:(?<service>[a-z0-9]{1,60})[,;]statuscode:(?<status>\d{3})(?:[,;]errorcode:[\w.]{1,80})?(?:[,;]requestid:(?<request>[\w=+/-]{1,120}))?[^)]{0,120}\)(?:\(sdkattemptcount:\d{1,3}\))?/i;

/** The same, of a message that was cut behind the request's id. */
const cutServiceFrame =
  /^[."',;)]{0,4}\(service:(?<service>[a-z0-9]{1,60})[,;]statuscode:(?<status>\d{3})(?:[,;]errorcode:[\w.]{1,80})?[,;]requestid:(?<request>[\w=+/-]{1,120})/i;

/**
 * What the AWS SDK for Go v1 puts on the next line: `status code: 403, request id: …, host id: …`.
 * Source: https://github.com/aws/aws-sdk-go/blob/main/aws/awserr/types.go (requestError)
 */
const goFrame =
  /^[."',;):]{0,4}statuscode:(?<status>\d{3}),requestid:(?<request>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z]{16})/;

/** CloudFormation, and Serverless before a removal, say that they go on without. */
const softWords =
  /retryingrequestwithoutincludingtags|didnothaveiampermissionstoprocesstags|continuingwithremoval/;

/**
 * What EC2 says before its sentence, and where it has none.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (UnauthorizedOperation)
 */
const ec2Words = /youarenotauthorizedtoperformthisoperation\.?$/i;

export function readSurroundings(reading: Reading, start: number, end: number): Surroundings {
  const before = reading.squashed.slice(Math.max(0, start - 500), start);
  const lead = readLead(reading, before, start, end);
  const encoded = readEncoded(reading, end);
  const closed = encoded?.end ?? end;
  const after = reading.squashed.slice(closed, closed + 500);
  const service = serviceFrame.exec(after) ?? cutServiceFrame.exec(after) ?? goFrame.exec(after);
  const frameEnd = closed + (service?.[0].length ?? 0);
  const api = lead?.groups['api'];
  const serviceName = service?.groups?.['service'] ?? lead?.groups['service'];
  const requestId = service?.groups?.['request'];
  const statusCode = service?.groups?.['status'];
  return {
    start: start - (lead?.length ?? 0),
    end: frameEnd,
    soft: isSoft(reading, start, frameEnd),
    ofCustomResource: isOfCustomResource(before),
    ...(api !== undefined && { api }),
    ...(serviceName !== undefined && { service: serviceName }),
    ...(requestId !== undefined && { requestId }),
    ...(statusCode !== undefined && { statusCode }),
    ...(encoded !== undefined && { encoded: encoded.blob }),
  };
}

/** What ends at `start`, and how long it is. EC2's own words may stand between the two. */
function readLead(reading: Reading, before: string, start: number, end: number) {
  const words = ec2Words.exec(before)?.[0] ?? '';
  const text = before.slice(0, before.length - words.length);
  const found = leads.map(({ pattern }) => pattern.exec(text)).find((one) => one !== null);
  if (found === undefined) return undefined;
  const groups: Readonly<Record<string, string | undefined>> = found.groups ?? {};
  if (words !== '' && !isOneMessage(reading, start, end, groups['api'])) return undefined;
  return { length: found[0].length + words.length, groups };
}

/** Whether EC2's words before a sentence are of the same message, and not a message of their own in the line above. */
function isOneMessage(reading: Reading, start: number, end: number, api = ''): boolean {
  const sentence = reading.lower.slice(start, end);
  if (!sentence.includes('notauthorizedtoperform')) return false;
  return !gapBefore(reading, start).includes('\n') || sentence.includes(`:ec2:${api.toLowerCase()}`);
}

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export function readEncoded(
  reading: Reading,
  at: number,
): { readonly blob: string; readonly end: number } | undefined {
  const opening = /^.{0,80}?encodedauthorizationfailuremessage:["']?(?=[\w-]{20})/.exec(
    reading.lower.slice(at, at + 160),
  )?.[0];
  if (opening === undefined || opening.includes('notauthorizedtoperform')) return undefined;
  const start = at + opening.length;
  const end = readBlobEnd(reading, start);
  return { blob: reading.squashed.slice(start, end), end };
}

/** Blobs are thousands of characters long: longer than any token. */
function readBlobEnd(reading: Reading, start: number): number {
  let end = start;
  for (;;) {
    const next = readTokenEnd(reading, end, (character) => /[\w-]/.test(character));
    if (next - end < 2048 || next - start > 20_000) return next;
    end = next;
  }
}

/**
 * Whether a custom resource's own message goes before, with nothing of another event between.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html (Reason)
 */
function isOfCustomResource(before: string): boolean {
  const at = before.toLowerCase().lastIndexOf('fromcustomresource.messagereturned:');
  return at !== -1 && !/create_|update_|delete_|requestid:/i.test(before.slice(at));
}

/** Whether the words stand in the same paragraph, and not behind another sentence. */
function isSoft(reading: Reading, start: number, end: number): boolean {
  const from = reading.positions[start] ?? 0;
  const to = (reading.positions[end - 1] ?? 0) + 1;
  const before =
    reading.text
      .slice(Math.max(0, from - 400), from)
      .split(paragraphEnd)
      .at(-1) ?? '';
  const after = reading.text.slice(to, to + 400).split(paragraphEnd)[0] ?? '';
  return (
    softWords.test(squash(before).split('notauthorizedtoperform').at(-1) ?? '') ||
    softWords.test(squash(after).split('notauthorizedtoperform')[0] ?? '')
  );
}

const paragraphEnd = /\n[ \t]{0,80}\n/;

function squash(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase();
}
