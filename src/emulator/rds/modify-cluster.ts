import type {
  AddRoleToDBClusterMessage,
  DBCluster,
  DisableHttpEndpointRequest,
  EnableHttpEndpointRequest,
  EnableHttpEndpointResponse,
  ModifyDBClusterMessage,
  ModifyDBClusterResult,
  RemoveRoleFromDBClusterMessage,
  RestoreDBClusterFromSnapshotMessage,
  RestoreDBClusterFromSnapshotResult,
} from '@aws-sdk/client-rds';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { makeCluster, tellCluster, toMakeCluster } from './clusters.ts';
import { checkPassword, createMasterSecret, deleteMasterSecret, toManagePassword } from './master-secret.ts';
import { findSecurityGroups } from './network.ts';
import { parameterGroupFor } from './parameter-groups.ts';
import { onThing, rdsPrincipal } from './requirements.ts';
import { getThing, keyOf, passing, rdsThings, statusOf, type Kept } from './store.ts';

/** How long a change takes; assumed. */
const modificationMs = 30_000;

function keep(kept: Kept<DBCluster>, shape: DBCluster, call: Call, status = 'modifying'): Kept<DBCluster> {
  const changed = {
    ...kept,
    shape: { ...kept.shape, ...shape },
    passing: passing(status, modificationMs, call),
  };
  rdsThings(call).cluster.set(kept.shape.DBClusterIdentifier ?? '', changed);
  return changed;
}

