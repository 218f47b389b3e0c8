import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { lastSnapshotOf, logExportsOf, passwordManagementOf } from './modifications.ts';
import { roleSteps } from './role-steps.ts';
import { clusterSettings } from './settings.ts';
import { taggingActions, tagSteps } from './tag-steps.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['DBClusterIdentifier'])?.toLowerCase() ??
  resource.generatedName({ maxLength: 63, lowerCase: true });

const planned = (resource: ResourceView) => ({ DBClusterIdentifier: nameOf(resource) });
const place = (resource: ResourceView) => ({ DBClusterIdentifier: resource.physicalId });

const clusterIn = ({ DBClusters }: Values): Values => valuesOf(listOf(DBClusters)[0]);
const cluster = (resource: ResourceView): Values => clusterIn(resource.output('rds:DescribeDBClusters'));
const arnOf = (resource: ResourceView): string => textOf(cluster(resource)['DBClusterArn']) ?? '';

const describe: Step = { call: 'rds:DescribeDBClusters', input: place };

/** The handler looks every half minute. */
const settled: Step = {
  ...describe,
  pollSeconds: 30,
  until: (output) => clusterIn(output)['Status'] === 'available',
};

const isServerless = ({ properties }: ResourceView): boolean => properties['EngineMode'] === 'serverless';

/** Aurora Serverless v1 has the defaults of its scaling from the handler. */
const scalingOf = (resource: ResourceView): object =>
  isServerless(resource) && resource.properties['ScalingConfiguration'] === undefined
    ? {
        ScalingConfiguration: {
          AutoPause: true,
          MaxCapacity: 16,
          MinCapacity: 2,
          SecondsUntilAutoPause: 300,
        },
      }
    : pickProperties(resource.properties, 'ScalingConfiguration');

const secretKeyOf = ({ properties }: ResourceView): object => {
  const { KmsKeyId } = valuesOf(properties['MasterUserSecret']);
  return KmsKeyId === undefined ? {} : { MasterUserSecretKmsKeyId: KmsKeyId };
};

const portOf = (resource: ResourceView): unknown =>
  resource.properties['Port'] ??
  (isServerless(resource) && resource.properties['Engine'] === 'aurora-postgresql' ? 5432 : 3306);

const settingsOf = (resource: ResourceView): object => ({
  ...pickProperties(resource.properties, ...clusterSettings),
  BackupRetentionPeriod: resource.properties['BackupRetentionPeriod'] ?? 1,
  ...scalingOf(resource),
  ...secretKeyOf(resource),
});

const creationOf = (resource: ResourceView): object => ({
  ...planned(resource),
  ...settingsOf(resource),
  ...pickProperties(
    resource.properties,
    'AvailabilityZones',
    'DBSubnetGroupName',
    'DatabaseName',
    'EnableCloudwatchLogsExports',
    'EnableHttpEndpoint',
    'Engine',
    'EngineMode',
    'EngineVersion',
    'GlobalClusterIdentifier',
    'KmsKeyId',
    'ManageMasterUserPassword',
    'MasterUserPassword',
    'MasterUsername',
    'PreferredBackupWindow',
    'PreferredMaintenanceWindow',
    'PubliclyAccessible',
    'ReplicationSourceIdentifier',
    'ServerlessV2ScalingConfiguration',
    'StorageEncrypted',
    'VpcSecurityGroupIds',
  ),
  ...(resource.properties['EnableIAMDatabaseAuthentication'] !== undefined && {
    EnableIAMDatabaseAuthentication: isTrue(resource.properties['EnableIAMDatabaseAuthentication']),
  }),
  Port: portOf(resource),
  Tags: resource.tags,
});

const isCopy = ({ properties }: ResourceView): boolean => properties['SnapshotIdentifier'] !== undefined;
const isOfPast = ({ properties }: ResourceView): boolean =>
  (properties['SourceDBClusterIdentifier'] ?? properties['SourceDbClusterResourceId']) !== undefined;

const changedOnly = (resource: ResourceView, ...names: readonly string[]): object =>
  pickProperties(resource.properties, ...names.filter((name) => resource.changed(name)));

const takesHttp = (resource: ResourceView): boolean =>
  resource.changed('EnableHttpEndpoint') &&
  !isServerless(resource) &&
  /^aurora-(my|postgre)sql$/.test(textOf(resource.properties['Engine']) ?? '');

const roles = roleSteps('DBCluster', place, settled);

/** Security groups that are no longer said become the VPC's default one. */
const fallsBack = ({ properties, previous }: ResourceView): boolean =>
  listOf(previous['VpcSecurityGroupIds']).length > 0 &&
  listOf(properties['VpcSecurityGroupIds']).length === 0;

