import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

async function network() {
  const made = createServiceAccount();
  const { Vpc: vpc } = await made.operator.call<{ Vpc: { VpcId: string } }>('ec2:CreateVpc', {
    CidrBlock: '10.0.0.0/16',
  });
  const roleArn = await made.role('flow', 'vpc-flow-logs.amazonaws.com');
  const toGroup = {
    ResourceIds: [vpc.VpcId],
    ResourceType: 'VPC',
    TrafficType: 'REJECT',
    LogGroupName: 'flow',
    DeliverLogsPermissionArn: roleArn,
  };
  const toBucket = {
    ResourceIds: [vpc.VpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::flow',
  };
  return { ...made, vpc: vpc.VpcId, roleArn, toGroup, toBucket };
}

it('is made, described and deleted', async () => {
  const { operator, vpc, toGroup } = await network();
  const { FlowLogIds: ids } = await operator.call<{ FlowLogIds: string[] }>('ec2:CreateFlowLogs', toGroup);
  expect(
    await operator.call('ec2:DescribeFlowLogs', { Filter: [{ Name: 'resource-id', Values: [vpc] }] }),
  ).toMatchObject({ FlowLogs: [{ FlowLogId: ids[0], TrafficType: 'REJECT', LogGroupName: 'flow' }] });
  await operator.call('ec2:DeleteFlowLogs', { FlowLogIds: ids });
  expect(await operator.call('ec2:DescribeFlowLogs')).toEqual({ FlowLogs: [] });
});

it('a log group needs a role', async () => {
  const { operator, toGroup } = await network();
  const { DeliverLogsPermissionArn: _, ...without } = toGroup;
  expect(await operator.fails('ec2:CreateFlowLogs', without)).toBe(
    'InvalidParameter: DeliverLogsPermissionArn can not be empty if LogDestinationType is cloud-watch-logs.',
  );
});

it.each([
  ['toGroup', 'ec2:CreateFlowLogs', /iam:PassRole on resource: arn:aws:iam::123456789012:role\/flow/],
  ['toBucket', 'ec2:CreateFlowLogs', /logs:CreateLogDelivery/],
  ['toBucket', 'logs:CreateLogDelivery', /ec2:CreateFlowLogs on resource: .*vpc-flow-log\/\*/],
] as const)('%s by who may only %s is refused', async (to, allowed, message) => {
  const { user, ...made } = await network();
  const ann = await user('ann', allowed);
  expect(await ann.fails('ec2:CreateFlowLogs', made[to])).toMatch(message);
});

it('a stack records its network, elsewhere after a replacement', async () => {
  const { operator, settle, vpc, roleArn } = await network();
  const template = (more: object) =>
    JSON.stringify({
      Resources: {
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: vpc, ResourceType: 'VPC', TrafficType: 'ALL', ...more },
        },
      },
    });
  const toGroup = { LogGroupName: 'flow', DeliverLogsPermissionArn: roleArn };
  await operator.call('cloudformation:CreateStack', { StackName: 'net', TemplateBody: template(toGroup) });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:UpdateStack', {
    StackName: 'net',
    TemplateBody: template({ LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::flow' }),
  });
  expect(await settle()).toEqual([]);
  expect(await operator.call('ec2:DescribeFlowLogs')).toMatchObject({
    FlowLogs: [{ LogDestinationType: 's3' }],
  });
  await operator.call('cloudformation:DeleteStack', { StackName: 'net' });
  expect(await settle()).toEqual([]);
  expect(await operator.call('ec2:DescribeFlowLogs')).toEqual({ FlowLogs: [] });
});
