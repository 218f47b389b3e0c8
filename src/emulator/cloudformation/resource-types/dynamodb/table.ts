import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { dynamoDbIndexUpdates, objectToIndexUpdates } from './index-updates.ts';
import { isTrue, listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['TableName']) ?? resource.generatedName({ maxLength: 255 });

const planned = (resource: ResourceView): { TableName: string } => ({ TableName: nameOf(resource) });
const place = (resource: ResourceView): { TableName: string } => ({ TableName: resource.physicalId });

const arnOf = (resource: ResourceView): string =>
  `arn:aws:dynamodb:${resource.region}:${resource.accountId}:table/${resource.physicalId}`;

const pointInTimeRecovery = (resource: ResourceView): boolean =>
  isTrue(valuesOf(resource.properties['PointInTimeRecoverySpecification'])['PointInTimeRecoveryEnabled']);

const tagsToSet = (resource: ResourceView) => withoutSystemTags(setTags(resource));

function streamOf(resource: ResourceView): object {
  const stream = resource.properties['StreamSpecification'];
  return stream === undefined
    ? {}
    : { StreamSpecification: { ...pickProperties(valuesOf(stream), 'StreamViewType'), StreamEnabled: true } };
}

function encryptionOf(resource: ResourceView): object {
  const wanted = valuesOf(resource.properties['SSESpecification']);
  if (Object.keys(wanted).length === 0) return {};
  return {
    SSESpecification: {
      ...pickProperties(wanted, 'KMSMasterKeyId', 'SSEType'),
      Enabled: isTrue(wanted['SSEEnabled']),
    },
  };
}

const tableSettings = [
  'BillingMode',
  'ProvisionedThroughput',
  'OnDemandThroughput',
  'TableClass',
  'DeletionProtectionEnabled',
  'SSESpecification',
  'StreamSpecification',
];

/** What an update of the table itself says. */
function updateOf(resource: ResourceView): object {
  const { properties } = resource;
  const changedNames = ['BillingMode', 'ProvisionedThroughput', 'OnDemandThroughput', 'TableClass'].filter(
    (name) => resource.changed(name),
  );
  return {
    ...place(resource),
    ...pickProperties(properties, ...changedNames),
    ...(resource.changed('DeletionProtectionEnabled')
      ? { DeletionProtectionEnabled: isTrue(properties['DeletionProtectionEnabled']) }
      : {}),
    ...(resource.changed('SSESpecification') ? encryptionOf(resource) : {}),
    ...(resource.changed('StreamSpecification')
      ? { StreamSpecification: { StreamEnabled: false }, ...streamOf(resource) }
      : {}),
  };
}

const policyOf = (resource: ResourceView): string | undefined =>
  textOf(valuesOf(resource.properties['ResourcePolicy'])['PolicyDocument']);

const passing = new Set<unknown>(['CREATING', 'UPDATING', 'DELETING']);

/** Read again until the table and its indexes are ACTIVE: until then DynamoDB refuses the next change. */
const settled: Step = {
  call: 'dynamodb:DescribeTable',
  input: place,
  until: (output) => {
    const table = valuesOf(output['Table']);
    const indexes = listOf(table['GlobalSecondaryIndexes']).map(valuesOf);
    return [table['TableStatus'], ...indexes.map((index) => index['IndexStatus'])].every(
      (status) => !passing.has(status),
    );
  },
};

/** What a table sends elsewhere. */
const destinations: readonly Step[] = [
  {
    call: 'dynamodb:EnableKinesisStreamingDestination',
    when: (resource) => resource.properties['KinesisStreamSpecification'] !== undefined,
    input: (resource) => ({
      ...place(resource),
      StreamArn: valuesOf(resource.properties['KinesisStreamSpecification'])['StreamArn'],
    }),
  },
  {
    call: 'dynamodb:UpdateContributorInsights',
    when: (resource) => isTrue(valuesOf(resource.properties['ContributorInsightsSpecification'])['Enabled']),
    input: (resource) => ({ ...place(resource), ContributorInsightsAction: 'ENABLE' }),
  },
];

