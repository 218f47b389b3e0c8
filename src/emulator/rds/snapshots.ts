import type {
  CreateDBClusterSnapshotMessage,
  CreateDBClusterSnapshotResult,
  CreateDBSnapshotMessage,
  CreateDBSnapshotResult,
  DBCluster,
  DBClusterSnapshot,
  DBClusterSnapshotMessage,
  DBInstance,
  DBSnapshot,
  DBSnapshotMessage,
  DeleteDBClusterSnapshotMessage,
  DeleteDBClusterSnapshotResult,
  DeleteDBSnapshotMessage,
  DeleteDBSnapshotResult,
  DescribeDBClusterSnapshotsMessage,
  DescribeDBSnapshotsMessage,
} from '@aws-sdk/client-rds';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { fitting, pageOf } from './paging.ts';
import { onThing, tagContext, toTag } from './requirements.ts';
import { getThing, keyOf, passing, rdsArn, rdsThings, statusOf, type Kept } from './store.ts';
import { tagList } from './tags.ts';

/** How long a snapshot takes; assumed. */
const snapshotMs = 60_000;

const taken = (noun: string, name: string): AwsError =>
  new AwsError(
    noun === 'snapshot' ? 'DBSnapshotAlreadyExists' : 'DBClusterSnapshotAlreadyExistsFault',
    `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`,
  );

/** @throws AwsError DBSnapshotAlreadyExists */
export function takeSnapshot(
  instance: Kept<DBInstance>,
  named: string | undefined,
  tags: Readonly<Record<string, string>>,
  call: Call,
): DBSnapshot {
  const name = keyOf(named, call);
  const { snapshot } = rdsThings(call);
  if (snapshot.has(name)) throw taken('snapshot', name);
  const { shape } = instance;
  const made: DBSnapshot = {
    DBSnapshotIdentifier: name,
    DBSnapshotArn: rdsArn('snapshot', name, call),
    DBInstanceIdentifier: shape.DBInstanceIdentifier,
    DbiResourceId: shape.DbiResourceId,
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(),
    Engine: shape.Engine,
    EngineVersion: shape.EngineVersion,
    AllocatedStorage: shape.AllocatedStorage,
    MasterUsername: shape.MasterUsername,
    VpcId: shape.DBSubnetGroup?.VpcId,
    Port: shape.Endpoint?.Port,
    Encrypted: shape.StorageEncrypted,
    KmsKeyId: shape.KmsKeyId,
    StorageType: shape.StorageType,
  };
  snapshot.set(name, { shape: made, tags, passing: passing('creating', snapshotMs, call) });
  return made;
}

/** @throws AwsError DBClusterSnapshotAlreadyExistsFault */
export function takeClusterSnapshot(
  cluster: Kept<DBCluster>,
  named: string | undefined,
  tags: Readonly<Record<string, string>>,
  call: Call,
): DBClusterSnapshot {
  const name = keyOf(named, call);
  const snapshots = rdsThings(call)['cluster-snapshot'];
  if (snapshots.has(name)) throw taken('cluster-snapshot', name);
  const { shape } = cluster;
  const made: DBClusterSnapshot = {
    DBClusterSnapshotIdentifier: name,
    DBClusterSnapshotArn: rdsArn('cluster-snapshot', name, call),
    DBClusterIdentifier: shape.DBClusterIdentifier,
    DbClusterResourceId: shape.DbClusterResourceId,
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(),
    Engine: shape.Engine,
    EngineMode: shape.EngineMode,
    EngineVersion: shape.EngineVersion,
    MasterUsername: shape.MasterUsername,
    VpcId: rdsThings(call).subgrp.get(shape.DBSubnetGroup ?? '')?.shape.VpcId,
    Port: shape.Port,
    StorageEncrypted: shape.StorageEncrypted,
    KmsKeyId: shape.KmsKeyId,
  };
  snapshots.set(name, { shape: made, tags, passing: passing('creating', snapshotMs, call) });
  return made;
}

const told = (kept: Kept<DBSnapshot>): DBSnapshot => ({
  ...kept.shape,
  Status: statusOf(kept),
  PercentProgress: statusOf(kept) === 'available' ? 100 : 0,
  TagList: tagList(kept.tags),
});

const toldOfCluster = (kept: Kept<DBClusterSnapshot>): DBClusterSnapshot => ({
  ...kept.shape,
  Status: statusOf(kept),
  PercentProgress: statusOf(kept) === 'available' ? 100 : 0,
  TagList: tagList(kept.tags),
});

export const createDbSnapshot = defineOperation<CreateDBSnapshotMessage, CreateDBSnapshotResult>({
  name: 'CreateDBSnapshot',
  requires: (input, call) => [
    onThing('CreateDBSnapshot', 'db', input.DBInstanceIdentifier, call, tagContext(input.Tags)),
    onThing('CreateDBSnapshot', 'snapshot', input.DBSnapshotIdentifier, call, tagContext(input.Tags)),
    ...toTag('snapshot', input.DBSnapshotIdentifier, input.Tags, call),
  ],
  handle: (input, call) => {
    const instance = getThing('db', input.DBInstanceIdentifier, call);
    if (statusOf(instance) !== 'available') {
      throw new AwsError(
        'InvalidDBInstanceState',
        `Cannot create a snapshot because the database instance ${keyOf(input.DBInstanceIdentifier, call)} is not currently in the available state.`,
      );
    }
    const own = { ...(instance.shape.CopyTagsToSnapshot && instance.tags), ...tagsByKey(input.Tags) };
    takeSnapshot(instance, input.DBSnapshotIdentifier, own, call);
    return { DBSnapshot: told(getThing('snapshot', input.DBSnapshotIdentifier, call)) };
  },
});

