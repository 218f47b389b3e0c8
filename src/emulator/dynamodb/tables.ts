import type {
  DeleteTableInput,
  DeleteTableOutput,
  DescribeTableInput,
  DescribeTableOutput,
  ListTablesInput,
  ListTablesOutput,
} from '@aws-sdk/client-dynamodb';

import { AwsError, defineOperation } from '../operation.ts';
import { requireOnTable } from './requirement.ts';
import { allTables, findTable, tableArn } from './store.ts';
import { assertActive, assertNoIndexChanges, describeInItsState, startDeletion } from './table-states.ts';

export const describeTable = defineOperation<DescribeTableInput, DescribeTableOutput>({
  name: 'DescribeTable',
  requires: (input, call) => [requireOnTable(call, 'DescribeTable', input.TableName)],
  handle: (input, call) => ({ Table: describeInItsState(findTable(call, input.TableName)) }),
});

export const deleteTable = defineOperation<DeleteTableInput, DeleteTableOutput>({
  name: 'DeleteTable',
  requires: (input, call) => [requireOnTable(call, 'DeleteTable', input.TableName)],
  handle: (input, call) => {
    const table = findTable(call, input.TableName);
    if (table.description.DeletionProtectionEnabled) {
      throw new AwsError(
        'ValidationException',
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    }
    assertActive(table);
    assertNoIndexChanges(table);
    startDeletion(table, call.account.clock);
    return { TableDescription: describeInItsState(table) };
  },
});

export const listTables = defineOperation<ListTablesInput, ListTablesOutput>({
  name: 'ListTables',
  requires: (_input, call) => [
    {
      action: 'dynamodb:ListTables',
      resource: '*',
      // DynamoDB checks `*` and prints the ARN of any table.
      resourceAsPrinted: tableArn(call, '*'),
    },
  ],
  handle: (input, call) => {
    const names = allTables(call)
      .filter((table) => table.arn.startsWith(tableArn(call, '')))
      .map((table) => table.description.TableName ?? '')
      .toSorted();
    const from = input.ExclusiveStartTableName;
    const rest = from === undefined ? names : names.filter((name) => name > from);
    const page = rest.slice(0, input.Limit ?? 100);
    return {
      TableNames: page,
      LastEvaluatedTableName: page.length < rest.length ? page.at(-1) : undefined,
    };
  },
});
