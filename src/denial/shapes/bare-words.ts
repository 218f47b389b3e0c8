import { readSurroundings } from '../frames/surroundings.ts';
import { gapBefore, type Reading } from '../reading.ts';
import { denial, framed } from './finding.ts';
import { refusalCode } from './refusal-codes.ts';
import type { Shape } from './shape.ts';

const unspecifiedTagging = 'returnedmessage:"unauthorizedtaggingoperation"';

/** The wordings that tell nothing but that something was refused. */
export const bareShapes: readonly Shape[] = [
  {
    source:
      'EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (UnauthorizedOperation)',
    anchors: ['youarenotauthorizedtoperformthisoperation', 'encodedauthorizationfailuremessage:'],
    read: (reading, at) => {
      const opening = reading.lower.startsWith('you', at)
        ? 'youarenotauthorizedtoperformthisoperation'.length
        : 0;
      const code = /unauthorizedoperation:$/.exec(reading.lower.slice(Math.max(0, at - 30), at))?.[0] ?? '';
      return framed(reading, at - code.length, at + opening, {});
    },
  },
  {
    source: 'Java SDK 2 in CloudFormation events: `null (Service: Lambda, Status Code: 403, Request ID: …)`',
    anchors: ['(service:'],
    read: (reading, at) => {
      const around = readSurroundings(reading, at, at);
      const code = /errorcode:([\w.]{1,80})/.exec(reading.lower.slice(at, around.end))?.[1];
      const refused = code === undefined ? around.statusCode === '403' : refusalCode.test(code);
      if (!refused || around.end === at) return undefined;
      return denial(at, around.end, { service: around.service, requestId: around.requestId });
    },
  },
  {
    source:
      'CloudFormation, tags: the exception of its handlers without a cause, https://github.com/aws/aws-parallelcluster/issues/7331',
    anchors: [unspecifiedTagging],
    read: (reading, at) => {
      const [start, end] = [at + unspecifiedTagging.indexOf('"') + 1, at + unspecifiedTagging.length - 1];
      return framed(reading, start, end, {});
    },
  },
  {
    source:
      'CloudFormation, tags: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html',
    anchors: ['didnothaveiampermissionstoprocesstags'],
    read: (reading, at) => {
      const words = /^didnothaveiampermissionstoprocesstags(?:on[a-z0-9:]{5,120}?resource)?/.exec(
        reading.lower.slice(at, at + 200),
      )?.[0];
      return framed(reading, at, at + (words?.length ?? 0), { soft: true });
    },
  },
  {
    source:
      'Organizations and others: https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html',
    anchors: ["youdon'thavepermissionstoaccessthisresource"],
    read: (reading, at) => framed(reading, at, at + "youdon'thavepermissionstoaccessthisresource".length, {}),
  },
  {
    source:
      'S3 and other services that say no more: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    anchors: ['accessdenied', 'authorizationerror', 'unauthorizedoperation'],
    read: (reading, at) => {
      const before = reading.lower.slice(Math.max(0, at - 24), at);
      const word =
        /^(?:accessdenied(?:exception)?|authorizationerror(?:exception)?|unauthorizedoperation)/.exec(
          reading.lower.slice(at, at + 40),
        )?.[0];
      // The handler's code alone proves nothing; a name in a path or in an identifier is none.
      if (word === undefined || before.endsWith('handlererrorcode:')) return undefined;
      if (/[\w/.-]$/.test(before) && gapBefore(reading, at) === '') return undefined;
      const after = reading.lower.slice(at + word.length, at + word.length + 40);
      const ends =
        /^(?:$|[.:;,)"'<\]}(]|accessdenied|\[)/.test(after) || isFollowedByBreak(reading, at + word.length);
      if (!ends) return undefined;
      const repeated = /^:?accessdenied\.?/.exec(after)?.[0].length ?? 0;
      return framed(reading, at, at + word.length + repeated, {});
    },
  },
];

function isFollowedByBreak(reading: Reading, at: number): boolean {
  const from = (reading.positions[at - 1] ?? 0) + 1;
  return /^[ \t]*(?:\n|$)/.test(reading.text.slice(from, from + 80));
}
