import { readSurroundings } from '../frames/surroundings.ts';
import type { Reading } from '../reading.ts';
import type { Printed } from '../create-denial.ts';
import type { Finding, Shape } from './shape.ts';

/** Error codes that mean a refusal, lower case. A bare 403 is what a HEAD request gets. */
const refusalCode =
  /^(?:403|forbidden|accessdenied|accessdeniedexception|unauthorizedoperation|client\.unauthorizedoperation|authorizationerror|authorizationerrorexception|notauthorized|notauthorizedexception|kms\.accessdeniedexception|unauthorizedexception|forbiddenexception)$/;

/** Wordings that are no sentence, but tell an operation, a resource or an action. Most telling first. */
export const awsShapes: readonly Shape[] = [
  {
    source:
      "CloudFormation, before it starts: `AccessDenied. User doesn't have permission to call ssm:GetParameters`",
    anchors: ["doesn'thavepermissiontocall", 'doesnothavepermissiontocall'],
    read: (reading, at) => {
      const found = /^does(?:n't|not)havepermissiontocall([a-z0-9-]{2,40}:[A-Za-z0-9]{2,80})/i.exec(
        reading.squashed.slice(at, at + 160),
      );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, { actionAsPrinted: found[1] });
    },
  },
  {
    source:
      'CloudWatch Logs, tags on creation: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html',
    anchors: ['anadditionalpermission'],
    read: (reading, at) => {
      const found = /^anadditionalpermission["']?([a-z0-9-]{2,40}:[a-z0-9]{2,80})["']?isrequired/i.exec(
        reading.squashed.slice(at, at + 200),
      );
      if (!found) return undefined;
      const before = reading.squashed.slice(Math.max(0, at - 200), at);
      const sentence = /userwithaccountid:([0-9]{12})isnotauthorizedtoperform(\w{2,60}?)withtags\.?$/i.exec(
        before,
      );
      return framed(reading, at - (sentence?.[0].length ?? 0), at + found[0].length, {
        actionAsPrinted: found[1],
        ...(sentence && { principal: `User with accountId: ${sentence[1] ?? ''}`, api: sentence[2] }),
      });
    },
  },
  {
    source:
      'Lambda relays S3 and EC2: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
    anchors: ['youraccesshasbeendeniedby'],
    read: (reading, at) => {
      const window = reading.squashed.slice(at, at + 2600);
      const found =
        /^youraccesshasbeendeniedby(s3|ec2),.{0,120}?permissionto([a-z0-9]{2,60}?)for(.{1,2200}?)\.?(?:s3|ec2)errorcode:/i.exec(
          window,
        );
      if (!found) return undefined;
      const [all, service = '', api = '', what = ''] = found;
      const prefix = service.toLowerCase();
      return denial(at, at + all.length, {
        inferredAction: `${prefix}:${api}`,
        inferredResource: prefix === 's3' ? `arn:aws:s3:::${what}` : undefined,
        service,
        api,
      });
    },
  },
  {
    source:
      'Lambda checks the role it is given: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
    anchors: ['executionroledoesnothavepermissionstocall'],
    read: (reading, at) => {
      const found = /^executionroledoesnothavepermissionstocall([a-z0-9]{2,60}?)on([a-z0-9]{2,30})/i.exec(
        reading.squashed.slice(at, at + 200),
      );
      if (!found) return undefined;
      return denial(at, at + found[0].length, {
        api: found[1],
        service: found[2],
        lacking: 'execution-role',
      });
    },
  },
  {
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html',
    anchors: ['permissionstocreateaservicelinkedrole', 'permissiontocreateaservicelinkedrole'],
    read: (reading, at) => framed(reading, at, at + 36, { inferredAction: 'iam:CreateServiceLinkedRole' }),
  },
  {
    source: 'AppSync: https://github.com/aws-samples/iam-identity-center-team/issues/15',
    anchors: ['notauthorizedtocreateslr'],
    read: (reading, at) => framed(reading, at, at + 24, { inferredAction: 'iam:CreateServiceLinkedRole' }),
  },
  {
    source:
      'CloudFormation, handlers of its own: `API: svc:Op Access Denied`, `API: ec2:Op You are not authorized …`',
    anchors: ['api:'],
    read: (reading, at) => {
      const found =
        /^api:([a-z0-9-]{2,40}):([A-Za-z0-9]{2,80}?)(accessdenied|youarenotauthorized(?:toperformthisoperation)?|accesstotheresourcehttps?:\/\/[^\s"']{1,300}?isdenied|forbidden)/i.exec(
          reading.squashed.slice(at, at + 600),
        );
      if (!found) return undefined;
      const [all, service, api, words = ''] = found;
      return framed(reading, at, at + all.length, {
        service,
        api,
        inferredResource: queueOf(words),
      });
    },
  },
  {
    source: "CloudFormation, handlers of the resource types: `Access denied for operation 'Op'.`",
    anchors: ["accessdeniedforoperation'", 'accessdeniedforoperation"'],
    read: (reading, at) => {
      const found = /^accessdeniedforoperation["']([A-Za-z0-9:_-]{1,120})[\s(.]?[^"']{0,300}["']/i.exec(
        reading.squashed.slice(at, at + 500),
      );
      if (!found) return undefined;
      const name = found[1] ?? '';
      const operation = name.includes('::') ? undefined : /^(?:[\w-]+:)?(\w+)$/.exec(name)?.[1];
      return framed(reading, at, at + found[0].length, { api: operation });
    },
  },
  {
    source:
      'botocore: https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (ClientError.MSG_TEMPLATE)',
    anchors: ['anerroroccurred('],
    read: (reading, at) => {
      const found =
        /^anerroroccurred\(([\w.]{1,80})\)whencallingthe([A-Za-z0-9]{1,80})operation(?:\(reachedmaxretries:\d+\))?:(?:accessdenied|forbidden|notauthorized|youarenotauthorizedtoperformthisoperation\.?)?/i.exec(
          reading.squashed.slice(at, at + 400),
        );
      if (!found || !refusalCode.test((found[1] ?? '').toLowerCase())) return undefined;
      return framed(reading, at, at + found[0].length, { api: found[2] });
    },
  },
  {
    source: 'AWS SDK for Go v2: https://github.com/aws/smithy-go/blob/main/errors.go (OperationError)',
    anchors: ['operationerror'],
    read: (reading, at) => {
      const found =
        /^operationerror([A-Za-z0-9 -]{1,40}):([A-Za-z0-9]{1,80}),.{0,80}?httpsresponseerrorstatuscode:(\d{3}),requestid:([\w=+/-]{0,120}),.{0,250}?(?:apierror)?([\w.]{2,80}):/i.exec(
          reading.squashed.slice(at, at + 800),
        );
      if (!found) return undefined;
      const [all, service, api, status, requestId = '', code = ''] = found;
      if (status !== '403' && !refusalCode.test(code.toLowerCase())) return undefined;
      return denial(at, at + all.length, { service, api, ...(requestId !== '' && { requestId }) });
    },
  },
  {
    source:
      'SQS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html',
    anchors: ['accesstotheresourcehttp'],
    read: (reading, at) => {
      const found = /^accesstotheresourcehttps?:\/\/[^\s"']{1,300}?isdenied/i.exec(
        reading.squashed.slice(at, at + 400),
      );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, { inferredResource: queueOf(found[0]) });
    },
  },
];

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
      return framed(reading, at, at + opening, {});
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
      return readSurroundings(reading, start, end).soft ? undefined : framed(reading, start, end, {});
    },
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
      if (word === undefined || /(?:handlererrorcode:|[\w/.-])$/.test(before)) return undefined;
      const after = reading.lower.slice(at + word.length, at + word.length + 40);
      const ends =
        /^(?:$|[.:;,)"'<\]}(]|accessdenied|\[)/.test(after) || isFollowedByBreak(reading, at + word.length);
      if (!ends) return undefined;
      const repeated = /^:?accessdenied\.?/.exec(after)?.[0].length ?? 0;
      return framed(reading, at, at + word.length + repeated, {});
    },
  },
];

function denial(start: number, end: number, printed: Omit<Printed, 'raw'>): Finding {
  return { start, end, means: { kind: 'denial', printed } };
}

/** A denial with what the frame around it adds. */
function framed(reading: Reading, start: number, end: number, printed: Omit<Printed, 'raw'>): Finding {
  const around = readSurroundings(reading, start, end);
  return denial(around.start, around.end, {
    api: around.api,
    service: around.service,
    requestId: around.requestId,
    encoded: around.encoded,
    soft: around.soft,
    ...Object.fromEntries(Object.entries(printed).filter(([, value]) => value !== undefined)),
  });
}

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
function queueOf(words: string): string | undefined {
  const found = /https?:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/([0-9]{12})\/([\w.-]+?)(?:isdenied)?$/i.exec(
    words,
  );
  return found ? `arn:aws:sqs:${found[1] ?? ''}:${found[2] ?? ''}:${found[3] ?? ''}` : undefined;
}

function isFollowedByBreak(reading: Reading, at: number): boolean {
  const from = (reading.positions[at - 1] ?? 0) + 1;
  return /^[ \t]*(?:\n|$)/.test(reading.text.slice(from, from + 80));
}
