import type { ResourceView, Values } from '../../resource-type.ts';
import { listOf, valuesOf } from '../properties.ts';

interface IndexChanges {
  readonly gone: readonly Values[];
  readonly made: readonly Values[];
  /** Those of another capacity. */
  readonly retuned: readonly Values[];
  /** Those whose keys or projection are others, under the same name. */
  readonly reshaped: readonly Values[];
}

/** Between the indexes that the table has, as it was last described, and those it should have. */
function compareIndexes(resource: ResourceView): IndexChanges {
  const table = valuesOf(resource.output('dynamodb:DescribeTable')['Table']);
  const before = listOf(table['GlobalSecondaryIndexes']).map(valuesOf);
  const now = listOf(resource.properties['GlobalSecondaryIndexes']).map(valuesOf);
  const kept = now.filter((index) => find(before, index) !== undefined);
  const isReshaped = (index: Values): boolean => shapeOf(find(before, index)) !== shapeOf(index);
  return {
    gone: before.filter((index) => find(now, index) === undefined),
    made: now.filter((index) => find(before, index) === undefined),
    retuned: kept.filter((index) => capacityOf(index) !== capacityOf(find(before, index), index)),
    reshaped: kept.filter(isReshaped),
  };
}

/** That of the same name. */
function find(list: readonly Values[], index: Values): Values | undefined {
  return list.find((other) => other['IndexName'] === index['IndexName']);
}

/** The changes of a table's global indexes, as one UpdateTable takes them. */
export function dynamoDbIndexUpdates(resource: ResourceView): readonly object[] {
  const { gone, made, retuned } = compareIndexes(resource);
  return [
    ...gone.map((index) => ({ Delete: { IndexName: index['IndexName'] } })),
    ...made.map((index) => ({ Create: index })),
    ...retuned.map((index) => ({
      Update: {
        IndexName: index['IndexName'],
        ProvisionedThroughput: index['ProvisionedThroughput'],
      },
    })),
  ];
}

/**
 * What the handler does not even ask DynamoDB for. Sources: https://github.com/aws-amplify/amplify-category-api/issues/1788,
 * https://github.com/aws-amplify/amplify-cli/issues/11384
 */
export function objectToIndexUpdates(resource: ResourceView): string | undefined {
  const { gone, made, reshaped } = compareIndexes(resource);
  if (reshaped.length > 0) {
    return "Cannot update GSI's properties other than Provisioned Throughput and Contributor Insights Specification. You can create a new GSI with a different name.";
  }
  return gone.length + made.length > 1
    ? 'Cannot perform more than one GSI creation or deletion in a single update'
    : undefined;
}

/** Alike for a template's index and a described one. */
function shapeOf(index: Values | undefined): string {
  const keys = listOf(index?.['KeySchema']).map(valuesOf);
  const projection = valuesOf(index?.['Projection']);
  return JSON.stringify([
    keys.map((key) => [key['AttributeName'], key['KeyType']]),
    projection['ProjectionType'],
    listOf(projection['NonKeyAttributes']).map(String).toSorted(),
  ]);
}

/** What `index` does not say is not compared. */
function capacityOf(index: Values | undefined, said: Values | undefined = index): string | undefined {
  if (said?.['ProvisionedThroughput'] === undefined) return undefined;
  const { ReadCapacityUnits: read, WriteCapacityUnits: write } = valuesOf(index?.['ProvisionedThroughput']);
  return JSON.stringify([Number(read), Number(write)]);
}
