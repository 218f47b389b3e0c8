import { denial, framed } from './finding.ts';
import { refusalCode } from './refusal-codes.ts';
import type { Shape } from './shape.ts';

/** Frames around a message, for where the message itself says nothing: one that does has been read by then. */
export const frameShapes: readonly Shape[] = [
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
        /^a(?:nerroroccurred|clienterror)\(([\w.]{1,80})\)(?:occurred)?whencallingthe([A-Za-z0-9]{1,80})operation(?:\(reachedmaxretries:\d+\))?:(?:accessdenied|forbidden|notauthorized|youarenotauthorizedtoperformthisoperation\.?)?/i.exec(
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
    source: 'AWS SDK for PHP: https://github.com/aws/aws-sdk-php/blob/master/src/WrappedHttpHandler.php (parseError)',
    anchors: ['errorexecuting"'],
    read: (reading, at) => {
      const found =
        /^errorexecuting"([A-Za-z0-9]{2,80})"on"https?:\/\/([\w.-]{4,200})[^"]{0,600}";awshttperror:/i.exec(
          reading.squashed.slice(at, at + 1000),
        );
      if (!found) return undefined;
      const [all, api, host = ''] = found;
      const service = serviceOfHost(host);
      const close = /[a-z]\(client\):(?:accessdenied)?/.exec(reading.lower.slice(at, at + 2500));
      const code = /(\w{2,80})$/.exec(reading.lower.slice(at, at + (close?.index ?? 0) + 1))?.[1] ?? '';
      if (!close || service === undefined || !refusalCode.test(code)) return undefined;
      const end = at + Math.max(all.length, close.index + close[0].length);
      return framed(reading, at, end, { api, service });
    },
  },
  {
    source: 'AWS CDK 1 with --verbose, which logs the calls of the JavaScript SDK 2',
    anchors: ['callfailed:'],
    read: (reading, at) => {
      const found = /^callfailed:([a-z][a-z0-9]{2,80})\(.{0,600}?\)=>accessdenied(?:\(code=\w{2,80}\))?/i.exec(
        reading.squashed.slice(at, at + 800),
      );
      if (!found) return undefined;
      const name = found[1] ?? '';
      return framed(reading, at, at + found[0].length, { api: `${name.charAt(0).toUpperCase()}${name.slice(1)}` });
    },
  },
  {
    source: 'AWS SDK for JavaScript 3, whose deserialisers are named in stacks: https://github.com/aws/aws-sdk-js-v3/tree/main/clients',
    anchors: ['commanderror('],
    read: (reading, at) => {
      const from = Math.max(0, at - 900);
      const before = reading.squashed.slice(from, at);
      const api = /(?:deserializeAws_[a-z0-9]+(?:_1)?|de_)([A-Z][A-Za-z0-9]{2,80})$/.exec(before)?.[1];
      const code = before.toLowerCase().search(/accessdenied(?:exception)?["':,]/);
      return api === undefined || code === -1 ? undefined : framed(reading, from + code, at, { api });
    },
  },
  {
    source: 'AWS SDK for Rust, printed for debugging: HEAD has no body that would name a code',
    anchors: ['headobjecterror{', 'headbucketerror{'],
    read: (reading, at) => {
      const found = /^(head(?:object|bucket))error\{.{0,400}?status:403/.exec(reading.lower.slice(at, at + 440));
      if (!found) return undefined;
      const api = found[1] === 'headobject' ? 'HeadObject' : 'HeadBucket';
      return framed(reading, at, at + found[0].length, { service: 's3', api });
    },
  },
];

/** `sqs` of `sqs.eu-west-1.amazonaws.com`, `s3` of `bucket.s3.us-west-2.amazonaws.com`. */
function serviceOfHost(host: string): string | undefined {
  const labels = /^(.+)\.amazonaws\.com(?:\.cn)?$/i.exec(host)?.[1]?.split('.') ?? [];
  return labels.toReversed().find((label) => !/^(?:[a-z]{2}(?:-[a-z]+)+-\d|dualstack)$/.test(label));
}
