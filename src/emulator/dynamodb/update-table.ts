import type {
  GlobalSecondaryIndexUpdate,
  UpdateTableInput,
  UpdateTableOutput,
} from '@aws-sdk/client-dynamodb';

import type { Clock } from '../clock.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { describeIndex, startStream } from './create-table.ts';
import { requireOnTable } from './requirement.ts';
import { findTable, type Table } from './store.ts';
import {
  assertActive,
  assertIndexActive,
  assertOneIndexAtATime,
  describeInItsState,
  startIndexChange,
  startUpdate,
} from './table-states.ts';

export const updateTable = defineOperation<UpdateTableInput, UpdateTableOutput>({
  name: 'UpdateTable',
  requires: (input, call) => [requireOnTable(call, 'UpdateTable', input.TableName)],
  handle: (input, call) => {
    const table = findTable(call, input.TableName);
    const { clock } = call.account;
    const { description } = table;
    const indexUpdates = input.GlobalSecondaryIndexUpdates ?? [];
    assertBuilt(input);
    assertActive(table);
    assertOneIndexAtATime(table, indexUpdates);
    assertChangeable(table, input);
    if (input.AttributeDefinitions) description.AttributeDefinitions = input.AttributeDefinitions;
    if (input.DeletionProtectionEnabled !== undefined) {
      description.DeletionProtectionEnabled = input.DeletionProtectionEnabled;
    }
    if (input.TableClass) description.TableClassSummary = { TableClass: input.TableClass };
    const billed = description.BillingModeSummary?.BillingMode ?? 'PROVISIONED';
    startUpdate(table, clock, {
      switchesBilling: input.BillingMode !== undefined && input.BillingMode !== billed,
      makesIndex: indexUpdates.some((update) => update.Create),
    });
    updateCapacity(table, input);
    updateStream(table, input);
    for (const update of indexUpdates) updateIndexes(table, update, clock);
    return { TableDescription: describeInItsState(table) };
  },
});

/** @throws AwsError NotImplemented */
function assertBuilt(input: UpdateTableInput): void {
  if (!input.ReplicaUpdates?.length && !input.GlobalTableWitnessUpdates?.length) return;
  throw new AwsError(
    'NotImplemented',
    'dynamodb:UpdateTable with replicas is not built in this emulated account',
    501,
  );
}

/** @throws AwsError ValidationException, ResourceNotFoundException, ResourceInUseException */
function assertChangeable(table: Table, input: UpdateTableInput): void {
  const { description } = table;
  if (input.StreamSpecification?.StreamEnabled && description.StreamSpecification) {
    throw new AwsError(
      'ValidationException',
      `Table already has an enabled stream: TableName: ${description.TableName}`,
    );
  }
  for (const update of input.GlobalSecondaryIndexUpdates ?? []) {
    const name = (update.Update ?? update.Delete)?.IndexName;
    if (name === undefined) continue;
    if (!description.GlobalSecondaryIndexes?.some((index) => index.IndexName === name)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Requested resource not found: Index: ${name} not found`,
      );
    }
    if (update.Update) assertIndexActive(table, name);
  }
}

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
  // The label and ARN of a stream that was switched off stay readable.
  description.StreamSpecification = wanted.StreamEnabled ? wanted : undefined;
  if (wanted.StreamEnabled) startStream(description, arn);
}

function updateIndexes(table: Table, update: GlobalSecondaryIndexUpdate, clock: Clock): void {
  const { description } = table;
  const indexes = description.GlobalSecondaryIndexes ?? [];
  const name = (update.Create ?? update.Update ?? update.Delete)?.IndexName ?? '';
  if (update.Create) {
    description.GlobalSecondaryIndexes = [...indexes, describeIndex(update.Create, table.arn)];
    startIndexChange(table, name, 'CREATING', clock);
    return;
  }
  if (update.Delete) {
    startIndexChange(table, name, 'DELETING', clock);
    return;
  }
  const { ProvisionedThroughput: capacity } = update.Update ?? {};
  description.GlobalSecondaryIndexes = indexes.map((index) =>
    index.IndexName === name
      ? { ...index, ProvisionedThroughput: { ...index.ProvisionedThroughput, ...capacity } }
      : index,
  );
  startIndexChange(table, name, 'UPDATING', clock);
}
