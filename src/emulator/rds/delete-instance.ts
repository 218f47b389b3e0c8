import type { DBInstance, DeleteDBInstanceMessage, DeleteDBInstanceResult } from '@aws-sdk/client-rds';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tellInstance } from './instances.ts';
import { deleteMasterSecret } from './master-secret.ts';
import { onThing } from './requirements.ts';
import { takeSnapshot } from './snapshots.ts';
import { getThing, keyOf, passing, rdsThings, statusOf, type Kept } from './store.ts';

/** How long an instance takes to be deleted; assumed. */
const deletionMs = 180_000;

/**
 * A last snapshot needs the permission to make one, and to tag it where tags are copied.
 * Source: https://github.com/aws-solutions/instance-scheduler-on-aws/issues/572; the resource is the instance:
 * https://github.com/aws-samples/eks-workshop-v2/issues/1201
 */
export const deleteDbInstance = defineOperation<DeleteDBInstanceMessage, DeleteDBInstanceResult>({
  name: 'DeleteDBInstance',
  requires: (input, call) => {
    const { DBInstanceIdentifier: name, FinalDBSnapshotIdentifier: last } = input;
    const on = (operation: string, noun: string, named: string | undefined) =>
      onThing(operation, noun, named, call);
    if (last === undefined) return [on('DeleteDBInstance', 'db', name)];
    const copies = rdsThings(call).db.get(keyOf(name, call))?.shape.CopyTagsToSnapshot === true;
    return [
      on('DeleteDBInstance', 'db', name),
      on('CreateDBSnapshot', 'db', name),
      on('CreateDBSnapshot', 'snapshot', last),
      ...(copies ? [on('AddTagsToResource', 'snapshot', last)] : []),
    ];
  },
  handle: (input, call) => {
    const kept = getThing('db', input.DBInstanceIdentifier, call);
    const { shape } = kept;
    const status = statusOf(kept);
    if (shape.DeletionProtection) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
    }
    if (status === 'deleting') {
      throw new AwsError(
        'InvalidDBInstanceState',
        `Instance ${shape.DBInstanceIdentifier} is already being deleted.`,
      );
    }
    if (shape.DBClusterIdentifier === undefined && input.SkipFinalSnapshot !== true) {
      takeLastSnapshot(kept, input.FinalDBSnapshotIdentifier, call);
    }
    deleteMasterSecret(shape.MasterUserSecret, call);
    const leaves = passing('deleting', deletionMs, call);
    const leaving = { ...kept, passing: leaves, gone: leaves.until };
    rdsThings(call).db.set(shape.DBInstanceIdentifier ?? '', leaving);
    return { DBInstance: { ...tellInstance(leaving), DBInstanceStatus: 'deleting' } };
  },
});

function takeLastSnapshot(kept: Kept<DBInstance>, name: string | undefined, call: Call): void {
  if (name === undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
  }
  if (statusOf(kept) === 'creating') {
    throw new AwsError(
      'InvalidDBInstanceState',
      `Cannot create a snapshot because the database instance ${kept.shape.DBInstanceIdentifier} is not currently in the available state.`,
    );
  }
  takeSnapshot(kept, name, kept.shape.CopyTagsToSnapshot ? kept.tags : {}, call);
}
