import type {
  ContinuousBackupsStatus,
  PointInTimeRecoveryStatus,
  TableDescription,
} from '@aws-sdk/client-dynamodb';

import { defineStore } from '../account.ts';
import { AwsError, type Call } from '../operation.ts';

export interface Table {
  readonly arn: string;
  readonly description: TableDescription;
  readonly tags: Record<string, string>;
  timeToLiveAttribute: string | undefined;
  continuousBackups: ContinuousBackupsStatus;
  pointInTimeRecovery: PointInTimeRecoveryStatus;
  resourcePolicy: string | undefined;
}

/** By ARN. */
export const dynamoDbStore = defineStore('dynamodb', () => ({ tables: new Map<string, Table>() }));

/** A table may be named by its ARN. */
export function tableArn(call: Call, given: string | undefined): string {
  if (given?.startsWith('arn:')) return given;
  return `arn:aws:dynamodb:${call.region}:${call.account.accountId}:table/${given ?? ''}`;
}

/** By the ARN of the table or of what is under it (`…/index/…`, `…/stream/…`). */
export function tagsOfTable(arn: string, { account }: Call): Table['tags'] | undefined {
  const [table] = arn.match(/^.*?:table\/[^/]+/) ?? [];
  return account.store(dynamoDbStore).tables.get(table ?? '')?.tags;
}

/**
 * @param sentence how the operation words it: DescribeTable and the others differ
 * @throws AwsError ResourceNotFoundException
 */
export function findTable(
  call: Call,
  given: string | undefined,
  sentence = (name: string) => `Requested resource not found: Table: ${name} not found`,
): Table {
  const table = call.account.store(dynamoDbStore).tables.get(tableArn(call, given));
  if (!table) {
    throw new AwsError('ResourceNotFoundException', sentence((given ?? '').split('table/').at(-1) ?? ''));
  }
  return table;
}
