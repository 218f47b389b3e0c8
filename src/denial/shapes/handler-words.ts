import { framed } from './finding.ts';
import { isNoise } from './look-alikes/noise.ts';
import type { Shape } from './shape.ts';
import { operationInStack } from './stack-frames.ts';
import { callToldBefore } from './told-call.ts';

/** What CloudFormation's handlers say around a call, and SQS of its queues. */
export const handlerShapes: readonly Shape[] = [
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
    anchors: ["accessdeniedforoperation'", 'accessdeniedforoperation"', 'accessdeniedforoperation`'],
    read: (reading, at) => {
      const found = /^accessdeniedforoperation["'`]([A-Za-z0-9:_-]{1,120})[\s(.]?[^"'`]{0,300}["'`]/i.exec(
        reading.squashed.slice(at, at + 500),
      );
      // ECS tells the sentence within.
      if (!found || found[0].toLowerCase().includes('notauthorizedtoperform')) return undefined;
      if (isNoise(reading, at, at + found[0].length)) return undefined;
      const name = found[1] ?? '';
      const [, service, operation] = /^(?:([\w-]{2,40}):)?(\w+)$/.exec(name) ?? [];
      return framed(reading, at, at + found[0].length, { api: operation, service });
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
      const php = /errorexecuting"([a-z0-9]{2,80})"on"https?:\/\/sqs\.[^"]{1,300}"/i.exec(
        reading.squashed.slice(Math.max(0, at - 1800), at),
      );
      const end = at + found[0].length;
      const before = /\((https?:\/\/[^\s()"']{10,300})\):[a-z.]{0,60}:$/i.exec(
        reading.squashed.slice(Math.max(0, at - 400), at),
      )?.[1];
      const stack = operationInStack(reading, end);
      return framed(reading, at, end, {
        inferredResource: queueOf(found[0]) ?? (before === undefined ? undefined : queueOf(before)),
        ...callToldBefore(reading, at),
        ...(stack !== undefined && { api: stack, service: 'sqs' }),
        ...(php && { api: php[1], service: 'sqs' }),
      });
    },
  },
  {
    source: 'SQS, as above, where somebody put something else for the URL, or the API reference has none',
    anchors: ['accesstotheresource'],
    read: (reading, at) => {
      const words = /^accesstotheresource(?:<[^<>]{1,60}>|\[[^\][]{1,60}\]|\*{3,20})?isdenied/.exec(
        reading.lower.slice(at, at + 110),
      )?.[0];
      if (words === undefined) return undefined;
      const isMasked = words.length > 'accesstotheresourceisdenied'.length;
      const before = reading.lower.slice(Math.max(0, at - 120), at);
      if (!isMasked && !/(?:operation|exception|accessdenied):["']?$/.test(before)) return undefined;
      if (isNoise(reading, at, at + words.length)) return undefined;
      return framed(reading, at, at + words.length, {});
    },
  },
];

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
function queueOf(words: string): string | undefined {
  const found =
    /https?:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com(\.cn)?\/([0-9]{12})\/([\w.-]+?)(?:isdenied)?$/i.exec(
      words,
    );
  if (!found) return undefined;
  const [, region = found[2] ?? '', , china, account = '', name = ''] = found;
  return `arn:aws${china === undefined ? '' : '-cn'}:sqs:${region}:${account}:${name}`;
}
