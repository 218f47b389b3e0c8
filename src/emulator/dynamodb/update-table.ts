import type {
  GlobalSecondaryIndexDescription,
  GlobalSecondaryIndexUpdate,
  UpdateTableInput,
  UpdateTableOutput,
} from '@aws-sdk/client-dynamodb';

import { AwsError, defineOperation } from '../operation.ts';
import { describeIndex, startStream } from './create-table.ts';
import { requireOnTable } from './requirement.ts';
import { findTable, type Table } from './store.ts';

export const updateTable = defineOperation<UpdateTableInput, UpdateTableOutput>({
  name: 'UpdateTable',
  requires: (input, call) => [requireOnTable(call, 'UpdateTable', input.TableName)],
  handle: (input, call) => {
    const table = findTable(call, input.TableName);
    const { description } = table;
    if (input.AttributeDefinitions) description.AttributeDefinitions = input.AttributeDefinitions;
    if (input.DeletionProtectionEnabled !== undefined) {
      description.DeletionProtectionEnabled = input.DeletionProtectionEnabled;
    }
    if (input.TableClass) description.TableClassSummary = { TableClass: input.TableClass };
    updateCapacity(table, input);
    updateStream(table, input);
    for (const update of input.GlobalSecondaryIndexUpdates ?? []) {
      description.GlobalSecondaryIndexes = updateIndexes(
        description.GlobalSecondaryIndexes ?? [],
        update,
        table.arn,
      );
    }
    return { TableDescription: { ...description, TableStatus: 'UPDATING' } };
  },
});

function updateCapacity({ description }: Table, input: UpdateTableInput): void {
  if (input.BillingMode) {
    description.BillingModeSummary = { BillingMode: input.BillingMode };
    if (input.BillingMode === 'PAY_PER_REQUEST') {
      description.ProvisionedThroughput = {
        ...description.ProvisionedThroughput,
        ReadCapacityUnits: 0,
        WriteCapacityUnits: 0,
      };
    }
  }
  if (input.ProvisionedThroughput) {
    description.ProvisionedThroughput = {
      ...description.ProvisionedThroughput,
      ...input.ProvisionedThroughput,
    };
  }
}

function updateStream({ description, arn }: Table, input: UpdateTableInput): void {
  const wanted = input.StreamSpecification;
  if (!wanted) return;
  if (wanted.StreamEnabled && description.StreamSpecification) {
    throw new AwsError(
      'ValidationException',
      `Table already has an enabled stream: TableName: ${description.TableName}`,
    );
  }
  // The label and ARN of a stream that was switched off stay readable.
  description.StreamSpecification = wanted.StreamEnabled ? wanted : undefined;
  if (wanted.StreamEnabled) startStream(description, arn);
}

function updateIndexes(
  indexes: readonly GlobalSecondaryIndexDescription[],
  update: GlobalSecondaryIndexUpdate,
  arn: string,
): GlobalSecondaryIndexDescription[] {
  if (update.Create) return [...indexes, describeIndex(update.Create, arn)];
  if (update.Delete) {
    const name = update.Delete.IndexName;
    if (!indexes.some((index) => index.IndexName === name)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Requested resource not found: Index: ${name} not found`,
      );
    }
    return indexes.filter((index) => index.IndexName !== name);
  }
  const changed = update.Update;
  return indexes.map((index) =>
    index.IndexName === changed?.IndexName
      ? {
          ...index,
          ProvisionedThroughput: { ...index.ProvisionedThroughput, ...changed?.ProvisionedThroughput },
        }
      : index,
  );
}
