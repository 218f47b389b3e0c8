import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { lastSnapshotOf, logExportsOf, passwordManagementOf } from './modifications.ts';
import { roleSteps } from './role-steps.ts';
import { instanceSettings } from './settings.ts';
import { taggingActions, tagSteps } from './tag-steps.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['DBInstanceIdentifier'])?.toLowerCase() ??
  resource.generatedName({ maxLength: 63, lowerCase: true });

const planned = (resource: ResourceView) => ({ DBInstanceIdentifier: nameOf(resource) });
const place = (resource: ResourceView) => ({ DBInstanceIdentifier: resource.physicalId });

const instanceIn = ({ DBInstances }: Values): Values => valuesOf(listOf(DBInstances)[0]);
const instance = (resource: ResourceView): Values => instanceIn(resource.output('rds:DescribeDBInstances'));
const arnOf = (resource: ResourceView): string => textOf(instance(resource)['DBInstanceArn']) ?? '';
const endpoint = (resource: ResourceView): Values => valuesOf(instance(resource)['Endpoint']);

const describe: Step = { call: 'rds:DescribeDBInstances', input: place };

/** The handler looks every half minute. */
const settled: Step = {
  ...describe,
  pollSeconds: 30,
  until: (output) => instanceIn(output)['DBInstanceStatus'] === 'available',
};

const secretKeyOf = ({ properties }: ResourceView): object => {
  const { KmsKeyId } = valuesOf(properties['MasterUserSecret']);
  return KmsKeyId === undefined ? {} : { MasterUserSecretKmsKeyId: KmsKeyId };
};

const storageOf = (values: Values): number | undefined => numberOf(values['AllocatedStorage']);
const groupsOf = ({ properties }: ResourceView): readonly unknown[] =>
  listOf(properties['VPCSecurityGroups']);

const creationOf = (resource: ResourceView): object => ({
  ...planned(resource),
  ...pickProperties(
    resource.properties,
    ...instanceSettings,
    'AvailabilityZone',
    'CACertificateIdentifier',
    'CharacterSetName',
    'DBClusterIdentifier',
    'DBName',
    'DBSubnetGroupName',
    'EnableCloudwatchLogsExports',
    'EnablePerformanceInsights',
    'Engine',
    'KmsKeyId',
    'ManageMasterUserPassword',
    'MasterUsername',
    'StorageEncrypted',
    'Timezone',
  ),
  AllocatedStorage: storageOf(resource.properties),
  Port: numberOf(resource.properties['Port']),
  ...secretKeyOf(resource),
  ...(groupsOf(resource).length > 0 && { VpcSecurityGroupIds: groupsOf(resource) }),
  Tags: resource.tags,
});

const has = (name: string) => (resource: ResourceView) => resource.properties[name] !== undefined;
const isCopy = has('DBSnapshotIdentifier');
const isReplica = (resource: ResourceView): boolean =>
  has('SourceDBInstanceIdentifier')(resource) || has('SourceDBClusterIdentifier')(resource);
const isOfPast = (resource: ResourceView): boolean =>
  isTrue(resource.properties['UseLatestRestorableTime']) ||
  ['RestoreTime', 'SourceDBInstanceAutomatedBackupsArn', 'SourceDbiResourceId'].some((name) =>
    has(name)(resource),
  );
const isOfClusterSnapshot = has('DBClusterSnapshotIdentifier');

/** A restored instance is changed at once where the template says what a restoration does not take. */
const isChangedAfterCopy = (resource: ResourceView): boolean =>
  isCopy(resource) &&
  [
    'BackupRetentionPeriod',
    'CACertificateIdentifier',
    'DBParameterGroupName',
    'DeletionProtection',
    'EngineVersion',
  ]
    .concat(['ManageMasterUserPassword', 'MasterUserPassword', 'MonitoringRoleArn', 'PreferredBackupWindow'])
    .some((name) => has(name)(resource));

const fallsBack = (resource: ResourceView): boolean =>
  !has('DBClusterIdentifier')(resource) &&
  listOf(resource.previous['VPCSecurityGroups']).length > 0 &&
  groupsOf(resource).length === 0;

