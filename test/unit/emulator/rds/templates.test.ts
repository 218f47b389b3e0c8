import { expect, it, test } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const cluster = {
  Type: 'AWS::RDS::DBCluster',
  Properties: {
    Engine: 'aurora-mysql',
    EngineMode: 'serverless',
    MasterUsername: 'app',
    ManageMasterUserPassword: true,
    DBSubnetGroupName: { Ref: 'Subnets' },
  },
};

async function templateOf(operator: ServiceActor, Cluster: object) {
  const { Subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>('ec2:DescribeSubnets');
  const ids = Subnets.map(({ SubnetId }) => SubnetId);
  return {
    StackName: 'app',
    TemplateBody: JSON.stringify({
      Resources: {
        Subnets: {
          Type: 'AWS::RDS::DBSubnetGroup',
          Properties: { DBSubnetGroupDescription: 'd', SubnetIds: ids },
        },
        Cluster,
      },
      Outputs: {
        Host: { Value: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Address'] } },
        Secret: { Value: { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] } },
      },
    }),
  };
}

const snapshots = async (operator: ServiceActor) => {
  const { DBClusterSnapshots } = await operator.call<{ DBClusterSnapshots: object[] }>(
    'rds:DescribeDBClusterSnapshots',
  );
  return DBClusterSnapshots;
};

it.each([
  [{}, 1],
  [{ DeletionPolicy: 'Snapshot' }, 1],
  [{ DeletionPolicy: 'Delete' }, 0],
])('a cluster of policy %o leaves %i snapshots', async (policy, left) => {
  const { operator, settle } = createServiceAccount();
  await operator.call('cloudformation:CreateStack', await templateOf(operator, { ...cluster, ...policy }));
  expect(await settle()).toEqual([]);
  await expect(operator.call('rds:DescribeDBClusters')).resolves.toMatchObject({
    DBClusters: [{ EngineMode: 'serverless', ScalingConfigurationInfo: { MaxCapacity: 16 }, Port: 3306 }],
  });
  const { Stacks } = await operator.call('cloudformation:DescribeStacks', { StackName: 'app' });
  expect(JSON.stringify(Stacks)).toMatch(/\.cluster-.*rds\.amazonaws\.com.*:secret:rds!cluster-/);
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect(await snapshots(operator)).toHaveLength(left);
});

test('a protected cluster is not deleted with its stack', async () => {
  const { operator, settle } = createServiceAccount();
  const Properties = { ...cluster.Properties, DeletionProtection: true };
  await operator.call('cloudformation:CreateStack', await templateOf(operator, { ...cluster, Properties }));
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect((await settle()).join('\n')).toMatch(
    /Cannot delete protected Cluster app-cluster-.*HandlerErrorCode: InvalidRequest/,
  );
});
