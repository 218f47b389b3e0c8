import type {
  AddRoleToDBInstanceMessage,
  DBInstance,
  ModifyDBInstanceMessage,
  ModifyDBInstanceResult,
  RebootDBInstanceMessage,
  RebootDBInstanceResult,
  RemoveRoleFromDBInstanceMessage,
} from '@aws-sdk/client-rds';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tellInstance } from './instances.ts';
import { checkPassword, createMasterSecret, deleteMasterSecret, toManagePassword } from './master-secret.ts';
import { findSecurityGroups } from './network.ts';
import { parameterGroupFor } from './parameter-groups.ts';
import { onThing, rdsPrincipal } from './requirements.ts';
import { getThing, keyOf, passing, rdsThings, statusOf, type Kept } from './store.ts';

/** How long a change and a reboot take; assumed. */
const modificationMs = 60_000;
const rebootMs = 30_000;

function keep(
  kept: Kept<DBInstance>,
  shape: DBInstance,
  call: Call,
  { status, durationMs }: { readonly status: string; readonly durationMs: number },
): Kept<DBInstance> {
  const changed = { ...kept, shape: { ...kept.shape, ...shape }, passing: passing(status, durationMs, call) };
  rdsThings(call).db.set(kept.shape.DBInstanceIdentifier ?? '', changed);
  return changed;
}

const modifying = { status: 'modifying', durationMs: modificationMs };

