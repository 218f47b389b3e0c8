import { lookUpTable } from '../dynamodb/store.ts';
import { lookUpConsumer, lookUpStream } from '../kinesis/store.ts';
import type { Call } from '../operation.ts';
import { roleMay } from './execution-role.ts';
import { invalid } from './function-name.ts';

interface EventSourceKind {
  readonly batchSize: number;
  /** What the function's role must be allowed on the source. */
  readonly actions: readonly string[];
  /** What it must be allowed besides on the stream that the source reads for others. Absent: the source is no reader of another. */
  readonly ofStream?: readonly string[];
  readonly refusal: (sourceArn: string, action: string) => string;
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html ("Execution role permissions" of each source) */
const kinds: Readonly<Record<string, EventSourceKind>> = {
  sqs: {
    batchSize: 10,
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    refusal: (_arn, action) =>
      `The provided execution role does not have permissions to call ${action.slice('sqs:'.length)} on SQS`,
  },
  dynamodb: {
    batchSize: 100,
    actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
    refusal: (arn) =>
      `Cannot access stream ${arn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.`,
  },
  kinesis: {
    batchSize: 100,
    actions: ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream'],
    refusal: (arn) =>
      `Cannot access stream ${arn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in IAM.`,
  },
};

/** A consumer of a stream. Source: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html ("Required permissions") */
const consumer: EventSourceKind = {
  batchSize: 100,
  actions: ['kinesis:SubscribeToShard'],
  ofStream: [
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
  ],
  refusal: (arn) =>
    `Cannot access stream ${arn}. Please ensure the role can perform the SubscribeToShard, DescribeStreamConsumer, DescribeStreamSummary, ListShards Actions on your stream in IAM.`,
};

function kindOf(sourceArn: string | undefined): EventSourceKind | undefined {
  if (sourceArn?.includes('/consumer/')) return consumer;
  return kinds[(sourceArn ?? '').split(':')[2] ?? ''];
}

export function defaultBatchSize(sourceArn: string | undefined): number {
  return kindOf(sourceArn)?.batchSize ?? 100;
}

/** Lambda tries the source as the function's role before it takes the mapping. @throws AwsError InvalidParameterValueException */
export function checkRoleReads(sourceArn: string | undefined, role: string | undefined, call: Call): void {
  const kind = kindOf(sourceArn);
  if (!kind || sourceArn === undefined) return;
  const [streamArn = ''] = sourceArn.split('/consumer/');
  const refused =
    kind.actions.find((action) => !roleMay(role, action, sourceArn, call.account)) ??
    kind.ofStream?.find((action) => !roleMay(role, action, streamArn, call.account));
  if (refused !== undefined) throw invalid(kind.refusal(sourceArn, refused));
}

/** Streams of another account are taken on trust; the words are assumed. @throws AwsError InvalidParameterValueException */
export function checkStreamIsThere(sourceArn: string | undefined, call: Call): void {
  const [, , service, , accountId] = (sourceArn ?? '').split(':');
  if (sourceArn === undefined || accountId !== call.account.accountId) return;
  const look = service === 'kinesis' ? lookUpKinesis : service === 'dynamodb' ? lookUpTableStream : undefined;
  if (look && !look(sourceArn, call)) throw invalid(`Stream not found: ${sourceArn}`);
}

function lookUpKinesis(arn: string, call: Call): unknown {
  return arn.includes('/consumer/') ? lookUpConsumer(call, arn) : lookUpStream(call, arn);
}

function lookUpTableStream(arn: string, call: Call): boolean {
  const [table = ''] = arn.split('/stream/');
  return lookUpTable(call, table)?.description.LatestStreamArn === arn;
}