export const dynamoDbTable: ResourceType = {
  type: 'AWS::DynamoDB::Table',
  idAfter: 'dynamodb:CreateTable',
  physicalId: nameOf,
  replacedBy: ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'ImportSourceSpecification'],
  attributes: {
    Arn: arnOf,
    StreamArn: (resource) => valuesOf(resource.output('dynamodb:DescribeTable')['Table'])['LatestStreamArn'],
  },
  create: [
    { call: 'dynamodb:DescribeTable', ignoring: ['ResourceNotFoundException'], input: planned },
    {
      call: 'dynamodb:ImportTable',
      when: (resource) => resource.properties['ImportSourceSpecification'] !== undefined,
      input: (resource) => ({ TableCreationParameters: planned(resource) }),
    },
    {
      call: 'dynamodb:CreateTable',
      input: (resource) => ({
        ...planned(resource),
        ...pickProperties(
          resource.properties,
          'AttributeDefinitions',
          'BillingMode',
          'GlobalSecondaryIndexes',
          'KeySchema',
          'LocalSecondaryIndexes',
          'OnDemandThroughput',
          'ProvisionedThroughput',
          'TableClass',
        ),
        DeletionProtectionEnabled: isTrue(resource.properties['DeletionProtectionEnabled']),
        ...encryptionOf(resource),
        ...streamOf(resource),
        ResourcePolicy: policyOf(resource),
        Tags: withoutSystemTags(resource.tags),
      }),
    },
    settled,
    {
      call: 'dynamodb:UpdateTimeToLive',
      when: (resource) => isTrue(valuesOf(resource.properties['TimeToLiveSpecification'])['Enabled']),
      input: (resource) => ({
        ...place(resource),
        TimeToLiveSpecification: resource.properties['TimeToLiveSpecification'],
      }),
    },
    {
      call: 'dynamodb:UpdateContinuousBackups',
      when: pointInTimeRecovery,
      input: (resource) => ({
        ...place(resource),
        PointInTimeRecoverySpecification: resource.properties['PointInTimeRecoverySpecification'],
      }),
    },
    ...destinations,
  ],
  update: [
    { call: 'dynamodb:DescribeTable', input: place },
    {
      call: 'dynamodb:UpdateTable',
      when: (resource) => resource.changed(...tableSettings),
      objection: objectToIndexUpdates,
      input: updateOf,
    },
    {
      ...settled,
      when: (resource) => resource.changed(...tableSettings) && dynamoDbIndexUpdates(resource).length > 0,
    },
    {
      call: 'dynamodb:UpdateTable',
      when: (resource) =>
        dynamoDbIndexUpdates(resource).length > 0 || objectToIndexUpdates(resource) !== undefined,
      objection: objectToIndexUpdates,
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'AttributeDefinitions'),
        GlobalSecondaryIndexUpdates: dynamoDbIndexUpdates(resource),
      }),
    },
    {
      call: 'dynamodb:UpdateTimeToLive',
      when: (resource) => resource.changed('TimeToLiveSpecification'),
      input: (resource) => ({
        ...place(resource),
        TimeToLiveSpecification: resource.properties['TimeToLiveSpecification'] ?? {
          ...valuesOf(resource.previous['TimeToLiveSpecification']),
          Enabled: false,
        },
      }),
    },
    {
      call: 'dynamodb:UpdateContinuousBackups',
      when: (resource) => resource.changed('PointInTimeRecoverySpecification'),
      input: (resource) => ({
        ...place(resource),
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: pointInTimeRecovery(resource) },
      }),
    },
    {
      call: 'dynamodb:PutResourcePolicy',
      when: (resource) => resource.changed('ResourcePolicy') && policyOf(resource) !== undefined,
      input: (resource) => ({ ResourceArn: arnOf(resource), Policy: policyOf(resource) }),
    },
    {
      call: 'dynamodb:DeleteResourcePolicy',
      when: (resource) => resource.changed('ResourcePolicy') && policyOf(resource) === undefined,
      input: (resource) => ({ ResourceArn: arnOf(resource) }),
    },
    ...destinations.map((step): Step => ({
      ...step,
      when: (resource) =>
        resource.changed('KinesisStreamSpecification', 'ContributorInsightsSpecification') &&
        step.when?.(resource, undefined) === true,
    })),
    {
      call: 'dynamodb:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'dynamodb:TagResource',
      when: (resource) => tagsToSet(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), Tags: tagsToSet(resource) }),
    },
    settled,
  ],
  delete: [
    { call: 'dynamodb:DeleteTable', ignoring: ['ResourceNotFoundException'], input: place },
    {
      ...settled,
      ignoring: ['ResourceNotFoundException'],
      until: () => false,
    },
  ],
};
