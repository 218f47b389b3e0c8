import type { Call, Requirement } from '../operation.ts';
import { lookUpTable, tableArn } from './store.ts';

/** One action on one table; the table's own policy has a say. */
export function requireOnTable(
  call: Call,
  operation: string,
  table: string | undefined,
  context?: Requirement['context'],
): Requirement {
  const resource = tableArn(call, table);
  return {
    action: `dynamodb:${operation}`,
    resource,
    resourcePolicy: lookUpTable(call, resource)?.resourcePolicy,
    ...(context === undefined ? {} : { context }),
  };
}
