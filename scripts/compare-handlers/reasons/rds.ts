import type { Reason } from '../reasons.ts';

const handlers = 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds';

const unused = (type: string, names: readonly string[], because: string): readonly Reason[] =>
  names.map((name) => ({ type: `AWS::RDS::${type}`, action: `rds:${name}`, because, source: handlers }));

/** What the handlers of RDS list and do not always call. */
export const rdsReasons: readonly Reason[] = [
  ...unused(
    'DB*',
    ['DescribeDBClusters', 'DescribeEngineDefaultClusterParameters'],
    'its calls are left in the list; the handler makes none of them any more',
  ),
  ...unused(
    'DBParameterGroup',
    ['DescribeDBParameters'],
    'creation reads parameters only where the template names none, and then to tell drift',
  ),
  ...unused(
    'DBSubnetGroup',
    ['ListTagsForResource'],
    'the handler ends once the group is no longer there; it reads no tags',
  ),
  ...unused(
    'DBCluster',
    [
      'CreateDBInstance',
      'DeleteDBInstance',
      'DescribeDBClusterAutomatedBackups',
      'DescribeDBClusterSnapshots',
      'DescribeDBSnapshots',
      'DescribeEvents',
      'DescribeGlobalClusters',
      'EnableHttpEndpoint',
      'ModifyDBCluster',
      'ModifyDBInstance',
      'RemoveFromGlobalCluster',
      'RestoreDBClusterFromSnapshot',
      'RestoreDBClusterToPointInTime',
    ],
    'only a cluster that is restored, or of a global cluster, or of several instances, needs it',
  ),
  ...unused(
    'DBInstance',
    [
      'CreateDBInstanceReadReplica',
      'DescribeDBClusterSnapshots',
      'DescribeDBClusters',
      'DescribeDBEngineVersions',
      'DescribeDBInstanceAutomatedBackups',
      'DescribeDBParameterGroups',
      'DescribeDBSnapshots',
      'DescribeEvents',
      'ModifyDBInstance',
      'PromoteReadReplica',
      'RebootDBInstance',
      'RestoreDBInstanceFromDBSnapshot',
      'RestoreDBInstanceToPointInTime',
      'StartDBInstanceAutomatedBackupsReplication',
      'StopDBInstanceAutomatedBackupsReplication',
    ],
    'only an instance that is restored or replicated, or a rolled back change of version, needs it',
  ),
];
