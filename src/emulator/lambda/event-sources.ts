import type { Call } from '../operation.ts';
import { roleMay } from './execution-role.ts';
import { invalid } from './function-name.ts';

interface EventSourceKind {
  readonly batchSize: number;
  /** What the function's role must be allowed on the source. */
  readonly actions: readonly string[];
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

function kindOf(sourceArn: string | undefined): EventSourceKind | undefined {
  return kinds[(sourceArn ?? '').split(':')[2] ?? ''];
}

export function defaultBatchSize(sourceArn: string | undefined): number {
  return kindOf(sourceArn)?.batchSize ?? 100;
}

/** Lambda tries the source as the function's role before it takes the mapping. @throws AwsError InvalidParameterValueException */
export function checkRoleReads(sourceArn: string | undefined, role: string | undefined, call: Call): void {
  const kind = kindOf(sourceArn);
  if (!kind || sourceArn === undefined) return;
  const refused = kind.actions.find((action) => !roleMay(role, action, sourceArn, call.account));
  if (refused !== undefined) throw invalid(kind.refusal(sourceArn, refused));
}