function given(values: DBCluster): DBCluster {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** @throws AwsError InvalidDBClusterStateFault */
function getSettled(named: string | undefined, call: Call): Kept<DBCluster> {
  const kept = getThing('cluster', named, call);
  const status = statusOf(kept);
  if (status === 'available') return kept;
  throw new AwsError(
    'InvalidDBClusterStateFault',
    `DB cluster ${kept.shape.DBClusterIdentifier} is not in available state (${status}).`,
  );
}

export const modifyDbCluster = defineOperation<ModifyDBClusterMessage, ModifyDBClusterResult>({
  name: 'ModifyDBCluster',
  requires: (input, call) => {
    const { DBClusterParameterGroupName: parameters, ManageMasterUserPassword: manages } = input;
    const isNew =
      manages === true &&
      !rdsThings(call).cluster.get(keyOf(input.DBClusterIdentifier, call))?.shape.MasterUserSecret;
    const context = { 'rds:ManageMasterUserPassword': String(manages ?? false) };
    return [
      onThing('ModifyDBCluster', 'cluster', input.DBClusterIdentifier, call, context),
      ...(parameters === undefined
        ? []
        : [onThing('ModifyDBCluster', 'cluster-pg', parameters, call, context)]),
      ...toPassRole(input.MonitoringRoleArn, 'monitoring.rds.amazonaws.com'),
      ...(isNew ? toManagePassword(input, 'cluster', call) : []),
    ];
  },
  handle: (input, call) => {
    const kept = getSettled(input.DBClusterIdentifier, call);
    const { shape } = kept;
    if (input.MasterUserPassword !== undefined) checkPassword(input);
    const group = rdsThings(call).subgrp.get(shape.DBSubnetGroup ?? '')?.shape;
    const logs = input.CloudwatchLogsExportConfiguration;
    const exported = new Set([
      ...(shape.EnabledCloudwatchLogsExports ?? []),
      ...(logs?.EnableLogTypes ?? []),
    ]);
    for (const type of logs?.DisableLogTypes ?? []) exported.delete(type);
    let secret = shape.MasterUserSecret;
    if (input.ManageMasterUserPassword === true && !secret) {
      const owner = { arn: shape.DBClusterArn ?? '', username: shape.MasterUsername ?? '' };
      secret = createMasterSecret(input, 'cluster', owner, call);
    }
    if (input.ManageMasterUserPassword === false) {
      deleteMasterSecret(secret, call);
      secret = undefined;
    }
    const changed = keep(
      kept,
      {
        ...given({
          EngineVersion: input.EngineVersion,
          Port: input.Port,
          BackupRetentionPeriod: input.BackupRetentionPeriod,
          PreferredBackupWindow: input.PreferredBackupWindow,
          PreferredMaintenanceWindow: input.PreferredMaintenanceWindow,
          DeletionProtection: input.DeletionProtection,
          CopyTagsToSnapshot: input.CopyTagsToSnapshot,
          IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
          HttpEndpointEnabled: input.EnableHttpEndpoint,
          BacktrackWindow: input.BacktrackWindow,
          ScalingConfigurationInfo: input.ScalingConfiguration,
          ServerlessV2ScalingConfiguration: input.ServerlessV2ScalingConfiguration,
          DBClusterInstanceClass: input.DBClusterInstanceClass,
          AllocatedStorage: input.AllocatedStorage,
          DBClusterParameterGroup:
            input.DBClusterParameterGroupName &&
            parameterGroupFor('cluster-pg', input.DBClusterParameterGroupName, '', call),
          VpcSecurityGroups:
            input.VpcSecurityGroupIds && findSecurityGroups(input.VpcSecurityGroupIds, group?.VpcId, call),
        }),
        EnabledCloudwatchLogsExports: [...exported],
        MasterUserSecret: secret,
      },
      call,
    );
    return { DBCluster: tellCluster(changed, call) };
  },
});

export const addRoleToDbCluster = defineOperation<AddRoleToDBClusterMessage, object>({
  name: 'AddRoleToDBCluster',
  requires: (input, call) => [
    onThing('AddRoleToDBCluster', 'cluster', input.DBClusterIdentifier, call),
    ...toPassRole(input.RoleArn, rdsPrincipal),
  ],
  handle: (input, call) => {
    const kept = getThing('cluster', input.DBClusterIdentifier, call);
    const roles = kept.shape.AssociatedRoles ?? [];
    if (roles.some(({ RoleArn }) => RoleArn === input.RoleArn)) {
      throw new AwsError(
        'DBClusterRoleAlreadyExists',
        `Role ARN ${input.RoleArn} already exists for cluster`,
      );
    }
    const role = { RoleArn: input.RoleArn, Status: 'ACTIVE', FeatureName: input.FeatureName };
    keep(kept, { AssociatedRoles: [...roles, role] }, call);
    return {};
  },
});

export const removeRoleFromDbCluster = defineOperation<RemoveRoleFromDBClusterMessage, object>({
  name: 'RemoveRoleFromDBCluster',
  requires: (input, call) => [onThing('RemoveRoleFromDBCluster', 'cluster', input.DBClusterIdentifier, call)],
  handle: (input, call) => {
    const kept = getThing('cluster', input.DBClusterIdentifier, call);
    const roles = kept.shape.AssociatedRoles ?? [];
    const left = roles.filter(({ RoleArn }) => RoleArn !== input.RoleArn);
    if (left.length === roles.length) {
      throw new AwsError(
        'DBClusterRoleNotFound',
        `Role ARN ${input.RoleArn} cannot be found for cluster`,
        404,
      );
    }
    keep(kept, { AssociatedRoles: left }, call);
    return {};
  },
});

const setHttpEndpoint = (name: 'EnableHttpEndpoint' | 'DisableHttpEndpoint', isOn: boolean) =>
  defineOperation<EnableHttpEndpointRequest | DisableHttpEndpointRequest, EnableHttpEndpointResponse>({
    name,
    requires: (input, call) => [onThing(name, 'cluster', input.ResourceArn, call)],
    handle: (input, call) => {
      const kept = rdsThings(call).cluster.get(keyOf(input.ResourceArn, call));
      if (!kept) throw new AwsError('ResourceNotFoundFault', `${input.ResourceArn} was not found.`, 404);
      rdsThings(call).cluster.set(kept.shape.DBClusterIdentifier ?? '', {
        ...kept,
        shape: { ...kept.shape, HttpEndpointEnabled: isOn },
      });
      return { ResourceArn: input.ResourceArn, HttpEndpointEnabled: isOn };
    },
  });

export const enableHttpEndpoint = setHttpEndpoint('EnableHttpEndpoint', true);
export const disableHttpEndpoint = setHttpEndpoint('DisableHttpEndpoint', false);

export const restoreDbClusterFromSnapshot = defineOperation<
  RestoreDBClusterFromSnapshotMessage,
  RestoreDBClusterFromSnapshotResult
>({
  name: 'RestoreDBClusterFromSnapshot',
  requires: (input, call) => [
    ...toMakeCluster('RestoreDBClusterFromSnapshot', input, call),
    onThing('RestoreDBClusterFromSnapshot', 'cluster-snapshot', input.SnapshotIdentifier, call),
  ],
  handle: (input, call) => {
    const { shape } = getThing('cluster-snapshot', input.SnapshotIdentifier, call);
    const { MasterUsername } = shape;
    const engine = { EngineMode: input.EngineMode ?? shape.EngineMode, MasterUsername };
    return {
      DBCluster: makeCluster({ ...input, ...engine, StorageEncrypted: shape.StorageEncrypted }, call),
    };
  },
});
