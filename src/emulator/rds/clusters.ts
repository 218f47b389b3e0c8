import { createHash } from 'node:crypto';
import type {
  CreateDBClusterMessage,
  CreateDBClusterResult,
  DBCluster,
  DBClusterMessage,
  DeleteDBClusterMessage,
  DeleteDBClusterResult,
  DescribeDBClustersMessage,
} from '@aws-sdk/client-rds';
import { toPassRole } from '../iam/pass-role.ts';
import { ensureServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { defaultOptionGroup, familyOf, getEngine, isAurora } from './engines.ts';
import { checkPassword, createMasterSecret, deleteMasterSecret, toManagePassword } from './master-secret.ts';
import { findSecurityGroups } from './network.ts';
import { fitting, pageOf } from './paging.ts';
import { parameterGroupFor } from './parameter-groups.ts';
import { onStorageKey, onThing, rdsPrincipal, tagContext, toTag, toUseRds } from './requirements.ts';
import { takeClusterSnapshot } from './snapshots.ts';
import { getThing, keyOf, passing, rdsArn, rdsThings, statusOf, type Kept } from './store.ts';
import { subnetGroupFor } from './subnet-groups.ts';
import { tagList } from './tags.ts';

/** How long clusters take to be made and deleted; assumed. */
const creationMs = 60_000;
const deletionMs = 60_000;

/**
 * The things that a new cluster is made of are asked about too, the default ones among them.
 * Source: https://github.com/mattclay/aws-terminator/pull/265;
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples.html names the defaults.
 */
function onParts(operation: string, input: CreateDBClusterMessage, call: Call): readonly Requirement[] {
  const context = {
    ...tagContext(input.Tags),
    ...(input.Engine !== undefined && { 'rds:DatabaseEngine': input.Engine }),
    ...(input.DatabaseName !== undefined && { 'rds:DatabaseName': input.DatabaseName }),
    'rds:StorageEncrypted': String(input.StorageEncrypted ?? false),
    'rds:ManageMasterUserPassword': String(input.ManageMasterUserPassword ?? false),
  };
  const family = familyOf(input.Engine, input.EngineVersion);
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['cluster', input.DBClusterIdentifier],
    ['cluster-pg', input.DBClusterParameterGroupName ?? `default.${family}`],
    ['og', input.OptionGroupName ?? defaultOptionGroup(input.Engine, input.EngineVersion)],
    ['subgrp', input.DBSubnetGroupName ?? 'default'],
  ];
  return parts.map(([noun, name]) => onThing(operation, noun, name, call, context));
}

export function toMakeCluster(
  operation: string,
  input: CreateDBClusterMessage,
  call: Call,
): readonly Requirement[] {
  return [
    ...onParts(operation, input, call),
    ...toTag('cluster', input.DBClusterIdentifier, input.Tags, call),
    ...toPassRole(input.MonitoringRoleArn, 'monitoring.rds.amazonaws.com'),
    ...onStorageKey(input.KmsKeyId, call),
    ...toManagePassword(input, 'cluster', call),
    ...toUseRds(call),
  ];
}

