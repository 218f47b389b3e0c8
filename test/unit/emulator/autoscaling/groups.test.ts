import { describe, expect, it, test } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const service = (operation: string) => `autoscaling:${operation}`;
const configuration = { LaunchConfigurationName: 'c', ImageId: 'ami-1', InstanceType: 't3.micro' };
const group = { AutoScalingGroupName: 'g', LaunchConfigurationName: 'c', MinSize: 0, MaxSize: 2 };

async function withSubnets(operator: ServiceActor) {
  const { Subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>('ec2:DescribeSubnets');
  return { ...group, VPCZoneIdentifier: Subnets.map(({ SubnetId }) => SubnetId).join(',') };
}

test('a group follows its sizes, keeps its tags and its launch configuration', async () => {
  const { operator } = createServiceAccount();
  await operator.call(service('CreateLaunchConfiguration'), configuration);
  await operator.call(service('CreateAutoScalingGroup'), await withSubnets(operator));
  await operator.call(service('UpdateAutoScalingGroup'), { AutoScalingGroupName: 'g', MinSize: 1 });
  const tag = {
    ResourceId: 'g',
    ResourceType: 'auto-scaling-group',
    Key: 'a',
    Value: 'b',
    PropagateAtLaunch: false,
  };
  await operator.call(service('CreateOrUpdateTags'), { Tags: [tag] });
  await expect(operator.call(service('DescribeAutoScalingGroups'))).resolves.toMatchObject({
    AutoScalingGroups: [{ MinSize: 1, DesiredCapacity: 1, Tags: [tag], Instances: [] }],
  });
  const used = { LaunchConfigurationName: 'c' };
  expect(await operator.fails(service('DeleteLaunchConfiguration'), used)).toMatch(/^ResourceInUse: /);
  await operator.call(service('DeleteAutoScalingGroup'), { AutoScalingGroupName: 'g' });
  await operator.call(service('DeleteLaunchConfiguration'), used);
});

it.each([
  ['CreateAutoScalingGroup', group, /At least one Availability Zone or VPC Subnet is required/],
  [
    'CreateAutoScalingGroup',
    { ...group, AvailabilityZones: ['us-east-1a'] },
    /Launch configuration c not found/,
  ],
  ['CreateAutoScalingGroup', { ...group, MinSize: 3, AvailabilityZones: ['us-east-1a'] }, /Max bound, 2/],
  [
    'CreateAutoScalingGroup',
    { ...group, VPCZoneIdentifier: 'subnet-1', LaunchConfigurationName: undefined },
    /Valid requests must contain/,
  ],
  [
    'UpdateAutoScalingGroup',
    { AutoScalingGroupName: 'none' },
    /^ValidationError: AutoScalingGroup name not found/,
  ],
  [
    'CreateLaunchConfiguration',
    { LaunchConfigurationName: 'c' },
    /^ValidationError: Valid requests must contain/,
  ],
  ['CreateLaunchConfiguration', { ...configuration, SecurityGroups: ['sg-1'] }, /'sg-1' does not exist/],
  ['PutLifecycleHook', { AutoScalingGroupName: 'g', LifecycleHookName: 'h' }, /^NotImplemented: /],
])('%s %o fails', async (operation, input, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails(service(operation), input)).toMatch(fault);
});

describe('who may', () => {
  it('make a group makes its role, and hands on what instances are', async () => {
    const { operator, user } = createServiceAccount();
    await operator.call(service('CreateLaunchConfiguration'), configuration);
    const input = await withSubnets(operator);
    const first = await user('first', service('CreateAutoScalingGroup'));
    expect(await first.fails(service('CreateAutoScalingGroup'), input)).toMatch(
      /perform: iam:CreateServiceLinkedRole on resource: arn:.*\/AWSServiceRoleForAutoScaling because/,
    );
    const tagged = { ...input, Tags: [{ Key: 'a', Value: 'b' }] };
    expect(await first.fails(service('CreateAutoScalingGroup'), tagged)).toMatch(
      /perform: autoscaling:CreateOrUpdateTags on resource: arn:.*:autoScalingGroup:\*:autoScalingGroupName\/g because/,
    );
    const launching = {
      ...input,
      LaunchConfigurationName: undefined,
      LaunchTemplate: { LaunchTemplateName: 't' },
    };
    expect(await first.fails(service('CreateAutoScalingGroup'), launching)).toBe(
      'AccessDenied: You are not authorized to use launch template: t',
    );
  });

  it('make a launch configuration passes its role', async () => {
    const { operator, role, user } = createServiceAccount();
    const arn = await role('instances', 'ec2.amazonaws.com');
    await operator.call('iam:CreateInstanceProfile', { InstanceProfileName: 'p' });
    await operator.call('iam:AddRoleToInstanceProfile', { InstanceProfileName: 'p', RoleName: 'instances' });
    const somebody = await user('somebody', service('CreateLaunchConfiguration'));
    const input = { ...configuration, IamInstanceProfile: 'p' };
    expect(await somebody.fails(service('CreateLaunchConfiguration'), input)).toContain(
      `perform: iam:PassRole on resource: ${arn}`,
    );
  });
});
