import type { AttributeDefinition, CreateTableInput, KeySchemaElement } from '@aws-sdk/client-dynamodb';

import { AwsError } from '../operation.ts';

/**
 * What CreateTable refuses before it looks for the table.
 * @throws AwsError ValidationException
 */
export function assertTableInput(input: CreateTableInput): void {
  const name = input.TableName ?? '';
  if (!/^[a-zA-Z0-9_.-]{3,255}$/u.test(name)) {
    throw invalid(
      name.length < 3
        ? 'TableName must be at least 3 characters long and at most 255 characters long'
        : `1 validation error detected: Value '${name}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
    );
  }
  if ((input.BillingMode ?? 'PROVISIONED') === 'PROVISIONED' && !input.ProvisionedThroughput) {
    throw invalid(
      'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  }
  if (input.BillingMode === 'PAY_PER_REQUEST' && input.ProvisionedThroughput) {
    throw invalid(
      'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  }
  assertKeys(input);
}

function assertKeys(input: CreateTableInput): void {
  const indexes = [...(input.GlobalSecondaryIndexes ?? []), ...(input.LocalSecondaryIndexes ?? [])];
  const keys = namesOf([...(input.KeySchema ?? []), ...indexes.flatMap((index) => index.KeySchema ?? [])]);
  const defined = namesOf(input.AttributeDefinitions ?? []);
  if (!(input.KeySchema ?? []).some((element) => element.KeyType === 'HASH')) {
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  }
  if (keys.some((key) => !defined.includes(key))) {
    throw invalid(
      `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: ${listed(keys)}, AttributeDefinitions: ${listed(defined)}`,
    );
  }
  if (defined.some((key) => !keys.includes(key))) {
    throw invalid(
      `One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: ${listed(defined)}, keys used: ${listed(keys)}`,
    );
  }
}

function listed(names: readonly string[]): string {
  return `[${names.join(', ')}]`;
}

function namesOf(elements: readonly (KeySchemaElement | AttributeDefinition)[]): string[] {
  return [...new Set(elements.map((element) => element.AttributeName ?? ''))];
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