const defaultGroup: readonly Step[] = [
  { ...describe, when: fallsBack },
  {
    call: 'ec2:DescribeSecurityGroups',
    when: fallsBack,
    input: (resource) => ({
      Filters: [
        { Name: 'vpc-id', Values: [valuesOf(instance(resource)['DBSubnetGroup'])['VpcId']] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  },
];

function changedGroupsOf(resource: ResourceView): object {
  if (fallsBack(resource)) {
    const [group] = listOf(resource.output('ec2:DescribeSecurityGroups')['SecurityGroups']);
    return { VpcSecurityGroupIds: [valuesOf(group)['GroupId']] };
  }
  return resource.changed('VPCSecurityGroups') ? { VpcSecurityGroupIds: groupsOf(resource) } : {};
}

function modificationOf(resource: ResourceView): object {
  const names = [...instanceSettings, 'CACertificateIdentifier', 'EnablePerformanceInsights'];
  const storage = storageOf(resource.properties);
  const unlimited = resource.changed('MaxAllocatedStorage') && !has('MaxAllocatedStorage')(resource);
  return {
    ...place(resource),
    ...pickProperties(resource.properties, ...names.filter((name) => resource.changed(name))),
    ...pickProperties(resource.properties, 'AllowMajorVersionUpgrade', 'PromotionTier'),
    ...(storage !== storageOf(resource.previous) && { AllocatedStorage: storage }),
    // The only way to take the limit away is to set it to what there is.
    ...(unlimited && { MaxAllocatedStorage: instance(resource)['AllocatedStorage'] }),
    ...(resource.changed('Port') && { DBPortNumber: numberOf(resource.properties['Port']) }),
    ...changedGroupsOf(resource),
    ...logExportsOf(resource),
    ...secretKeyOf(resource),
    ...passwordManagementOf(resource),
    ApplyImmediately: resource.properties['ApplyImmediately'] ?? true,
  };
}

const events: Step = {
  call: 'rds:DescribeEvents',
  soft: true,
  input: (resource) => ({
    SourceType: 'db-instance',
    SourceIdentifier: resource.physicalId,
    EventCategories: ['notification', 'maintenance'],
  }),
};

/** Another parameter group counts after a reboot. */
const isRebooted = (resource: ResourceView): boolean =>
  valuesOf(listOf(instance(resource)['DBParameterGroups'])[0])['ParameterApplyStatus'] === 'pending-reboot';

const roles = roleSteps('DBInstance', place, settled);

export const rdsDbInstance: ResourceType = {
  type: 'AWS::RDS::DBInstance',
  taggingActions,
  physicalId: nameOf,
  replacedBy: [
    'AvailabilityZone',
    'BackupTarget',
    'CharacterSetName',
    'CustomIAMInstanceProfile',
    'DBClusterIdentifier',
    'DBClusterSnapshotIdentifier',
    'DBInstanceIdentifier',
    'DBName',
    'DBSnapshotIdentifier',
    'DBSubnetGroupName',
    'DBSystemId',
    'Engine',
    'KmsKeyId',
    'MasterUsername',
    'NcharCharacterSetName',
    'SourceRegion',
    'StorageEncrypted',
    'Timezone',
  ],
  attributes: {
    DBInstanceArn: arnOf,
    DbiResourceId: (resource) => instance(resource)['DbiResourceId'],
    'Endpoint.Address': (resource) => endpoint(resource)['Address'],
    'Endpoint.Port': (resource) => textOf(endpoint(resource)['Port']),
    'Endpoint.HostedZoneId': (resource) => endpoint(resource)['HostedZoneId'],
    'MasterUserSecret.SecretArn': (resource) => valuesOf(instance(resource)['MasterUserSecret'])['SecretArn'],
  },
  create: [
    {
      call: 'rds:DescribeDBSnapshots',
      when: (resource) => isCopy(resource) && !has('Engine')(resource),
      input: ({ properties }) => ({ DBSnapshotIdentifier: properties['DBSnapshotIdentifier'] }),
    },
    { call: 'rds:DescribeDBInstances', ignoring: ['DBInstanceNotFound'], input: planned },
    {
      call: 'rds:RestoreDBInstanceToPointInTime',
      when: (resource) => isOfPast(resource) || isOfClusterSnapshot(resource),
      input: creationOf,
    },
    {
      call: 'rds:CreateDBInstanceReadReplica',
      when: (resource) => isReplica(resource) && !isOfPast(resource),
      input: creationOf,
    },
    {
      call: 'rds:RestoreDBInstanceFromDBSnapshot',
      when: isCopy,
      input: (resource) => ({
        ...creationOf(resource),
        DBSnapshotIdentifier: resource.properties['DBSnapshotIdentifier'],
      }),
    },
    {
      call: 'rds:CreateDBInstance',
      when: (resource) =>
        !isCopy(resource) && !isReplica(resource) && !isOfPast(resource) && !isOfClusterSnapshot(resource),
      input: creationOf,
    },
    settled,
    {
      call: 'rds:ModifyDBInstance',
      when: isChangedAfterCopy,
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(
          resource.properties,
          'BackupRetentionPeriod',
          'CACertificateIdentifier',
          'DBParameterGroupName',
          'DeletionProtection',
          'EngineVersion',
          'ManageMasterUserPassword',
          'MasterUserPassword',
          'MonitoringRoleArn',
          'PreferredBackupWindow',
        ),
        ApplyImmediately: true,
      }),
    },
    { ...settled, when: isChangedAfterCopy },
    { ...events, when: isChangedAfterCopy },
    {
      call: 'rds:RebootDBInstance',
      when: (resource) => isChangedAfterCopy(resource) && has('DBParameterGroupName')(resource),
      input: place,
    },
    { ...settled, when: isChangedAfterCopy },
    ...roles.create,
    describe,
  ],
  update: [
    describe,
    ...defaultGroup,
    {
      call: 'rds:PromoteReadReplica',
      when: (resource) =>
        resource.previous['SourceDBInstanceIdentifier'] !== undefined &&
        resource.properties['SourceDBInstanceIdentifier'] === undefined,
      input: place,
    },
    { call: 'rds:ModifyDBInstance', input: modificationOf },
    settled,
    events,
    { call: 'rds:RebootDBInstance', when: isRebooted, input: place },
    settled,
    ...roles.update,
    ...tagSteps(arnOf),
    describe,
  ],
  delete: [
    { ...describe, ignoring: ['DBInstanceNotFound'] },
    {
      call: 'rds:DeleteDBInstance',
      ignoring: ['DBInstanceNotFound'],
      input: (resource) => ({
        ...place(resource),
        // Final snapshots are not taken of replicas and of a cluster's instances.
        ...(textOf(instance(resource)['DBClusterIdentifier']) === undefined
          ? lastSnapshotOf(resource)
          : { SkipFinalSnapshot: true }),
        ...pickProperties(resource.properties, 'DeleteAutomatedBackups'),
      }),
    },
    { ...describe, pollSeconds: 30, ignoring: ['DBInstanceNotFound'], until: () => false },
  ],
};
