import { readSurroundings } from '../frames/surroundings.ts';
import { denial, framed } from './finding.ts';
import { forbiddenShapes } from './forbidden-words.ts';
import { isNoise } from './look-alikes/noise.ts';
import { readCode } from './read-code.ts';
import { refusalCode } from './refusal-codes.ts';
import type { Shape } from './shape.ts';
import { operationInStack } from './stack-frames.ts';
import { callToldBefore } from './told-call.ts';

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
      const before = /unauthorizedoperation:$/.exec(reading.lower.slice(Math.max(0, at - 30), at))?.[0] ?? '';
      const start = at - before.length;
      return framed(reading, start, at + opening, { ...callToldBefore(reading, start) });
    },
  },
  {
    source: 'Java SDK 2 in CloudFormation events: `null (Service: Lambda, Status Code: 403, Request ID: …)`',
    anchors: ['(service:'],
    read: (reading, at) => {
      const around = readSurroundings(reading, at, at);
      const errorCode = /errorcode:([\w.]{1,80})/.exec(reading.lower.slice(at, around.end))?.[1];
      const refused = errorCode === undefined ? around.statusCode === '403' : refusalCode.test(errorCode);
      if (!refused || around.end === at) return undefined;
      const message =
        /(?:accessdenied(?:exception)?(?::accessdenied)?|forbidden|null)$/.exec(
          reading.lower.slice(Math.max(0, at - 44), at),
        )?.[0] ?? '';
      return denial(at - message.length, around.end, {
        service: around.service,
        requestId: around.requestId,
        api: operationInStack(reading, around.end),
      });
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
      'Athena, of whatever its caller lacks in Glue and S3: https://docs.aws.amazon.com/athena/latest/ug/troubleshooting-athena.html',
    anchors: ['insufficientpermissionstoexecutethequery'],
    read: (reading, at) => {
      const end = at + 'insufficientpermissionstoexecutethequery'.length;
      return isNoise(reading, at, end) ? undefined : framed(reading, at, end, {});
    },
  },
  {
    source:
      'the common errors of many services: https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html',
    anchors: ['youdonothavesufficientaccesstoperformthisaction', 'youdonothaveaccesstoperformthataction'],
    read: (reading, at) => {
      const words = /^you(?:don't|donot)have.{1,30}(?:resource|action)/.exec(
        reading.lower.slice(at, at + 60),
      )?.[0];
      const end = at + (words?.length ?? 0);
      return isNoise(reading, at, end) ? undefined : framed(reading, at, end, {});
    },
  },
  {
    source:
      'AWS SDK for Ruby, whose errors are classes: https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/Errors.html',
    anchors: ['::errors::'],
    read: (reading, at) => {
      const from = Math.max(0, at - 80);
      const service = /aws::([a-z0-9]{1,40})$/i.exec(reading.squashed.slice(from, at));
      const end = at + '::errors::'.length;
      const name = /^[A-Za-z]{3,60}/.exec(reading.squashed.slice(end, end + 60))?.[0] ?? '';
      const known =
        /^(?:AccessDenied(?:Exception|Fault)?|Forbidden|UnauthorizedOperation|AuthorizationError)/.exec(name);
      if (!service || !known) return undefined;
      const closed = end + known[0].length;
      if (isNoise(reading, at - service[0].length, closed)) return undefined;
      const message =
        /accessdenied\($/.exec(reading.lower.slice(0, at - service[0].length).slice(-14))?.[0] ?? '';
      return denial(at - service[0].length - message.length, closed, {
        service: service[1],
        api: operationInStack(reading, closed),
      });
    },
  },
  ...forbiddenShapes,
  {
    source:
      'S3 and other services that say no more: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    anchors: ['accessdenied', 'authorizationerror', 'unauthorizedoperation', 'unauthorizedaccess'],
    read: readCode,
  },
];
