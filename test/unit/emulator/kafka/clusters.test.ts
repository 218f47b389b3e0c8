import { expect, it, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

async function clusterIn(operator: ServiceActor) {
  const { Subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>('ec2:DescribeSubnets');
  const [one, two] = Subnets.map(({ SubnetId }) => SubnetId);
  return {
    ClusterName: 'events',
    KafkaVersion: '3.6.0',
    NumberOfBrokerNodes: 2,
    BrokerNodeGroupInfo: { ClientSubnets: [one, two], InstanceType: 'kafka.t3.small' },
  };
}

test('a cluster is made, changed one step at a time, and deleted', async () => {
  const clock = new HandClock();
  const { operator } = createServiceAccount(undefined, undefined, clock);
  const { ClusterArn } = await operator.call('kafka:CreateCluster', await clusterIn(operator));
  const state = async () => {
    const { ClusterInfo } = await operator.call<{ ClusterInfo: { State: string; CurrentVersion: string } }>(
      'kafka:DescribeCluster',
      { ClusterArn },
    );
    return [ClusterInfo.State, ClusterInfo.CurrentVersion];
  };
  const grow = (CurrentVersion: string) => ({ ClusterArn, CurrentVersion, TargetNumberOfBrokerNodes: 4 });
  expect(await state()).toEqual(['CREATING', 'K1']);
  expect(await operator.fails('kafka:UpdateBrokerCount', grow('K1'))).toMatch(/^BadRequestException: /);
  expect(await operator.fails('kafka:GetBootstrapBrokers', { ClusterArn })).toMatch(/^BadRequestException: /);
  clock.pass(1200);
  expect(await operator.fails('kafka:UpdateBrokerCount', grow('K9'))).toMatch(/not the one given/);
  await operator.call('kafka:UpdateBrokerCount', grow('K1'));
  expect(await state()).toEqual(['UPDATING', 'K2']);
  clock.pass(600);
  await expect(operator.call('kafka:GetBootstrapBrokers', { ClusterArn })).resolves.toMatchObject({
    BootstrapBrokerStringTls: expect.stringMatching(/^b-1\.events\..*:9094,b-2/) as unknown,
  });
  await operator.call('kafka:DeleteCluster', { ClusterArn });
  expect(await state()).toEqual(['DELETING', 'K2']);
  clock.pass(300);
  expect(await operator.fails('kafka:DescribeCluster', { ClusterArn })).toMatch(/^NotFoundException: /);
});

it.each([
  [{ NumberOfBrokerNodes: 3 }, /must be a multiple/],
  [{ BrokerNodeGroupInfo: { ClientSubnets: ['a'], InstanceType: 'b' } }, /two or three client subnets/],
  [{ BrokerNodeGroupInfo: { ClientSubnets: ['a', 'b'], InstanceType: 'b' } }, /subnets are not valid: a$/],
])('a cluster with %o is refused', async (more, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails('kafka:CreateCluster', { ...(await clusterIn(operator)), ...more })).toMatch(
    fault,
  );
});

it.each([
  [[], /perform: kafka:CreateCluster on resource: \* because/],
  [['kafka:CreateCluster'], /perform: kafka:TagResource on resource: arn:.*:cluster\/events\//],
  [['kafka:*'], /perform: ec2:DescribeSubnets/],
  [
    ['kafka:*', 'ec2:*'],
    /perform: iam:CreateServiceLinkedRole on resource: arn:.*\/AWSServiceRoleForKafka because/,
  ],
])('who may do %o is refused', async (allowed, words) => {
  const { operator, user } = createServiceAccount();
  const input = { ...(await clusterIn(operator)), Tags: { a: 'b' } };
  const somebody = await user('somebody', ...allowed);
  expect(await somebody.fails('kafka:CreateCluster', input)).toMatch(words);
});
