import type { ResourceView } from '../resource-type.ts';
import { listOf, valuesOf } from './properties.ts';

/**
 * The changes of a table's global indexes, deletions first: DynamoDB takes one creation or deletion per call.
 * An index whose keys or projection changed is deleted and made again.
 */
export function dynamoDbIndexUpdates(resource: ResourceView): readonly object[] {
  const before = listOf(resource.previous['GlobalSecondaryIndexes']).map(valuesOf);
  const now = listOf(resource.properties['GlobalSecondaryIndexes']).map(valuesOf);
  const shape = (index: (typeof now)[number] | undefined): string =>
    JSON.stringify([index?.['KeySchema'], index?.['Projection']]);
  const find = (list: typeof now, index: (typeof now)[number]) =>
    list.find((other) => other['IndexName'] === index['IndexName']);

  const gone = before.filter((index) => shape(find(now, index)) !== shape(index));
  const made = now.filter((index) => shape(find(before, index)) !== shape(index));
  const retuned = now.filter(
    (index) =>
      !made.includes(index) &&
      index['ProvisionedThroughput'] !== undefined &&
      JSON.stringify(find(before, index)?.['ProvisionedThroughput']) !==
        JSON.stringify(index['ProvisionedThroughput']),
  );
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