/** Makes a cluster that there is nothing wrong with. */
export function makeCluster(input: CreateDBClusterMessage, call: Call): DBCluster {
  const name = keyOf(input.DBClusterIdentifier, call);
  if (!/^[a-z](-?[a-z0-9])*$/.test(name) || name.length > 63) throw notAnIdentifier('DBClusterIdentifier');
  const { cluster } = rdsThings(call);
  if (cluster.has(name)) throw new AwsError('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
  const { port, version } = getEngine(input.Engine);
  const family = familyOf(input.Engine, input.EngineVersion);
  const group = subnetGroupFor(input.DBSubnetGroupName, call);
  const id = createHash('sha256').update(call.requestId).digest('hex').slice(0, 12);
  const host = `${id}.${call.region}.rds.amazonaws.com`;
  const isServerless = input.EngineMode === 'serverless';
  const arn = rdsArn('cluster', name, call);
  const shape: DBCluster = {
    DBClusterIdentifier: name,
    DBClusterArn: arn,
    DbClusterResourceId: `cluster-${id.toUpperCase()}${id.toUpperCase()}`,
    Engine: input.Engine,
    EngineVersion: input.EngineVersion ?? version,
    EngineMode: input.EngineMode ?? 'provisioned',
    DatabaseName: input.DatabaseName,
    MasterUsername: input.MasterUsername,
    Port: input.Port ?? port,
    Endpoint: `${name}.cluster-${host}`,
    ...(!isServerless && { ReaderEndpoint: `${name}.cluster-ro-${host}` }),
    HostedZoneId: 'Z2R2ITUGPM61AM',
    MultiAZ: false,
    ClusterCreateTime: new Date(),
    AvailabilityZones:
      input.AvailabilityZones ?? group.Subnets?.map((one) => one.SubnetAvailabilityZone?.Name ?? ''),
    BackupRetentionPeriod: input.BackupRetentionPeriod ?? 1,
    PreferredBackupWindow: input.PreferredBackupWindow ?? '03:00-03:30',
    PreferredMaintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:05:00-sun:05:30',
    DBSubnetGroup: group.DBSubnetGroupName,
    DBClusterParameterGroup: parameterGroupFor('cluster-pg', input.DBClusterParameterGroupName, family, call),
    VpcSecurityGroups: findSecurityGroups(input.VpcSecurityGroupIds, group.VpcId, call),
    DBClusterMembers: [],
    AssociatedRoles: [],
    StorageEncrypted: input.StorageEncrypted ?? isServerless,
    KmsKeyId: input.KmsKeyId,
    DeletionProtection: input.DeletionProtection ?? false,
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication ?? false,
    HttpEndpointEnabled: input.EnableHttpEndpoint ?? false,
    EnabledCloudwatchLogsExports: input.EnableCloudwatchLogsExports,
    BacktrackWindow: input.BacktrackWindow,
    ScalingConfigurationInfo: input.ScalingConfiguration,
    ServerlessV2ScalingConfiguration: input.ServerlessV2ScalingConfiguration,
    ...(isServerless && { Capacity: input.ScalingConfiguration?.MinCapacity ?? 2 }),
    ...(!isAurora(input.Engine) && {
      AllocatedStorage: input.AllocatedStorage,
      DBClusterInstanceClass: input.DBClusterInstanceClass,
      StorageType: input.StorageType,
      Iops: input.Iops,
    }),
    ...(input.ManageMasterUserPassword === true && {
      MasterUserSecret: createMasterSecret(
        input,
        'cluster',
        { arn, username: input.MasterUsername ?? '' },
        call,
      ),
    }),
  };
  ensureServiceLinkedRole(rdsPrincipal, call.account);
  const status = passing('creating', creationMs, call);
  cluster.set(name, { shape, tags: tagsByKey(input.Tags), passing: status });
  return tellCluster(getThing('cluster', name, call), call);
}

export function notAnIdentifier(parameter: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `The parameter ${parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
  );
}

export const createDbCluster = defineOperation<CreateDBClusterMessage, CreateDBClusterResult>({
  name: 'CreateDBCluster',
  requires: (input, call) => toMakeCluster('CreateDBCluster', input, call),
  handle: (input, call) => {
    if (input.GlobalClusterIdentifier !== undefined || input.ReplicationSourceIdentifier !== undefined) {
      throw new AwsError(
        'NotImplemented',
        'rds: global clusters are not built in this emulated account',
        501,
      );
    }
    getEngine(input.Engine);
    if (input.MasterUsername === undefined) {
      throw new AwsError(
        'InvalidParameterValue',
        'The parameter MasterUsername must be provided and must not be blank.',
      );
    }
    checkPassword(input);
    return { DBCluster: makeCluster(input, call) };
  },
});

export function tellCluster(kept: Kept<DBCluster>, call: Call): DBCluster {
  const members = [...rdsThings(call).db.values()].filter(
    ({ shape }) => shape.DBClusterIdentifier === kept.shape.DBClusterIdentifier,
  );
  return {
    ...kept.shape,
    Status: statusOf(kept),
    DBClusterMembers: members.map(({ shape }, index) => ({
      DBInstanceIdentifier: shape.DBInstanceIdentifier,
      IsClusterWriter: index === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: shape.PromotionTier ?? 1,
    })),
    TagList: tagList(kept.tags),
  };
}

export const describeDbClusters = defineOperation<DescribeDBClustersMessage, DBClusterMessage>({
  name: 'DescribeDBClusters',
  requires: (input, call) => [onThing('DescribeDBClusters', 'cluster', input.DBClusterIdentifier, call)],
  handle: (input, call) => {
    const all =
      input.DBClusterIdentifier === undefined
        ? [...rdsThings(call).cluster.values()]
        : [getThing('cluster', input.DBClusterIdentifier, call)];
    const found = fitting(all, input, {
      'db-cluster-id': ({ shape }) => [shape.DBClusterIdentifier, shape.DBClusterArn],
      'db-cluster-resource-id': ({ shape }) => [shape.DbClusterResourceId],
      engine: ({ shape }) => [shape.Engine],
    });
    const { items, next } = pageOf(found, input, call);
    return { DBClusters: items.map((one) => tellCluster(one, call)), ...next };
  },
});

/**
 * A last snapshot needs the permission to make one, and to tag it where tags are copied.
 * Source: https://github.com/aws-solutions/instance-scheduler-on-aws/issues/572
 */
export const deleteDbCluster = defineOperation<DeleteDBClusterMessage, DeleteDBClusterResult>({
  name: 'DeleteDBCluster',
  requires: (input, call) => {
    const { DBClusterIdentifier: name, FinalDBSnapshotIdentifier: last } = input;
    const on = (operation: string, noun: string, named: string | undefined) =>
      onThing(operation, noun, named, call);
    if (last === undefined) return [on('DeleteDBCluster', 'cluster', name)];
    const copies = rdsThings(call).cluster.get(keyOf(name, call))?.shape.CopyTagsToSnapshot === true;
    return [
      on('DeleteDBCluster', 'cluster', name),
      on('DeleteDBCluster', 'cluster-snapshot', last),
      on('CreateDBClusterSnapshot', 'cluster', name),
      on('CreateDBClusterSnapshot', 'cluster-snapshot', last),
      ...(copies ? [on('AddTagsToResource', 'cluster-snapshot', last)] : []),
    ];
  },
  handle: (input, call) => {
    const kept = getThing('cluster', input.DBClusterIdentifier, call);
    const { shape } = kept;
    if (shape.DeletionProtection) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Cannot delete protected Cluster, please disable deletion protection and try again.',
      );
    }
    const members = [...rdsThings(call).db.values()].filter(
      (one) => one.shape.DBClusterIdentifier === shape.DBClusterIdentifier && statusOf(one) !== 'deleting',
    );
    if (members.length > 0) {
      throw new AwsError(
        'InvalidDBClusterStateFault',
        'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
      );
    }
    if (statusOf(kept) === 'deleting') {
      throw new AwsError(
        'InvalidDBClusterStateFault',
        `DB Cluster ${shape.DBClusterIdentifier} is already being deleted.`,
      );
    }
    if (input.SkipFinalSnapshot !== true) {
      if (input.FinalDBSnapshotIdentifier === undefined) {
        throw new AwsError(
          'InvalidParameterCombination',
          'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
        );
      }
      const tags = shape.CopyTagsToSnapshot ? kept.tags : {};
      takeClusterSnapshot(kept, input.FinalDBSnapshotIdentifier, tags, call);
    }
    deleteMasterSecret(shape.MasterUserSecret, call);
    const status = passing('deleting', deletionMs, call);
    const leaving = { ...kept, passing: status, gone: status.until };
    rdsThings(call).cluster.set(shape.DBClusterIdentifier ?? '', leaving);
    return { DBCluster: { ...tellCluster(leaving, call), Status: 'deleting' } };
  },
});