function given(values: DBInstance): DBInstance {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** @throws AwsError InvalidDBInstanceState */
function getSettled(named: string | undefined, call: Call): Kept<DBInstance> {
  const kept = getThing('db', named, call);
  const status = statusOf(kept);
  if (status === 'available') return kept;
  throw new AwsError(
    'InvalidDBInstanceState',
    `Database instance is not in available state: ${kept.shape.DBInstanceIdentifier} is ${status}.`,
  );
}

export const modifyDbInstance = defineOperation<ModifyDBInstanceMessage, ModifyDBInstanceResult>({
  name: 'ModifyDBInstance',
  requires: (input, call) => {
    const { DBParameterGroupName: parameters, ManageMasterUserPassword: manages } = input;
    const shape = rdsThings(call).db.get(keyOf(input.DBInstanceIdentifier, call))?.shape;
    const context = { 'rds:ManageMasterUserPassword': String(manages ?? false) };
    return [
      onThing('ModifyDBInstance', 'db', input.DBInstanceIdentifier, call, context),
      ...(parameters === undefined ? [] : [onThing('ModifyDBInstance', 'pg', parameters, call, context)]),
      ...toPassRole(input.MonitoringRoleArn, 'monitoring.rds.amazonaws.com'),
      ...(manages === true && !shape?.MasterUserSecret ? toManagePassword(input, 'db', call) : []),
    ];
  },
  handle: (input, call) => {
    const kept = getSettled(input.DBInstanceIdentifier, call);
    const { shape } = kept;
    if (input.MasterUserPassword !== undefined) checkPassword(input);
    const logs = input.CloudwatchLogsExportConfiguration;
    const exported = new Set([
      ...(shape.EnabledCloudwatchLogsExports ?? []),
      ...(logs?.EnableLogTypes ?? []),
    ]);
    for (const type of logs?.DisableLogTypes ?? []) exported.delete(type);
    let secret = shape.MasterUserSecret;
    if (input.ManageMasterUserPassword === true && !secret) {
      const owner = { arn: shape.DBInstanceArn ?? '', username: shape.MasterUsername ?? '' };
      secret = createMasterSecret(input, 'db', owner, call);
    }
    if (input.ManageMasterUserPassword === false) {
      deleteMasterSecret(secret, call);
      secret = undefined;
    }
    const changed = keep(
      kept,
      {
        ...given({
          AllocatedStorage: input.AllocatedStorage,
          MaxAllocatedStorage: input.MaxAllocatedStorage,
          StorageType: input.StorageType,
          Iops: input.Iops,
          DBInstanceClass: input.DBInstanceClass,
          EngineVersion: input.EngineVersion,
          MultiAZ: input.MultiAZ,
          BackupRetentionPeriod: input.BackupRetentionPeriod,
          PreferredBackupWindow: input.PreferredBackupWindow,
          PreferredMaintenanceWindow: input.PreferredMaintenanceWindow,
          DeletionProtection: input.DeletionProtection,
          CopyTagsToSnapshot: input.CopyTagsToSnapshot,
          AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade,
          PubliclyAccessible: input.PubliclyAccessible,
          PromotionTier: input.PromotionTier,
          IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
          MonitoringInterval: input.MonitoringInterval,
          MonitoringRoleArn: input.MonitoringRoleArn,
          PerformanceInsightsEnabled: input.EnablePerformanceInsights,
          CACertificateIdentifier: input.CACertificateIdentifier,
          VpcSecurityGroups:
            input.VpcSecurityGroupIds &&
            findSecurityGroups(input.VpcSecurityGroupIds, shape.DBSubnetGroup?.VpcId, call),
          // Another group's values count after a reboot.
          DBParameterGroups: input.DBParameterGroupName
            ? [
                {
                  DBParameterGroupName: parameterGroupFor('pg', input.DBParameterGroupName, '', call),
                  ParameterApplyStatus: 'pending-reboot',
                },
              ]
            : undefined,
          Endpoint:
            input.DBPortNumber === undefined ? undefined : { ...shape.Endpoint, Port: input.DBPortNumber },
        }),
        EnabledCloudwatchLogsExports: [...exported],
        MasterUserSecret: secret,
      },
      call,
      modifying,
    );
    return { DBInstance: tellInstance(changed) };
  },
});

export const rebootDbInstance = defineOperation<RebootDBInstanceMessage, RebootDBInstanceResult>({
  name: 'RebootDBInstance',
  requires: (input, call) => [onThing('RebootDBInstance', 'db', input.DBInstanceIdentifier, call)],
  handle: (input, call) => {
    const kept = getSettled(input.DBInstanceIdentifier, call);
    const groups = kept.shape.DBParameterGroups?.map((one) => ({ ...one, ParameterApplyStatus: 'in-sync' }));
    const reboot = { status: 'rebooting', durationMs: rebootMs };
    return { DBInstance: tellInstance(keep(kept, { DBParameterGroups: groups }, call, reboot)) };
  },
});

export const addRoleToDbInstance = defineOperation<AddRoleToDBInstanceMessage, object>({
  name: 'AddRoleToDBInstance',
  requires: (input, call) => [
    onThing('AddRoleToDBInstance', 'db', input.DBInstanceIdentifier, call),
    ...toPassRole(input.RoleArn, rdsPrincipal),
  ],
  handle: (input, call) => {
    const kept = getThing('db', input.DBInstanceIdentifier, call);
    const roles = kept.shape.AssociatedRoles ?? [];
    if (roles.some(({ RoleArn }) => RoleArn === input.RoleArn)) {
      throw new AwsError(
        'DBInstanceRoleAlreadyExists',
        `Role ARN ${input.RoleArn} already exists for instance`,
      );
    }
    const role = { RoleArn: input.RoleArn, FeatureName: input.FeatureName, Status: 'ACTIVE' };
    keep(kept, { AssociatedRoles: [...roles, role] }, call, modifying);
    return {};
  },
});

export const removeRoleFromDbInstance = defineOperation<RemoveRoleFromDBInstanceMessage, object>({
  name: 'RemoveRoleFromDBInstance',
  requires: (input, call) => [onThing('RemoveRoleFromDBInstance', 'db', input.DBInstanceIdentifier, call)],
  handle: (input, call) => {
    const kept = getThing('db', input.DBInstanceIdentifier, call);
    const roles = kept.shape.AssociatedRoles ?? [];
    const left = roles.filter(({ RoleArn }) => RoleArn !== input.RoleArn);
    if (left.length === roles.length) {
      throw new AwsError(
        'DBInstanceRoleNotFound',
        `Role ARN ${input.RoleArn} cannot be found for instance`,
        404,
      );
    }
    keep(kept, { AssociatedRoles: left }, call, modifying);
    return {};
  },
});
