import { createHash } from 'node:crypto';
import type {
  CreateDBInstanceMessage,
  CreateDBInstanceResult,
  DBInstance,
  DBInstanceMessage,
  DescribeDBInstancesMessage,
  RestoreDBInstanceFromDBSnapshotMessage,
  RestoreDBInstanceFromDBSnapshotResult,
} from '@aws-sdk/client-rds';
import { toPassRole } from '../iam/pass-role.ts';
import { ensureServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { notAnIdentifier } from './clusters.ts';
import { defaultOptionGroup, familyOf, getEngine, isAurora } from './engines.ts';
import { checkPassword, createMasterSecret, toManagePassword } from './master-secret.ts';
import { findSecurityGroups } from './network.ts';
import { fitting, pageOf } from './paging.ts';
import { parameterGroupFor } from './parameter-groups.ts';
import { onStorageKey, onThing, rdsPrincipal, tagContext, toTag, toUseRds } from './requirements.ts';
import { getThing, keyOf, passing, rdsArn, rdsThings, statusOf, type Kept } from './store.ts';
import { subnetGroupFor } from './subnet-groups.ts';
import { tagList } from './tags.ts';

/** How long an instance takes to be made; assumed. */
const creationMs = 300_000;

/**
 * The things that a new instance is made of are asked about too, the default ones among them.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples.html
 */
function onParts(operation: string, input: CreateDBInstanceMessage, call: Call): readonly Requirement[] {
  const context = {
    ...tagContext(input.Tags),
    'rds:ManageMasterUserPassword': String(input.ManageMasterUserPassword ?? false),
    ...(input.PubliclyAccessible !== undefined && {
      'rds:PubliclyAccessible': String(input.PubliclyAccessible),
    }),
  };
  const { DBClusterIdentifier: cluster } = input;
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['db', input.DBInstanceIdentifier],
    ...(cluster === undefined ? [] : [['cluster', cluster] as const]),
    ['pg', input.DBParameterGroupName ?? `default.${familyOf(input.Engine, input.EngineVersion)}`],
    ['og', input.OptionGroupName ?? defaultOptionGroup(input.Engine, input.EngineVersion)],
    ...(cluster === undefined || input.DBSubnetGroupName !== undefined
      ? [['subgrp', input.DBSubnetGroupName ?? 'default'] as const]
      : []),
  ];
  return parts.map(([noun, name]) => onThing(operation, noun, name, call, context));
}

function toMakeInstance(
  operation: string,
  input: CreateDBInstanceMessage,
  call: Call,
): readonly Requirement[] {
  return [
    ...onParts(operation, input, call),
    ...toTag('db', input.DBInstanceIdentifier, input.Tags, call),
    ...toPassRole(input.MonitoringRoleArn, 'monitoring.rds.amazonaws.com'),
    ...onStorageKey(input.KmsKeyId, call),
    ...toManagePassword(input, 'db', call),
    ...toUseRds(call),
  ];
}

