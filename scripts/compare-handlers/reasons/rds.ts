import type { Reason } from '../reasons.ts';

const handlers = 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds';

const unused = (type: string, names: readonly string[], because: string): readonly Reason[] =>
  names.map((name) => ({ type: `AWS::RDS::${type}`, action: `rds:${name}`, because, source: handlers }));

/** What the handlers of RDS list and do not always call. */
export const rdsReasons: readonly Reason[] = [
  ...unused(
    'DBClusterParameterGroup',
    ['DescribeDBClusters', 'DescribeEngineDefaultClusterParameters'],
    'they are left in the list; the handler makes none of these calls any more',
  ),
  ...unused(
    'DBCluster',
    [
      'CreateDBInstance',
      'DeleteDBInstance',
      'DescribeDBClusterAutomatedBackups',
      'DescribeDBSnapshots',
      'DescribeGlobalClusters',
      'EnableHttpEndpoint',
      'ModifyDBInstance',
      'RemoveFromGlobalCluster',
    ],
    'only a cluster that is restored, or of a global cluster, or of several instances, needs it',
  ),
  ...unused(
    'DBInstance',
    [
      'DescribeDBClusterSnapshots',
      'DescribeDBClusters',
      'DescribeDBInstanceAutomatedBackups',
      'DescribeDBParameterGroups',
    ],
    'only an instance that is restored or replicated, or a change of version that is rolled back, needs it',
  ),
];