export const createDbClusterSnapshot = defineOperation<
  CreateDBClusterSnapshotMessage,
  CreateDBClusterSnapshotResult
>({
  name: 'CreateDBClusterSnapshot',
  requires: (input, call) => {
    const context = tagContext(input.Tags);
    const { DBClusterSnapshotIdentifier: name } = input;
    return [
      onThing('CreateDBClusterSnapshot', 'cluster', input.DBClusterIdentifier, call, context),
      onThing('CreateDBClusterSnapshot', 'cluster-snapshot', name, call, context),
      ...toTag('cluster-snapshot', name, input.Tags, call),
    ];
  },
  handle: (input, call) => {
    const cluster = getThing('cluster', input.DBClusterIdentifier, call);
    const own = { ...(cluster.shape.CopyTagsToSnapshot && cluster.tags), ...tagsByKey(input.Tags) };
    takeClusterSnapshot(cluster, input.DBClusterSnapshotIdentifier, own, call);
    const made = getThing('cluster-snapshot', input.DBClusterSnapshotIdentifier, call);
    return { DBClusterSnapshot: toldOfCluster(made) };
  },
});

export const describeDbSnapshots = defineOperation<DescribeDBSnapshotsMessage, DBSnapshotMessage>({
  name: 'DescribeDBSnapshots',
  requires: (input, call) => [onThing('DescribeDBSnapshots', 'snapshot', input.DBSnapshotIdentifier, call)],
  handle: (input, call) => {
    const { DBInstanceIdentifier: owner, DBSnapshotIdentifier: name } = input;
    const all =
      name === undefined ? [...rdsThings(call).snapshot.values()] : [getThing('snapshot', name, call)];
    const found = fitting(all, input, {
      'db-instance-id': ({ shape }) => [shape.DBInstanceIdentifier],
      'db-snapshot-id': ({ shape }) => [shape.DBSnapshotIdentifier],
      engine: ({ shape }) => [shape.Engine],
      'snapshot-type': ({ shape }) => [shape.SnapshotType],
    }).filter(({ shape }) => owner === undefined || shape.DBInstanceIdentifier === keyOf(owner, call));
    const { items, next } = pageOf(found, input, call);
    return { DBSnapshots: items.map(told), ...next };
  },
});

export const describeDbClusterSnapshots = defineOperation<
  DescribeDBClusterSnapshotsMessage,
  DBClusterSnapshotMessage
>({
  name: 'DescribeDBClusterSnapshots',
  requires: (input, call) => [
    onThing('DescribeDBClusterSnapshots', 'cluster-snapshot', input.DBClusterSnapshotIdentifier, call),
  ],
  handle: (input, call) => {
    const { DBClusterIdentifier: owner, DBClusterSnapshotIdentifier: name } = input;
    const all =
      name === undefined
        ? [...rdsThings(call)['cluster-snapshot'].values()]
        : [getThing('cluster-snapshot', name, call)];
    const found = fitting(all, input, {
      'db-cluster-id': ({ shape }) => [shape.DBClusterIdentifier],
      'db-cluster-snapshot-id': ({ shape }) => [shape.DBClusterSnapshotIdentifier],
      engine: ({ shape }) => [shape.Engine],
      'snapshot-type': ({ shape }) => [shape.SnapshotType],
    }).filter(({ shape }) => owner === undefined || shape.DBClusterIdentifier === keyOf(owner, call));
    const { items, next } = pageOf(found, input, call);
    return { DBClusterSnapshots: items.map(toldOfCluster), ...next };
  },
});

export const deleteDbSnapshot = defineOperation<DeleteDBSnapshotMessage, DeleteDBSnapshotResult>({
  name: 'DeleteDBSnapshot',
  requires: (input, call) => [onThing('DeleteDBSnapshot', 'snapshot', input.DBSnapshotIdentifier, call)],
  handle: (input, call) => {
    const { shape } = getThing('snapshot', input.DBSnapshotIdentifier, call);
    rdsThings(call).snapshot.delete(keyOf(input.DBSnapshotIdentifier, call));
    return { DBSnapshot: { ...shape, Status: 'deleted' } };
  },
});

export const deleteDbClusterSnapshot = defineOperation<
  DeleteDBClusterSnapshotMessage,
  DeleteDBClusterSnapshotResult
>({
  name: 'DeleteDBClusterSnapshot',
  requires: (input, call) => [
    onThing('DeleteDBClusterSnapshot', 'cluster-snapshot', input.DBClusterSnapshotIdentifier, call),
  ],
  handle: (input, call) => {
    const { shape } = getThing('cluster-snapshot', input.DBClusterSnapshotIdentifier, call);
    rdsThings(call)['cluster-snapshot'].delete(keyOf(input.DBClusterSnapshotIdentifier, call));
    return { DBClusterSnapshot: { ...shape, Status: 'deleted' } };
  },
});
