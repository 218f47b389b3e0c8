import { lineOf, lineText, type Reading } from '../reading.ts';
import { denial } from './finding.ts';
import { refusalCode } from './refusal-codes.ts';
import type { Finding, Shape } from './shape.ts';

/** What a record of S3 tells of one request. */
interface Logged {
  readonly operation: string;
  readonly bucket: string;
  readonly key?: string | undefined;
  readonly requester: string;
  readonly requestId?: string | undefined;
  readonly errorCode: string;
}

/** The names of operations in S3's logs, where the API calls them otherwise than verb and thing. */
const operations: Readonly<Record<string, string>> = {
  'REST.GET.SERVICE': 'ListBuckets',
  'REST.GET.BUCKET': 'ListObjectsV2',
  'REST.HEAD.BUCKET': 'HeadBucket',
  'REST.PUT.BUCKET': 'CreateBucket',
  'REST.DELETE.BUCKET': 'DeleteBucket',
  'REST.GET.OBJECT': 'GetObject',
  'REST.HEAD.OBJECT': 'HeadObject',
  'REST.PUT.OBJECT': 'PutObject',
  'REST.DELETE.OBJECT': 'DeleteObject',
  'REST.COPY.OBJECT': 'CopyObject',
  'REST.PUT.PART': 'UploadPart',
  'REST.POST.UPLOADS': 'CreateMultipartUpload',
  'REST.GET.LOCATION': 'GetBucketLocation',
  'REST.GET.BUCKETPOLICY': 'GetBucketPolicy',
  'REST.PUT.BUCKETPOLICY': 'PutBucketPolicy',
  'REST.DELETE.BUCKETPOLICY': 'DeleteBucketPolicy',
  'REST.GET.VERSIONING': 'GetBucketVersioning',
  'REST.PUT.VERSIONING': 'PutBucketVersioning',
  'REST.GET.ENCRYPTION': 'GetBucketEncryption',
  'REST.PUT.ENCRYPTION': 'PutBucketEncryption',
  'REST.GET.TAGGING': 'GetBucketTagging',
  'REST.PUT.TAGGING': 'PutBucketTagging',
};

/** How far from its operation the rest of a record may stand. */
const reach = 2500;

/** A record of S3's server access logs, as S3 writes it or as somebody's loader made JSON of it. */
export const accessLogFrame: Shape = {
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html',
  anchors: ['rest.get.', 'rest.put.', 'rest.head.', 'rest.delete.', 'rest.post.', 'rest.copy.'],
  read: (reading, at) => readLine(reading, at) ?? readObject(reading, at),
};

function readLine(reading: Reading, at: number): Finding | undefined {
  const found =
    /^[0-9a-f]{64} ([\w.-]{3,63}) \[[^\]]{10,40}\] \S{1,60} (\S{1,700}) (\w{1,40}) (REST\.[A-Z]{2,10}\.[A-Z_]{2,40}) (\S{1,1024}) (?:"[^"]{0,1200}"|-) 403 (\w{2,60}) /.exec(
      lineText(reading, lineOf(reading, at)).trimStart(),
    );
  if (!found) return undefined;
  const [, bucket = '', requester = '', requestId, operation = '', key, errorCode = ''] = found;
  const end = reading.lower.indexOf(errorCode.toLowerCase(), at);
  return tell({ operation, bucket, key, requester, requestId, errorCode }, at, end + errorCode.length);
}

function readObject(reading: Reading, at: number): Finding | undefined {
  if (!reading.lower.endsWith('"operation":"', at)) return undefined;
  const first = Math.max(0, at - reach);
  const from = first + Math.max(0, reading.squashed.slice(first, at).lastIndexOf('{'));
  const length = reading.squashed.slice(at, at + reach).indexOf('}');
  if (length === -1) return undefined;
  const to = at + length;
  const record = reading.squashed.slice(from, to);
  const read = (name: string): string | undefined =>
    new RegExp(`"${name}":"?([^",]{1,1024})`, 'i').exec(record)?.[1];
  const [operation, bucket, requester] = [read('operation'), read('bucket(?:_?name)?'), read('requester')];
  const errorCode = read('error_?code');
  if (operation === undefined || bucket === undefined || requester === undefined) return undefined;
  if (errorCode === undefined || read('http_?status') !== '403') return undefined;
  return tell(
    { operation, bucket, key: read('key'), requester, requestId: read('request_?id'), errorCode },
    from,
    to,
  );
}

/** What nobody signed is of no policy of an identity. */
function tell(logged: Logged, start: number, end: number): Finding | undefined {
  const { operation, bucket, key, requester, requestId, errorCode } = logged;
  if (!refusalCode.test(errorCode.toLowerCase()) || !requester.startsWith('arn:')) return undefined;
  return denial(start, end, {
    service: 's3',
    api: operations[operation.toUpperCase()],
    principal: requester,
    requestId,
    told: key === undefined || key === '-' ? { bucket } : { bucket, key },
  });
}