function makeInstance(input: CreateDBInstanceMessage, call: Call): DBInstance {
  const name = keyOf(input.DBInstanceIdentifier, call);
  if (!/^[a-z](-?[a-z0-9])*$/.test(name) || name.length > 63) throw notAnIdentifier('DBInstanceIdentifier');
  const { db } = rdsThings(call);
  if (db.has(name)) throw new AwsError('DBInstanceAlreadyExists', 'DB instance already exists');
  const { port, version } = getEngine(input.Engine);
  const cluster =
    input.DBClusterIdentifier === undefined
      ? undefined
      : getThing('cluster', input.DBClusterIdentifier, call);
  if (isAurora(input.Engine) && !cluster) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The engine ${input.Engine} needs a DB cluster: the request must contain the parameter DBClusterIdentifier.`,
    );
  }
  if (cluster && cluster.shape.Engine !== input.Engine) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The engine name requested for your DB instance (${input.Engine}) doesn't match the engine name of your DB cluster (${cluster.shape.Engine}).`,
    );
  }
  const group = subnetGroupFor(input.DBSubnetGroupName ?? cluster?.shape.DBSubnetGroup, call);
  const zones = (group.Subnets ?? []).map((one) => one.SubnetAvailabilityZone?.Name);
  const id = createHash('sha256').update(call.requestId).digest('hex').slice(0, 12);
  const arn = rdsArn('db', name, call);
  const engineVersion = input.EngineVersion ?? cluster?.shape.EngineVersion ?? version;
  const parameters = parameterGroupFor(
    'pg',
    input.DBParameterGroupName,
    familyOf(input.Engine, engineVersion),
    call,
  );
  const username = input.MasterUsername ?? cluster?.shape.MasterUsername;
  const shape: DBInstance = {
    DBInstanceIdentifier: name,
    DBInstanceArn: arn,
    DbiResourceId: `db-${id.toUpperCase()}${id.toUpperCase()}`,
    DBInstanceClass: input.DBInstanceClass,
    Engine: input.Engine,
    EngineVersion: engineVersion,
    MasterUsername: username,
    DBName: input.DBName,
    Endpoint: {
      Address: `${name}.${id}.${call.region}.rds.amazonaws.com`,
      Port: input.Port ?? cluster?.shape.Port ?? port,
      HostedZoneId: 'Z2R2ITUGPM61AM',
    },
    AllocatedStorage: cluster ? 1 : (input.AllocatedStorage ?? 20),
    MaxAllocatedStorage: input.MaxAllocatedStorage,
    StorageType: cluster ? 'aurora' : (input.StorageType ?? 'gp2'),
    Iops: input.Iops,
    StorageEncrypted: cluster ? cluster.shape.StorageEncrypted : (input.StorageEncrypted ?? false),
    KmsKeyId: input.KmsKeyId ?? cluster?.shape.KmsKeyId,
    InstanceCreateTime: new Date(),
    AvailabilityZone: input.AvailabilityZone ?? zones[0],
    MultiAZ: input.MultiAZ ?? false,
    BackupRetentionPeriod: input.BackupRetentionPeriod ?? 1,
    PreferredBackupWindow: input.PreferredBackupWindow ?? '03:00-03:30',
    PreferredMaintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:05:00-sun:05:30',
    DBSubnetGroup: group,
    VpcSecurityGroups:
      cluster?.shape.VpcSecurityGroups ?? findSecurityGroups(input.VpcSecurityGroupIds, group.VpcId, call),
    DBSecurityGroups: [],
    DBParameterGroups: [{ DBParameterGroupName: parameters, ParameterApplyStatus: 'in-sync' }],
    OptionGroupMemberships: [
      {
        OptionGroupName: input.OptionGroupName ?? defaultOptionGroup(input.Engine, engineVersion),
        Status: 'in-sync',
      },
    ],
    AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    PubliclyAccessible: input.PubliclyAccessible ?? group.DBSubnetGroupName === 'default',
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    AssociatedRoles: [],
    DBClusterIdentifier: cluster?.shape.DBClusterIdentifier,
    DeletionProtection: input.DeletionProtection ?? false,
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication ?? false,
    EnabledCloudwatchLogsExports: input.EnableCloudwatchLogsExports,
    MonitoringInterval: input.MonitoringInterval ?? 0,
    MonitoringRoleArn: input.MonitoringRoleArn,
    PerformanceInsightsEnabled: input.EnablePerformanceInsights ?? false,
    PromotionTier: input.PromotionTier,
    LicenseModel: input.LicenseModel,
    CACertificateIdentifier: input.CACertificateIdentifier ?? 'rds-ca-rsa2048-g1',
    ...(input.ManageMasterUserPassword === true && {
      MasterUserSecret: createMasterSecret(input, 'db', { arn, username: username ?? '' }, call),
    }),
  };
  ensureServiceLinkedRole(rdsPrincipal, call.account);
  db.set(name, { shape, tags: tagsByKey(input.Tags), passing: passing('creating', creationMs, call) });
  return tellInstance(getThing('db', name, call));
}

