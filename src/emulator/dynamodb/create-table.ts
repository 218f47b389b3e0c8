import { randomUUID } from 'node:crypto';

import type {
  CreateTableInput,
  CreateTableOutput,
  GlobalSecondaryIndex,
  TableDescription,
} from '@aws-sdk/client-dynamodb';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { requireOnTable } from './requirement.ts';
import { addTable, lookUpTable, tableArn, type Table } from './store.ts';
import { assertActive, describeInItsState, startCreation } from './table-states.ts';
import { tagsOf } from './tag-record.ts';
import { assertTableInput } from './validation.ts';

export const createTable = defineOperation<CreateTableInput, CreateTableOutput>({
  name: 'CreateTable',
  requires: (input, call) => {
    const context = requestTagContext(tagsOf(input.Tags));
    return [
      requireOnTable(call, 'CreateTable', input.TableName, context),
      ...(input.Tags?.length ? [requireOnTable(call, 'TagResource', input.TableName, context)] : []),
      ...(input.ResourcePolicy ? [requireOnTable(call, 'PutResourcePolicy', input.TableName)] : []),
    ];
  },
  handle: (input, call) => {
    assertTableInput(input);
    const arn = tableArn(call, input.TableName);
    const existing = lookUpTable(call, arn);
    if (existing) {
      assertActive(existing);
      throw new AwsError('ResourceInUseException', `Table already exists: ${input.TableName}`);
    }
    const table: Table = {
      arn,
      description: describe(input, call, arn),
      passage: startCreation(call.account.clock),
      indexPassages: new Map(),
      tags: tagsOf(input.Tags),
      timeToLive: undefined,
      continuousBackups: 'ENABLED',
      pointInTimeRecovery: 'DISABLED',
      resourcePolicy: input.ResourcePolicy,
    };
    addTable(call, table);
    return { TableDescription: describeInItsState(table) };
  },
});

/** The stream of a table, its label the moment it was switched on. */
export function startStream(description: TableDescription, arn: string): void {
  const label = new Date().toISOString().replace('Z', '');
  description.LatestStreamLabel = label;
  description.LatestStreamArn = `${arn}/stream/${label}`;
}

export function describeIndex(index: GlobalSecondaryIndex, arn: string) {
  return {
    ...index,
    IndexArn: `${arn}/index/${index.IndexName}`,
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: {
      NumberOfDecreasesToday: 0,
      ReadCapacityUnits: 0,
      WriteCapacityUnits: 0,
      ...index.ProvisionedThroughput,
    },
  };
}

function describe(input: CreateTableInput, call: Call, arn: string): TableDescription {
  const onDemand = input.BillingMode === 'PAY_PER_REQUEST';
  const description: TableDescription = {
    TableName: input.TableName,
    TableArn: arn,
    TableId: randomUUID(),
    CreationDateTime: new Date(),
    AttributeDefinitions: input.AttributeDefinitions,
    KeySchema: input.KeySchema,
    ItemCount: 0,
    TableSizeBytes: 0,
    DeletionProtectionEnabled: input.DeletionProtectionEnabled ?? false,
    ProvisionedThroughput: {
      NumberOfDecreasesToday: 0,
      ReadCapacityUnits: 0,
      WriteCapacityUnits: 0,
      ...input.ProvisionedThroughput,
    },
    BillingModeSummary: onDemand
      ? { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: new Date() }
      : undefined,
    GlobalSecondaryIndexes: input.GlobalSecondaryIndexes?.map((index) => describeIndex(index, arn)),
    LocalSecondaryIndexes: input.LocalSecondaryIndexes?.map((index) => ({
      ...index,
      IndexArn: `${arn}/index/${index.IndexName}`,
      IndexSizeBytes: 0,
      ItemCount: 0,
    })),
    TableClassSummary: input.TableClass ? { TableClass: input.TableClass } : undefined,
    SSEDescription: input.SSESpecification?.Enabled
      ? {
          Status: 'ENABLED',
          SSEType: 'KMS',
          KMSMasterKeyArn:
            input.SSESpecification.KMSMasterKeyId ??
            `arn:aws:kms:${call.region}:${call.account.accountId}:alias/aws/dynamodb`,
        }
      : undefined,
    StreamSpecification: input.StreamSpecification?.StreamEnabled ? input.StreamSpecification : undefined,
  };
  if (description.StreamSpecification) startStream(description, arn);
  return description;
}
