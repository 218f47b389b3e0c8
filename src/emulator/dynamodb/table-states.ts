import type {
  GlobalSecondaryIndexDescription,
  GlobalSecondaryIndexUpdate,
  IndexStatus,
  TableDescription,
  TableStatus,
} from '@aws-sdk/client-dynamodb';

import type { Clock, Moment } from '../clock.ts';
import { AwsError } from '../operation.ts';
import type { Table } from './store.ts';

/** What something is until a moment; from then on it is ACTIVE, or gone. */
export interface Passage<Status> {
  readonly status: Status;
  readonly over: Moment;
}

/** How long DynamoDB takes. Source: behaviour.md, "States". */
const takesMs = {
  creation: 7000,
  update: 2000,
  switchOfBilling: 112_000,
  deletion: 5000,
  indexAllocation: 30_000,
  indexCreation: 540_000,
  indexUpdate: 2000,
  indexDeletion: 5000,
} as const;

const doing: Readonly<Partial<Record<TableStatus, string>>> = {
  CREATING: 'created',
  UPDATING: 'updated',
  DELETING: 'deleted',
};

export function startCreation(clock: Clock): Passage<TableStatus> {
  return { status: 'CREATING', over: clock.after(takesMs.creation) };
}

/** While room is made for a new index its table is UPDATING too; from then on the index alone is not ready. */
export function startUpdate(
  table: Table,
  clock: Clock,
  what: { readonly switchesBilling: boolean; readonly makesIndex: boolean },
): void {
  const durationMs = Math.max(
    takesMs.update,
    what.switchesBilling ? takesMs.switchOfBilling : 0,
    what.makesIndex ? takesMs.indexAllocation : 0,
  );
  table.passage = { status: 'UPDATING', over: clock.after(durationMs) };
}

export function startDeletion(table: Table, clock: Clock): void {
  table.passage = { status: 'DELETING', over: clock.after(takesMs.deletion) };
}

export function startIndexChange(
  table: Table,
  name: string,
  status: 'CREATING' | 'UPDATING' | 'DELETING',
  clock: Clock,
): void {
  const durationMs = {
    CREATING: takesMs.indexCreation,
    UPDATING: takesMs.indexUpdate,
    DELETING: takesMs.indexDeletion,
  }[status];
  table.indexPassages.set(name, { status, over: clock.after(durationMs) });
}

/** Forgets what has passed; false when the table itself is gone. */
export function settleTable(table: Table): boolean {
  if (table.passage?.over.hasPassed) {
    if (table.passage.status === 'DELETING') return false;
    table.passage = undefined;
  }
  for (const [name, { status, over }] of table.indexPassages) {
    if (!over.hasPassed) continue;
    table.indexPassages.delete(name);
    if (status !== 'DELETING') continue;
    const rest = table.description.GlobalSecondaryIndexes?.filter((index) => index.IndexName !== name);
    table.description.GlobalSecondaryIndexes = rest?.length ? rest : undefined;
  }
  return true;
}

/** A table with the states that it and its indexes are in. */
export function describeInItsState(table: Table): TableDescription {
  const { description, passage } = table;
  return {
    ...description,
    TableStatus: passage?.status ?? 'ACTIVE',
    GlobalSecondaryIndexes: description.GlobalSecondaryIndexes?.map((index) => describeIndexOf(table, index)),
  };
}

function describeIndexOf(table: Table, index: GlobalSecondaryIndexDescription) {
  const own = table.indexPassages.get(index.IndexName ?? '');
  const whole = table.passage?.status;
  const inherited: IndexStatus = whole === 'CREATING' || whole === 'DELETING' ? whole : 'ACTIVE';
  return {
    ...index,
    IndexStatus: own?.status ?? inherited,
    ...(own?.status === 'CREATING' && { Backfilling: whole !== 'UPDATING' }),
  };
}

/** Words: https://github.com/hashicorp/terraform-provider-aws/pull/3355 @throws AwsError ResourceInUseException */
export function assertActive({ passage, description }: Table): void {
  if (passage) throw inUse(`Table is being ${doing[passage.status]}: ${description.TableName}`);
}

/** For what may be done while a table is updated. @throws AwsError ResourceInUseException */
export function assertThere(table: Table): void {
  if (table.passage?.status !== 'UPDATING') assertActive(table);
}

/** Words: https://github.com/hashicorp/terraform/issues/13243 @throws AwsError ResourceInUseException */
export function assertIndexActive(table: Table, name: string): void {
  if (!table.indexPassages.has(name)) return;
  throw inUse(`Index is being updated.  Table: ${table.description.TableName} Index: ${name}`);
}

/** Words: https://github.com/architect/architect/issues/334 @throws AwsError LimitExceededException */
export function assertOneIndexAtATime(
  { indexPassages }: Table,
  updates: readonly GlobalSecondaryIndexUpdate[],
): void {
  const asked = updates.filter((update) => !update.Update);
  const given = new Set(asked.map(({ Delete }) => Delete?.IndexName));
  // An index that is being made may be given up.
  const others = [...indexPassages].filter(
    ([name, { status }]) => status === 'DELETING' || (status === 'CREATING' && !given.has(name)),
  );
  if (asked.length === 0 || asked.length + others.length <= 1) return;
  throw new AwsError(
    'LimitExceededException',
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );
}

/** The words are assumed. @throws AwsError ResourceInUseException */
export function assertNoIndexChanges({ indexPassages }: Table): void {
  if (indexPassages.size === 0) return;
  throw refuse('Cannot delete table while indexes are being created, updated, or deleted');
}

function inUse(what: string): AwsError {
  return refuse(`Attempt to change a resource which is still in use: ${what}`);
}

function refuse(message: string): AwsError {
  return new AwsError('ResourceInUseException', message);
}
