import { describe, expect, it, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const arn = (path: string) => `arn:aws:rds:us-east-1:${accountId}:${path}`;
const instance = {
  DBInstanceIdentifier: 'App',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'postgres',
  EngineVersion: '16.3',
  AllocatedStorage: 20,
  MasterUsername: 'app',
  MasterUserPassword: 'password',
};
const cluster = {
  DBClusterIdentifier: 'app',
  Engine: 'aurora-mysql',
  MasterUsername: 'app',
  MasterUserPassword: 'password',
};

async function subnetsOf(operator: ServiceActor): Promise<string[]> {
  const { Subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>('ec2:DescribeSubnets');
  return Subnets.map(({ SubnetId }) => SubnetId);
}

async function makeGroup(operator: ServiceActor, subnetIds?: readonly string[]) {
  return operator.call('rds:CreateDBSubnetGroup', {
    DBSubnetGroupName: 'Group',
    DBSubnetGroupDescription: 'd',
    SubnetIds: subnetIds ?? (await subnetsOf(operator)),
  });
}

const told = async (operator: ServiceActor) => {
  const { DBInstances } = await operator.call<{ DBInstances: { DBInstanceStatus: string }[] }>(
    'rds:DescribeDBInstances',
  );
  return DBInstances.map(({ DBInstanceStatus }) => DBInstanceStatus);
};

test('an instance passes through its states on the clock of the account', async () => {
  const clock = new HandClock();
  const { operator } = createServiceAccount(undefined, undefined, clock);
  await operator.call('rds:CreateDBInstance', instance);
  expect(await told(operator)).toEqual(['creating']);
  expect(await operator.fails('rds:ModifyDBInstance', { DBInstanceIdentifier: 'app' })).toMatch(
    /^InvalidDBInstanceState: /,
  );
  clock.pass(300);
  expect(await told(operator)).toEqual(['available']);
  await operator.call('rds:ModifyDBInstance', { DBInstanceIdentifier: 'app', AllocatedStorage: 30 });
  expect(await told(operator)).toEqual(['modifying']);
  clock.pass(60);
  const last = { DBInstanceIdentifier: 'app', FinalDBSnapshotIdentifier: 'last' };
  await operator.call('rds:DeleteDBInstance', last);
  expect(await told(operator)).toEqual(['deleting']);
  clock.pass(180);
  expect(await told(operator)).toEqual([]);
  await expect(operator.call('rds:DescribeDBSnapshots')).resolves.toMatchObject({
    DBSnapshots: [{ DBSnapshotIdentifier: 'last', Status: 'available', AllocatedStorage: 30 }],
  });
});

describe('what RDS objects to', () => {
  it.each([
    ['CreateDBInstance', { ...instance, Engine: 'db2' }, /^InvalidParameterValue: Invalid DB engine/],
    ['CreateDBInstance', { ...instance, MasterUserPassword: 'short' }, /shorter than 8 characters/],
    ['CreateDBInstance', { ...instance, DBSubnetGroupName: 'none' }, /^DBSubnetGroupNotFoundFault: /],
    ['CreateDBInstance', { ...instance, DBParameterGroupName: 'none' }, /^DBParameterGroupNotFound: /],
    [
      'CreateDBInstance',
      { ...instance, VpcSecurityGroupIds: ['sg-1'] },
      /Invalid security group , groupId= sg-1/,
    ],
    ['CreateDBInstance', { ...instance, DBInstanceIdentifier: '1' }, /is not a valid identifier/],
    ['CreateDBInstance', { ...instance, ManageMasterUserPassword: true }, /^InvalidParameterCombination: /],
    ['CreateDBCluster', { ...cluster, MasterUserPassword: undefined }, /MasterUserPassword must be provided/],
    [
      'DescribeDBClusters',
      { DBClusterIdentifier: 'none' },
      /^DBClusterNotFoundFault: DBCluster none not found\.$/,
    ],
    [
      'DescribeDBInstances',
      { Filters: [{ Name: 'colour', Values: ['red'] }] },
      /Unrecognized filter name: colour/,
    ],
    ['ListTagsForResource', { ResourceName: arn('db:none') }, /^DBInstanceNotFound: /],
    ['ListTagsForResource', { ResourceName: 'none' }, /^InvalidParameterValue: Invalid resource name/],
    ['CreateDBProxy', {}, /^NotImplemented: /],
  ])('%s %o', async (operation, input, fault) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails(`rds:${operation}`, input)).toMatch(fault);
  });

  it('a subnet group in one zone, and one that is used', async () => {
    const { operator } = createServiceAccount();
    const [one = ''] = await subnetsOf(operator);
    await expect(makeGroup(operator, [one])).rejects.toThrow('coverage requirement');
    await expect(makeGroup(operator, ['subnet-1', one])).rejects.toThrow('are invalid');
    await makeGroup(operator);
    await operator.call('rds:CreateDBInstance', { ...instance, DBSubnetGroupName: 'group' });
    expect(await operator.fails('rds:DeleteDBSubnetGroup', { DBSubnetGroupName: 'group' })).toMatch(
      /^InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'group'/,
    );
  });

  it('the deletion of what is protected, or still has members', async () => {
    const { operator } = createServiceAccount();
    await operator.call('rds:CreateDBCluster', { ...cluster, DeletionProtection: true });
    const gone = { DBClusterIdentifier: 'app', SkipFinalSnapshot: true };
    expect(await operator.fails('rds:DeleteDBCluster', gone)).toMatch(
      /^InvalidParameterCombination: Cannot delete/,
    );
    await operator.call('rds:ModifyDBCluster', { DBClusterIdentifier: 'app', DeletionProtection: false });
    await operator.call('rds:CreateDBInstance', {
      DBInstanceIdentifier: 'one',
      DBInstanceClass: 'db.serverless',
      Engine: 'aurora-mysql',
      DBClusterIdentifier: 'app',
    });
    await expect(operator.call('rds:DescribeDBClusters')).resolves.toMatchObject({
      DBClusters: [{ DBClusterMembers: [{ DBInstanceIdentifier: 'one', IsClusterWriter: true }] }],
    });
    expect(await operator.fails('rds:DeleteDBCluster', gone)).toMatch(/^InvalidDBClusterStateFault: /);
    await operator.call('rds:DeleteDBInstance', { DBInstanceIdentifier: 'one' });
    await operator.call('rds:DeleteDBCluster', gone);
  });
});

