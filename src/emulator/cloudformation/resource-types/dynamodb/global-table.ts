import { isDeepStrictEqual } from 'node:util';
import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { dynamoDbTable } from './table.ts';

const regionOf = (replica: Values): string | undefined => textOf(replica['Region']);

const replicasOf = (values: Values): readonly Values[] => listOf(values['Replicas']).map(valuesOf);

/** The properties that a table of this region alone would have: the replica's own over those of all. */
function asTable(values: Values, region: string): Values {
  const replica = replicasOf(values).find((one) => regionOf(one) === region) ?? {};
  const write = valuesOf(values['WriteOnDemandThroughputSettings']);
  const read = valuesOf(replica['ReadOnDemandThroughputSettings']);
  const encryption = valuesOf(values['SSESpecification']);
  return {
    ...pickProperties(
      values,
      'AttributeDefinitions',
      'BillingMode',
      'GlobalSecondaryIndexes',
      'KeySchema',
      'LocalSecondaryIndexes',
      'StreamSpecification',
      'TableName',
      'TimeToLiveSpecification',
    ),
    ...pickProperties(
      replica,
      'ContributorInsightsSpecification',
      'DeletionProtectionEnabled',
      'KinesisStreamSpecification',
      'PointInTimeRecoverySpecification',
      'ResourcePolicy',
      'TableClass',
    ),
    ...(Object.keys(encryption).length > 0 && {
      SSESpecification: {
        ...pickProperties(encryption, 'SSEEnabled', 'SSEType'),
        ...pickProperties(valuesOf(replica['SSESpecification']), 'KMSMasterKeyId'),
      },
    }),
    ...((write['MaxWriteRequestUnits'] ?? read['MaxReadRequestUnits']) !== undefined && {
      OnDemandThroughput: { ...write, ...read },
    }),
  };
}

/** A replica has tags of its own, over those of the stack. */
function tagsOf(tags: ResourceView['tags'], values: Values, region: string): ResourceView['tags'] {
  const replica = replicasOf(values).find((one) => regionOf(one) === region) ?? {};
  const own = listOf(replica['Tags'])
    .map(valuesOf)
    .map(({ Key, Value }) => ({ Key: textOf(Key) ?? '', Value: textOf(Value) ?? '' }));
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own];
}

/** The resource as a table's handlers see it. */
function asTableView(resource: ResourceView): ResourceView {
  const { region } = resource;
  const properties = asTable(resource.properties, region);
  const previous = asTable(resource.previous, region);
  return {
    ...pickView(resource),
    get physicalId() {
      return resource.physicalId;
    },
    properties,
    previous,
    tags: tagsOf(resource.tags, resource.properties, region),
    previousTags: tagsOf(resource.previousTags, resource.previous, region),
    changed: (...names) => names.some((name) => !isDeepStrictEqual(properties[name], previous[name])),
  };
}

/** What is the same for both; the id is not known from the start. */
function pickView(resource: ResourceView) {
  const { logicalId, stackName, stackId, accountId, region, updatePolicy, tagsChanged } = resource;
  return {
    logicalId,
    stackName,
    stackId,
    accountId,
    region,
    updatePolicy,
    tagsChanged,
    ...(resource.snapshotRequested !== undefined && { snapshotRequested: resource.snapshotRequested }),
    generatedName: (options?: Parameters<ResourceView['generatedName']>[0]) =>
      resource.generatedName(options),
    output: (call: string) => resource.output(call),
  };
}

function asTableStep({ input, forEach, when, objection, ...step }: Step): Step {
  return {
    ...step,
    input: (resource, item) => input(asTableView(resource), item),
    ...(forEach && { forEach: (resource) => forEach(asTableView(resource)) }),
    ...(when && { when: (resource, item) => when(asTableView(resource), item) }),
    ...(objection && { objection: (resource) => objection(asTableView(resource)) }),
  };
}

const elsewhere = ({ properties, region }: ResourceView): readonly Values[] =>
  replicasOf(properties).filter((replica) => regionOf(replica) !== region);

/** What only a table of several regions, or one with a capacity of its own, is asked for; DynamoDB here has neither. */
const unbuilt: readonly Step[] = [
  {
    call: 'dynamodb:UpdateTable',
    keptAs: 'replicas',
    when: (resource) => elsewhere(resource).length > 0,
    input: (resource) => ({
      TableName: resource.physicalId,
      ReplicaUpdates: elsewhere(resource).map((replica) => ({
        Create: { RegionName: regionOf(replica) },
      })),
    }),
  },
  {
    call: 'dynamodb:UpdateTableReplicaAutoScaling',
    when: ({ properties }) => properties['BillingMode'] !== 'PAY_PER_REQUEST',
    input: (resource) => ({ TableName: resource.physicalId }),
  },
];

/** A global table has no ImportSourceSpecification. */
const ofTable = dynamoDbTable.create.filter(({ call }) => call !== 'dynamodb:ImportTable');

export const dynamoDbGlobalTable: ResourceType = {
  ...dynamoDbTable,
  type: 'AWS::DynamoDB::GlobalTable',
  replacedBy: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  attributes: {
    ...dynamoDbTable.attributes,
    TableId: (resource) => valuesOf(resource.output('dynamodb:DescribeTable')['Table'])['TableId'],
  },
  create: [...ofTable.map(asTableStep), ...unbuilt],
  update: [...dynamoDbTable.update.map(asTableStep), ...unbuilt],
};