const defaultGroup: readonly Step[] = [
  { ...describe, when: fallsBack },
  {
    call: 'rds:DescribeDBSubnetGroups',
    when: fallsBack,
    input: (resource) => ({ DBSubnetGroupName: cluster(resource)['DBSubnetGroup'] }),
  },
  {
    call: 'ec2:DescribeSecurityGroups',
    when: fallsBack,
    input: (resource) => ({
      Filters: [
        {
          Name: 'vpc-id',
          Values: [
            valuesOf(listOf(resource.output('rds:DescribeDBSubnetGroups')['DBSubnetGroups'])[0])['VpcId'],
          ],
        },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  },
];

const groupsOf = (resource: ResourceView): object => {
  if (!fallsBack(resource)) return changedOnly(resource, 'VpcSecurityGroupIds');
  const [group] = listOf(resource.output('ec2:DescribeSecurityGroups')['SecurityGroups']);
  return { VpcSecurityGroupIds: [valuesOf(group)['GroupId']] };
};

const events: Step = {
  call: 'rds:DescribeEvents',
  soft: true,
  input: (resource) => ({
    SourceType: 'db-cluster',
    SourceIdentifier: resource.physicalId,
    EventCategories: ['notification', 'maintenance'],
  }),
};

export const rdsDbCluster: ResourceType = {
  type: 'AWS::RDS::DBCluster',
  taggingActions,
  physicalId: nameOf,
  replacedBy: [
    'AvailabilityZones',
    'DBClusterIdentifier',
    'DBSubnetGroupName',
    'DBSystemId',
    'DatabaseName',
    'Engine',
    'EngineMode',
    'KmsKeyId',
    'MasterUsername',
    'PubliclyAccessible',
    'RestoreToTime',
    'RestoreType',
    'SnapshotIdentifier',
    'SourceDBClusterIdentifier',
    'SourceDbClusterResourceId',
    'SourceRegion',
    'StorageEncrypted',
    'UseLatestRestorableTime',
  ],
  attributes: {
    DBClusterArn: arnOf,
    DBClusterResourceId: (resource) => cluster(resource)['DbClusterResourceId'],
    'Endpoint.Address': (resource) => cluster(resource)['Endpoint'],
    'Endpoint.Port': (resource) => textOf(cluster(resource)['Port']),
    'ReadEndpoint.Address': (resource) => cluster(resource)['ReaderEndpoint'],
    'MasterUserSecret.SecretArn': (resource) => valuesOf(cluster(resource)['MasterUserSecret'])['SecretArn'],
  },
  create: [
    {
      call: 'rds:DescribeDBClusterSnapshots',
      when: isCopy,
      soft: true,
      input: ({ properties }) => ({ DBClusterSnapshotIdentifier: properties['SnapshotIdentifier'] }),
    },
    { call: 'rds:DescribeDBClusters', ignoring: ['DBClusterNotFoundFault'], input: planned },
    { call: 'rds:RestoreDBClusterToPointInTime', when: isOfPast, input: creationOf },
    {
      call: 'rds:RestoreDBClusterFromSnapshot',
      when: isCopy,
      input: (resource) => ({
        ...creationOf(resource),
        SnapshotIdentifier: resource.properties['SnapshotIdentifier'],
      }),
    },
    {
      call: 'rds:CreateDBCluster',
      when: (resource) => !isCopy(resource) && !isOfPast(resource),
      input: creationOf,
    },
    settled,
    {
      call: 'rds:ModifyDBCluster',
      when: isCopy,
      input: (resource) => ({
        ...place(resource),
        ...settingsOf(resource),
        ...pickProperties(resource.properties, 'MasterUserPassword'),
        ...passwordManagementOf(resource),
        ApplyImmediately: true,
      }),
    },
    { ...settled, when: isCopy },
    { ...events, when: isCopy },
    ...roles.create,
    describe,
  ],
  update: [
    ...defaultGroup,
    {
      call: 'rds:ModifyDBCluster',
      input: (resource) => ({
        ...place(resource),
        ...settingsOf(resource),
        ...changedOnly(
          resource,
          'EnableIAMDatabaseAuthentication',
          'MasterUserPassword',
          'Port',
          'PreferredBackupWindow',
          'PreferredMaintenanceWindow',
          'ServerlessV2ScalingConfiguration',
        ),
        ...groupsOf(resource),
        ...logExportsOf(resource),
        ...passwordManagementOf(resource),
        ...(resource.changed('EngineVersion') && {
          ...pickProperties(resource.properties, 'EngineVersion'),
          AllowMajorVersionUpgrade: true,
        }),
        ...(isServerless(resource) && pickProperties(resource.properties, 'EnableHttpEndpoint')),
        ApplyImmediately: true,
      }),
    },
    settled,
    {
      call: 'rds:EnableHttpEndpoint',
      when: (resource) => takesHttp(resource) && isTrue(resource.properties['EnableHttpEndpoint']),
      input: (resource) => ({ ResourceArn: arnOf(resource) }),
    },
    {
      call: 'rds:DisableHttpEndpoint',
      when: (resource) => takesHttp(resource) && !isTrue(resource.properties['EnableHttpEndpoint']),
      ignoring: ['InvalidParameterCombination', 'InvalidParameterValue'],
      input: (resource) => ({ ResourceArn: arnOf(resource) }),
    },
    ...roles.update,
    events,
    ...tagSteps(arnOf),
    settled,
  ],
  delete: [
    { ...describe, ignoring: ['DBClusterNotFoundFault'] },
    {
      call: 'rds:DeleteDBCluster',
      ignoring: ['DBClusterNotFoundFault'],
      objection: (resource) =>
        isTrue(cluster(resource)['DeletionProtection'])
          ? `Cannot delete protected Cluster ${resource.physicalId}, please disable deletion protection and try again`
          : undefined,
      input: (resource) => ({
        ...place(resource),
        ...lastSnapshotOf(resource),
        ...pickProperties(resource.properties, 'DeleteAutomatedBackups'),
      }),
    },
    { ...describe, pollSeconds: 30, ignoring: ['DBClusterNotFoundFault'], until: () => false },
  ],
};
