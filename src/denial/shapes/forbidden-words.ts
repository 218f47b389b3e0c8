import { gapBefore, lineOf, lineText, type Reading } from '../reading.ts';
import { framed } from './finding.ts';
import { objectBefore } from './object-before.ts';
import { serviceOfClass } from './stack-frames.ts';
import type { Shape } from './shape.ts';

/** HEAD has no body: S3 tells no more than the status of what it refuses. */
export const forbiddenShapes: readonly Shape[] = [
  {
    source:
      'AWS SDKs for JavaScript 2 and Go 1, and Serverless with the first: `Forbidden: null`, `Forbidden: Forbidden`, `ServerlessError: Forbidden`',
    anchors: ['forbidden'],
    read: (reading, at) => {
      const end = at + 'forbidden'.length;
      if (/[\w/.-]$/.test(reading.lower.slice(at - 1, at)) && gapBefore(reading, at) === '') return undefined;
      const after = reading.lower.slice(end, end + 700);
      const message = /^:(?:forbidden|null)/.exec(after)?.[0];
      const isSdk =
        (message !== undefined && /statuscode:403|aws-sdk|httpstatuscode:403/.test(after)) ||
        (/^["'],/.test(after) &&
          /code:["']$/.test(reading.lower.slice(at - 6, at)) &&
          /statuscode:403/.test(after) &&
          /extendedrequestid/.test(after));
      if (!isSdk && !isOfServerless(reading, at)) return undefined;
      const told = objectBefore(reading, at);
      return framed(reading, at, end + (message?.length ?? 0), { told, service: told && 's3' });
    },
  },
  {
    source: 'AWS SDK for .NET: https://github.com/aws/aws-sdk-net/issues/3271, for a response without a body',
    anchors: ['errormakingrequestwitherrorcodeforbidden'],
    read: (reading, at) => {
      const words =
        /^errormakingrequestwitherrorcodeforbiddenandhttpstatuscodeforbidden(?:\.nofurthererrorinformationwasreturnedbytheservice)?/.exec(
          reading.lower.slice(at, at + 140),
        )?.[0];
      return words === undefined
        ? undefined
        : framed(reading, at, at + words.length, { service: serviceOfClass(reading, at) });
    },
  },
  {
    source:
      'AWS SDK for JavaScript 3: https://github.com/aws/aws-sdk-js-v3/issues/2596, `403: UnknownError`, `UnknownError` with a 403 in its metadata',
    anchors: ['unknownerror'],
    read: (reading, at) => {
      const before = reading.lower.slice(Math.max(0, at - 12), at);
      const number = /403["']?\]?:$/.exec(before)?.[0];
      const end = at + 'unknownerror'.length;
      const metadata = /^.{0,1500}?\$metadata["']?:\{["']?httpstatuscode["']?:403/.test(
        reading.lower.slice(end, end + 1600),
      );
      if (number === undefined && !metadata) return undefined;
      return framed(reading, at - (number?.length ?? 0), end, {});
    },
  },
];

/** How far above its words Serverless's heading may stand. */
const reach = 1500;

/** All that Serverless says of its failure is this word. */
function isOfServerless(reading: Reading, at: number): boolean {
  const text = lineText(reading, lineOf(reading, at)).trim();
  if (!/^(?:[✖×]? ?(?:ServerlessError2?|Error|[A-Z]\w{1,40}Error): )?Forbidden\.?$/.test(text)) return false;
  return /serverlesserror|forum\.serverless\.com|docs\.serverless\.com|failedtodeploy/.test(
    reading.lower.slice(Math.max(0, at - reach), at),
  );
}
