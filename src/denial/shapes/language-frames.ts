import type { Told } from '../quirks/told-resource.ts';
import { denial, framed } from './finding.ts';
import { refusalCode } from './refusal-codes.ts';
import type { Shape } from './shape.ts';

/** What SDKs of one language print around a message. */
export const languageFrames: readonly Shape[] = [
  {
    source:
      'AWS SDK for PHP: https://github.com/aws/aws-sdk-php/blob/master/src/WrappedHttpHandler.php (parseError)',
    anchors: ['errorexecuting"'],
    read: (reading, at) => {
      const found =
        /^errorexecuting"([A-Za-z0-9]{2,80})"on"https?:\/\/([\w.-]{4,200})([^"]{0,600})";awshttperror:/i.exec(
          reading.squashed.slice(at, at + 1000),
        );
      if (!found) return undefined;
      const [all, api = '', host = '', path = ''] = found;
      const service = serviceOfHost(host);
      const close = /[a-z]\(client\):(?:accessdenied)?/.exec(reading.lower.slice(at, at + 2500));
      const code = /(\w{2,80})$/.exec(reading.lower.slice(at, at + (close?.index ?? 0) + 1))?.[1] ?? '';
      // The body once more, whole.
      const again = /^-<\?xml[^>]{0,80}>(?:<error>)?<code>\w{2,80}<\/code>.{0,1500}?<\/error>/.exec(
        reading.lower.slice(
          at + (close?.index ?? 0) + (close?.[0].length ?? 0),
          at + (close?.index ?? 0) + 1800,
        ),
      );
      const isHead =
        close === null && /resultedina[`"']403forbidden/.test(reading.lower.slice(at, at + 2500));
      if (service === undefined || !(isHead || refusalCode.test(code))) return undefined;
      const end =
        at +
        Math.max(all.length, close === null ? 0 : close.index + close[0].length + (again?.[0].length ?? 0));
      return framed(reading, at, end, {
        api,
        service,
        told: service === 's3' ? objectOfUrl(host, path) : undefined,
      });
    },
  },
  {
    source:
      'a PHP class of its own for S3: https://github.com/tpyo/amazon-s3-php-class/blob/master/S3.php (__triggerError), `S3::putObject(): [AccessDenied] Access Denied`',
    anchors: ['[accessdenied]'],
    read: (reading, at) => {
      const found = /s3::([a-z]{3,40})\(([^()]{0,300})\):$/i.exec(
        reading.squashed.slice(Math.max(0, at - 360), at),
      );
      if (!found) return undefined;
      const [lead, name = '', parameters = ''] = found;
      const [bucket = '', key] = parameters.split(',');
      const end =
        at + (/^\[accessdenied\](?:accessdenied)?/.exec(reading.lower.slice(at, at + 40))?.[0].length ?? 0);
      return denial(at - lead.length, end, {
        service: 's3',
        api: capitalised(name),
        told: /^[a-z0-9.-]{3,63}$/.test(bucket) ? { bucket, key } : undefined,
      });
    },
  },
  {
    source:
      'AWS SDK for JavaScript 2 with a logger, as Serverless 1 sets one: `[AWS s3 403 0.2s 0 retries] headObject({…})`',
    anchors: ['[aws'],
    read: (reading, at) => {
      const found = /^\[aws([a-z0-9-]{1,40}?)403[\d.]{1,20}s\d{1,3}retries\]([a-z][a-z0-9]{2,80})\(\{?/i.exec(
        reading.squashed.slice(at, at + 200),
      );
      if (!found) return undefined;
      const [all, service = '', name = ''] = found;
      const end = at + all.length;
      const after = reading.squashed.slice(end, end + 1200);
      const call = `${service}:${name}`.toLowerCase();
      // The sentence that follows tells more of the same call.
      if (reading.lower.slice(end, end + 4000).includes(`notauthorizedtoperform:${call}`)) return undefined;
      return denial(at, end, {
        service,
        api: capitalised(name),
        told: service.toLowerCase() === 's3' ? objectOfParameters(after) : undefined,
      });
    },
  },
  {
    source:
      'AWS SDK for JavaScript 3 with a logger: https://github.com/smithy-lang/smithy-typescript/blob/main/packages/middleware-logger (clientName, commandName, input, error)',
    anchors: ["commandname:'", 'commandname:"', 'commandname":"'],
    read: (reading, at) => {
      const window = reading.squashed.slice(at, at + 2600);
      const [head, api] =
        /^commandName"?:["']([A-Z][A-Za-z0-9]{2,80})Command["'],"?input"?:/.exec(window) ?? [];
      const errorAt = window.search(/[,"]error"?:/);
      const error = /^.error"?:.{0,200}?AccessDenied(?:Exception)?(?::AccessDenied)?/.exec(
        window.slice(errorAt),
      );
      if (head === undefined || errorAt === -1 || !error) return undefined;
      const service = /clientName"?:["']([A-Za-z0-9]{2,40})Client["'],"?$/.exec(
        reading.squashed.slice(Math.max(0, at - 80), at),
      )?.[1];
      return framed(reading, at, at + errorAt + error[0].length, {
        api,
        service,
        told: service === 'S3' ? objectOfParameters(window.slice(head.length, errorAt)) : undefined,
      });
    },
  },
  {
    source: 'AWS CDK 1 with --verbose, which logs the calls of the JavaScript SDK 2',
    anchors: ['callfailed:'],
    read: (reading, at) => {
      const found =
        /^callfailed:([a-z][a-z0-9]{2,80})\(.{0,600}?\)=>accessdenied(?:\(code=\w{2,80}\))?/i.exec(
          reading.squashed.slice(at, at + 800),
        );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, {
        api: capitalised(found[1] ?? ''),
        told: objectOfParameters(found[0]),
      });
    },
  },
  {
    source:
      'AWS SDK for JavaScript 3, whose deserialisers are named in stacks: https://github.com/aws/aws-sdk-js-v3/tree/main/clients',
    anchors: ['commanderror('],
    read: (reading, at) => {
      const from = Math.max(0, at - 900);
      const before = reading.squashed.slice(from, at);
      const api =
        /(?:deserializeAws_(?:restXml|restJson1|json1_[01]|query|ec2)|de_)([A-Z][A-Za-z0-9]{2,80})$/.exec(
          before,
        )?.[1];
      const code = before.toLowerCase().search(/accessdenied(?:exception)?["':,]|403:|unknownerror/);
      if (api === undefined || code === -1) return undefined;
      return framed(reading, from + code, at, { api });
    },
  },
  {
    source: 'AWS SDK for Rust, printed for debugging: HEAD has no body that would name a code',
    anchors: ['headobjecterror{', 'headbucketerror{'],
    read: (reading, at) => {
      const found = /^(head(?:object|bucket))error\{.{0,400}?status:403/.exec(
        reading.lower.slice(at, at + 440),
      );
      if (!found) return undefined;
      const api = found[1] === 'headobject' ? 'HeadObject' : 'HeadBucket';
      return framed(reading, at, at + found[0].length, { service: 's3', api });
    },
  },
  {
    source: 'ExAws of Elixir: https://github.com/ex-aws/ex_aws/blob/main/lib/ex_aws/request.ex',
    anchors: ['{:http_error,403,'],
    read: (reading, at) => {
      const body = reading.lower.slice(at, at + 1500);
      const isEmpty = /^\{:http_error,403,(?:""\}|%\{(?:(?!body:).){0,1200}?body:""|%\{body:"")/.test(body);
      return isEmpty ? denial(at, at + '{:http_error,403,'.length, {}) : undefined;
    },
  },
];

/** `Bucket: '…', Key: '…'`, as JavaScript or JSON. */
function objectOfParameters(text: string): Told | undefined {
  const bucket = /^[^}]{0,600}?Bucket["']?:["']([a-z0-9.-]{3,63})["']/.exec(text)?.[1];
  const key = /^[^}]{0,1000}?Key["']?:["']([^'"]{1,1024})["']/.exec(text)?.[1];
  return bucket === undefined ? undefined : { bucket, key };
}

function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `sqs` of `sqs.eu-west-1.amazonaws.com`, `s3` of `bucket.s3.us-west-2.amazonaws.com`. */
function serviceOfHost(host: string): string | undefined {
  const labels = /^(.+)\.amazonaws\.com(?:\.cn)?$/i.exec(host)?.[1]?.split('.') ?? [];
  const label = labels.toReversed().find((one) => !/^(?:[a-z]{2}(?:-[a-z]+)+-\d|dualstack)$/.test(one));
  return label === undefined || !label.startsWith('s3-') ? label : 's3';
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
function objectOfUrl(host: string, path: string): { bucket: string; key?: string } | undefined {
  const [, first = '', rest = ''] = /^\/?([^/?]*)(?:\/([^?]*))?/.exec(path) ?? [];
  const virtual = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3[.-]/.exec(host)?.[1];
  const key = virtual === undefined ? rest : [first, rest].filter((part) => part !== '').join('/');
  const bucket = virtual ?? first;
  if (bucket === '') return undefined;
  return key === '' ? { bucket } : { bucket, key };
}
