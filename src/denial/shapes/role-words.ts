import { denial, framed } from './finding.ts';
import type { Shape } from './shape.ts';

/** Services that try out a role they are given, and say what it lacks: theirs it is to have it, not the deployer's. */
export const roleShapes: readonly Shape[] = [
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
    source:
      'Lambda tries an event source: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html#events-kinesis-permissions',
    anchors: ['pleaseensuretherolecanperformthe'],
    read: (reading, at) => {
      const before = reading.squashed.slice(Math.max(0, at - 400), at);
      const found = /cannotaccessstream(arn:[\w:/.+=@-]{10,300}?)\.?$/i.exec(before);
      const end = at + (/^.{0,200}?iniam/.exec(reading.lower.slice(at, at + 210))?.[0].length ?? 32);
      return framed(reading, at - (found?.[0].length ?? 0), end, {
        inferredResource: found?.[1],
        lacking: 'execution-role',
      });
    },
  },
  {
    source: 'Firehose: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html',
    anchors: ['accesswasdeniedwhencalling'],
    read: (reading, at) => {
      const words = /^accesswasdeniedwhencalling([a-z0-9]{2,30})\.pleaseensurethattherole/.exec(
        reading.lower.slice(at, at + 120),
      );
      return words ? framed(reading, at, at + words[0].length, { lacking: 'execution-role' }) : undefined;
    },
  },
  {
    source: 'Step Functions: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
    anchors: ['thestatemachineiamroleisnotauthorizedto'],
    read: (reading, at) => framed(reading, at, at + 39, { lacking: 'execution-role' }),
  },
  {
    source: 'Step Functions: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html',
    anchors: ['isnotauthorizedtocreatemanaged-rule'],
    read: (reading, at) => {
      const role = /["'](arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,600})["']$/i.exec(
        reading.squashed.slice(Math.max(0, at - 700), at),
      );
      return framed(reading, at - (role?.[0].length ?? 0), at + 35, {
        principal: role?.[1],
        lacking: 'execution-role',
      });
    },
  },
];