test('parameters are set and go back', async () => {
  const { operator } = createServiceAccount();
  const group = { DBParameterGroupName: 'group' };
  await operator.call('rds:CreateDBParameterGroup', {
    ...group,
    DBParameterGroupFamily: 'postgres16',
    Description: 'd',
  });
  const Parameters = [{ ParameterName: 'work_mem', ParameterValue: '8', ApplyMethod: 'immediate' }];
  await operator.call('rds:ModifyDBParameterGroup', { ...group, Parameters });
  const values = async () => {
    const { Parameters: all } = await operator.call<{ Parameters: object[] }>(
      'rds:DescribeDBParameters',
      group,
    );
    return all;
  };
  expect(await values()).toMatchObject([{ ParameterName: 'work_mem', ParameterValue: '8', Source: 'user' }]);
  await operator.call('rds:ResetDBParameterGroup', { ...group, Parameters });
  expect(await values()).toEqual([]);
});

describe('who may', () => {
  const may = (action: string, ...resources: readonly string[]) => ({
    Effect: 'Allow',
    Action: action,
    Resource: resources,
  });
  const linked = 'iam:CreateServiceLinkedRole';
  const makes = may(
    'rds:CreateDBInstance',
    arn('db:app'),
    arn('pg:default.postgres16'),
    arn('og:default:postgres-16'),
    arn('subgrp:default'),
  );

  it.each([
    [[], 'CreateDBInstance', instance, /perform: rds:CreateDBInstance on resource: arn:.*:db:app because/],
    [
      [may('rds:*', arn('db:*'))],
      'CreateDBInstance',
      instance,
      /on resource: arn:.*:pg:default\.postgres16 because/,
    ],
    [
      ['rds:CreateDBInstance'],
      'CreateDBInstance',
      { ...instance, Tags: [{ Key: 'a', Value: 'b' }] },
      /perform: rds:AddTagsToResource on resource: arn:.*:db:app because/,
    ],
    [
      [makes],
      'CreateDBInstance',
      instance,
      /^InvalidParameterValue: Unable to create the resource\. Verify that you have permission to create service linked role/,
    ],
    [
      [makes, linked],
      'CreateDBInstance',
      { ...instance, MasterUserPassword: undefined, ManageMasterUserPassword: true },
      /^AccessDenied: .* kms:DescribeKey on resource/,
    ],
    [
      [makes, linked, 'kms:DescribeKey'],
      'CreateDBInstance',
      { ...instance, MasterUserPassword: undefined, ManageMasterUserPassword: true },
      /perform: secretsmanager:CreateSecret on resource: arn:.*:secret:rds!db-/,
    ],
    [
      [makes],
      'CreateDBInstance',
      { ...instance, MonitoringRoleArn: `arn:aws:iam::${accountId}:role/monitor` },
      /perform: iam:PassRole on resource: arn:.*:role\/monitor/,
    ],
    [[], 'DescribeDBInstances', {}, /perform: rds:DescribeDBInstances on resource: arn:.*:db:\* because/],
    [[], 'CreateDBCluster', cluster, /on resource: arn:.*:cluster:app because/],
    [
      ['rds:CreateDBSubnetGroup'],
      'CreateDBSubnetGroup',
      { DBSubnetGroupName: 'g', DBSubnetGroupDescription: 'd', SubnetIds: [] },
      /^InvalidParameterValue: Missing necessary credentials/,
    ],
  ])('%o: %s %o is refused', async (allowed, operation, input, words) => {
    const { user } = createServiceAccount();
    const somebody = await user('somebody', ...allowed);
    expect(await somebody.fails(`rds:${operation}`, input)).toMatch(words);
  });

  it('makes the first database, and with it the role that all later ones use', async () => {
    const { operator, user } = createServiceAccount();
    const first = await user('first', makes, linked);
    await first.call('rds:CreateDBInstance', instance);
    await expect(operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForRDS' })).resolves.toMatchObject({
      Role: { Path: '/aws-service-role/rds.amazonaws.com/' },
    });
    const second = await user('second', 'rds:CreateDBInstance');
    await second.call('rds:CreateDBInstance', { ...instance, DBInstanceIdentifier: 'two' });
  });

  it('deletes with a last snapshot only who may take it', async () => {
    const { operator, user } = createServiceAccount();
    await operator.call('rds:CreateDBInstance', { ...instance, CopyTagsToSnapshot: true });
    const last = { DBInstanceIdentifier: 'app', FinalDBSnapshotIdentifier: 'last' };
    const somebody = await user('somebody', 'rds:DeleteDBInstance');
    expect(await somebody.fails('rds:DeleteDBInstance', last)).toMatch(
      /perform: rds:CreateDBSnapshot on resource: arn:.*:db:app because/,
    );
    const other = await user('other', 'rds:DeleteDBInstance', 'rds:CreateDBSnapshot');
    expect(await other.fails('rds:DeleteDBInstance', last)).toMatch(
      /perform: rds:AddTagsToResource on resource: arn:.*:snapshot:last because/,
    );
  });

  it('is told by the tags of what is asked about', async () => {
    const { operator, user } = createServiceAccount();
    await operator.call('rds:CreateDBInstance', { ...instance, Tags: [{ Key: 'team', Value: 'a' }] });
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'a', 'rds:db-tag/team': 'a' } };
    const somebody = await user('somebody', { ...may('rds:RebootDBInstance', '*'), Condition });
    await somebody.call('rds:RebootDBInstance', { DBInstanceIdentifier: 'app' });
    await operator.call('rds:RemoveTagsFromResource', { ResourceName: arn('db:app'), TagKeys: ['team'] });
    expect(await somebody.fails('rds:RebootDBInstance', { DBInstanceIdentifier: 'app' })).toMatch(
      /^AccessDenied: /,
    );
  });
});

test('a password that RDS keeps is a secret of the account, until the database goes', async () => {
  const { operator } = createServiceAccount();
  const { DBInstance: made } = await operator.call<{
    DBInstance: { MasterUserSecret: { SecretArn: string } };
  }>('rds:CreateDBInstance', { ...instance, MasterUserPassword: undefined, ManageMasterUserPassword: true });
  const secret = { SecretId: made.MasterUserSecret.SecretArn };
  const { SecretString } = await operator.call<{ SecretString: string }>(
    'secretsmanager:GetSecretValue',
    secret,
  );
  expect(JSON.parse(SecretString)).toMatchObject({ username: 'app' });
  await operator.call('rds:DeleteDBInstance', { DBInstanceIdentifier: 'app', SkipFinalSnapshot: true });
  expect(await operator.fails('secretsmanager:GetSecretValue', secret)).toMatch(
    /^ResourceNotFoundException: /,
  );
});