export const createDbInstance = defineOperation<CreateDBInstanceMessage, CreateDBInstanceResult>({
  name: 'CreateDBInstance',
  requires: (input, call) => toMakeInstance('CreateDBInstance', input, call),
  handle: (input, call) => {
    getEngine(input.Engine);
    if (input.DBClusterIdentifier === undefined && !isAurora(input.Engine)) {
      if (input.MasterUsername === undefined) {
        throw new AwsError(
          'InvalidParameterValue',
          'The parameter MasterUsername must be provided and must not be blank.',
        );
      }
      checkPassword(input);
      if (input.AllocatedStorage === undefined) {
        throw new AwsError(
          'InvalidParameterValue',
          'The parameter AllocatedStorage must be provided and must not be blank.',
        );
      }
    }
    return { DBInstance: makeInstance(input, call) };
  },
});

export const restoreDbInstanceFromSnapshot = defineOperation<
  RestoreDBInstanceFromDBSnapshotMessage,
  RestoreDBInstanceFromDBSnapshotResult
>({
  name: 'RestoreDBInstanceFromDBSnapshot',
  requires: (input, call) => {
    const engine = rdsThings(call).snapshot.get(keyOf(input.DBSnapshotIdentifier, call))?.shape.Engine;
    const known = { DBInstanceClass: undefined, ...input, Engine: input.Engine ?? engine };
    return [
      ...toMakeInstance('RestoreDBInstanceFromDBSnapshot', known, call),
      onThing('RestoreDBInstanceFromDBSnapshot', 'snapshot', input.DBSnapshotIdentifier, call),
    ];
  },
  handle: (input, call) => {
    const { shape } = getThing('snapshot', input.DBSnapshotIdentifier, call);
    const { Engine, EngineVersion, AllocatedStorage, MasterUsername, KmsKeyId } = shape;
    const made = { DBInstanceClass: 'db.m5.large', ...input, Engine, EngineVersion, AllocatedStorage };
    const secret = { MasterUsername, KmsKeyId, StorageEncrypted: shape.Encrypted };
    return { DBInstance: makeInstance({ ...made, ...secret }, call) };
  },
});

export function tellInstance(kept: Kept<DBInstance>): DBInstance {
  const status = statusOf(kept);
  const { Endpoint, ...shape } = kept.shape;
  return {
    ...shape,
    // There is no endpoint before there is an instance.
    ...(status !== 'creating' && { Endpoint }),
    DBInstanceStatus: status,
    TagList: tagList(kept.tags),
  };
}

export const describeDbInstances = defineOperation<DescribeDBInstancesMessage, DBInstanceMessage>({
  name: 'DescribeDBInstances',
  requires: (input, call) => [onThing('DescribeDBInstances', 'db', input.DBInstanceIdentifier, call)],
  handle: (input, call) => {
    const all =
      input.DBInstanceIdentifier === undefined
        ? [...rdsThings(call).db.values()]
        : [getThing('db', input.DBInstanceIdentifier, call)];
    const found = fitting(all, input, {
      'db-cluster-id': ({ shape }) => [
        shape.DBClusterIdentifier,
        shape.DBClusterIdentifier && rdsArn('cluster', shape.DBClusterIdentifier, call),
      ],
      'db-instance-id': ({ shape }) => [shape.DBInstanceIdentifier, shape.DBInstanceArn],
      'dbi-resource-id': ({ shape }) => [shape.DbiResourceId],
      engine: ({ shape }) => [shape.Engine],
    });
    const { items, next } = pageOf(found, input, call);
    return { DBInstances: items.map(tellInstance), ...next };
  },
});
