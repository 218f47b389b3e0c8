import { gapBefore, type Reading } from '../reading.ts';
import { denial, framed } from './finding.ts';
import { accessLogFrame } from './access-log.ts';
import { languageFrames } from './language-frames.ts';
import { objectBefore } from './object-before.ts';
import { refusalCode } from './refusal-codes.ts';
import type { Finding, Shape } from './shape.ts';
import { isNoise } from './look-alikes/noise.ts';
import { shortTrailFrame, trailFrame } from './trail-frame.ts';

/** Frames around a message, for where the message itself says nothing: one that does has been read by then. */
export const frameShapes: readonly Shape[] = [
  trailFrame,
  shortTrailFrame,
  accessLogFrame,
  {
    source:
      'Lambda relays S3 and EC2: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
    anchors: ['youraccesshasbeendeniedby'],
    read: (reading, at) => {
      const window = reading.squashed.slice(at, at + 2600);
      const found =
        /^youraccesshasbeendeniedby(s3|ec2),.{0,120}?permissionto([a-z0-9]{2,60}?)for(.{1,2200}?)\.?(?:s3|ec2)errorcode:(?:\w{1,40}\.(?:s3|ec2)errormessage:(?:youarenotauthorizedtoperformthisoperation\.|accessdenied)?)?/i.exec(
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
      'botocore: https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (ClientError.MSG_TEMPLATE)',
    anchors: ['anerroroccurred(', 'aclienterror('],
    read: (reading, at) => {
      const found =
        /^a(?:nerroroccurred|clienterror)\(([\w.]{1,80})\)(?:occurred)?whencallingthe([A-Za-z0-9]{1,80})operation(?:\(reachedmaxretries:\d+\))?:(?:accessdenied|forbidden|notauthorized|youarenotauthorizedtoperformthisoperation)?/i.exec(
          reading.squashed.slice(at, at + 400),
        );
      if (!found) return withoutMessage(reading, at);
      if (!refusalCode.test((found[1] ?? '').toLowerCase())) return undefined;
      const printed = { api: found[2], told: objectBefore(reading, at) };
      // What stands before is another message's.
      return { ...framed(reading, at, at + found[0].length, printed), start: at };
    },
  },
  {
    source: 'AWS SDK for Go v2: https://github.com/aws/smithy-go/blob/main/errors.go (OperationError)',
    anchors: ['operationerror'],
    read: (reading, at) => {
      const found =
        /^operationerror([A-Za-z0-9 -]{1,40}):([A-Za-z0-9]{1,80}),.{0,160}?httpsresponseerrorstatuscode:(\d{3}),requestid:([^,]{0,120}),.{0,250}?(?:apierror)?([\w.]{2,80}):/i.exec(
          reading.squashed.slice(at, at + 800),
        );
      if (!found) return undefined;
      const [all, service, api, status, requestId = '', code = ''] = found;
      if (status !== '403' && !refusalCode.test(code.toLowerCase())) return undefined;
      return denial(at, at + all.length, {
        service,
        api,
        told: objectBefore(reading, at),
        ...(/^[\w=+/-]+$/.test(requestId) && { requestId }),
      });
    },
  },
  ...languageFrames,
];

/** The frame alone, where whoever reports it left out the message. */
function withoutMessage(reading: Reading, at: number): Finding | undefined {
  const position = reading.positions[at] ?? 0;
  const found =
    /^an?\s+(?:error\s+occurred|client\s+error)\s+\(([\w.]{1,80})\)\s+(?:occurred\s+)?when\s+calling\s+the\s+([A-Za-z0-9]{1,80})\s+operation(?![A-Za-z])/i.exec(
      reading.text.slice(position, position + 300),
    );
  if (!found || !refusalCode.test((found[1] ?? '').toLowerCase())) return undefined;
  const end = at + found[0].replaceAll(/\s+/g, '').length;
  const goesOn = !/^(?:$|["'`)\]},;:]|\.(?!\.))/.test(reading.squashed.slice(end, end + 2));
  if ((goesOn && !gapBefore(reading, end).includes('\n')) || isNoise(reading, at, end)) return undefined;
  return { ...framed(reading, at, end, { api: found[2], told: objectBefore(reading, at) }), start: at };
}
