import type {
  ContinuousBackupsStatus,
  PointInTimeRecoveryStatus,
  TableDescription,
  TableStatus,
} from '@aws-sdk/client-dynamodb';

import { defineStore } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { settleTable, type Passage } from './table-states.ts';

export interface Table {
  readonly arn: string;
  /** But for the states: those are told by what passes. */
  readonly description: TableDescription;
  /** Undefined: it is ACTIVE. */
  passage: Passage<TableStatus> | undefined;
  /** Of the global indexes that are not ACTIVE, by name. */
  readonly indexPassages: Map<string, Passage<'CREATING' | 'UPDATING' | 'DELETING'>>;
  readonly tags: Record<string, string>;
  timeToLive: TimeToLive | undefined;
  continuousBackups: ContinuousBackupsStatus;
  pointInTimeRecovery: PointInTimeRecoveryStatus;
  resourcePolicy: string | undefined;
}

interface TimeToLive {
  readonly attribute: string;
  readonly enabled: boolean;
  /** When it may be changed again. */
  readonly changeable: Moment;
}

/** By ARN. */
const dynamoDbStore = defineStore('dynamodb', () => ({ tables: new Map<string, Table>() }));

/** A table may be named by its ARN. */
export function tableArn(call: Call, given: string | undefined): string {
  if (given?.startsWith('arn:')) return given;
  return `arn:aws:dynamodb:${call.region}:${call.account.accountId}:table/${given ?? ''}`;
}

/** Undefined of a table whose deletion is over. */
export function lookUpTable({ account }: Pick<Call, 'account'>, arn: string): Table | undefined {
  const { tables } = account.store(dynamoDbStore);
  const table = tables.get(arn);
  if (!table || settleTable(table)) return table;
  tables.delete(arn);
  return undefined;
}

export function addTable({ account }: Pick<Call, 'account'>, table: Table): void {
  account.store(dynamoDbStore).tables.set(table.arn, table);
}

/** Of every region. */
export function allTables(call: Pick<Call, 'account'>): readonly Table[] {
  const arns = [...call.account.store(dynamoDbStore).tables.keys()];
  return arns.flatMap((arn) => lookUpTable(call, arn) ?? []);
}

/** By the ARN of the table or of what is under it (`…/index/…`, `…/stream/…`). */
export function tagsOfTable(arn: string, call: Call): Table['tags'] | undefined {
  const [table] = arn.match(/^.*?:table\/[^/]+/) ?? [];
  return lookUpTable(call, table ?? '')?.tags;
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
  const table = lookUpTable(call, tableArn(call, given));
  if (!table) {
    throw new AwsError('ResourceNotFoundException', sentence((given ?? '').split('table/').at(-1) ?? ''));
  }
  return table;
}
