import { beforeEach, describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const image = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
type Account = ReturnType<typeof createServiceAccount>;
interface Started {
  readonly Instances: readonly { readonly InstanceId: string; readonly State: { readonly Name: string } }[];
}

let account: Account;
beforeEach(() => {
  account = createServiceAccount();
});

describe('an instance', () => {
  it('runs in a default subnet until it is terminated', async () => {
    const { operator: ec2 } = account;
    const { Instances: started } = await ec2.call<Started>('ec2:RunInstances', image);
    expect(started).toMatchObject([{ State: { Name: 'pending' }, PublicIpAddress: '203.0.113.1' }]);
    const InstanceIds = started.map(({ InstanceId }) => InstanceId);
    const told = () => ec2.call('ec2:DescribeInstances', { InstanceIds });
    const inState = (Name: string) => ({ Reservations: [{ Instances: [{ State: { Name } }] }] });
    expect(await told()).toMatchObject(inState('running'));
    const bigger = { InstanceId: InstanceIds[0], InstanceType: { Value: 't3.small' } };
    expect(await ec2.fails('ec2:ModifyInstanceAttribute', bigger)).toMatch(/^IncorrectInstanceState: /);
    await ec2.call('ec2:StopInstances', { InstanceIds });
    await ec2.call('ec2:ModifyInstanceAttribute', bigger);
    await ec2.call('ec2:StartInstances', { InstanceIds });
    await ec2.call('ec2:TerminateInstances', { InstanceIds });
    expect(await told()).toMatchObject(inState('terminated'));
    expect(await ec2.call('ec2:DescribeNetworkInterfaces')).toEqual({ NetworkInterfaces: [] });
  });

  it('is terminated only where it is not protected', async () => {
    const { operator: ec2 } = account;
    const { Instances: started } = await ec2.call<Started>('ec2:RunInstances', {
      ...image,
      DisableApiTermination: true,
    });
    const InstanceIds = started.map(({ InstanceId }) => InstanceId);
    expect(await ec2.fails('ec2:TerminateInstances', { InstanceIds })).toMatch(/^OperationNotPermitted: /);
  });

  it.each([
    [{ KeyName: 'mine' }, "InvalidKeyPair.NotFound: The key pair 'mine' does not exist"],
    [{ ImageId: 'ubuntu' }, /^InvalidAMIID.Malformed: /],
    [{ SubnetId: 'subnet-1' }, /^InvalidSubnetID.NotFound: /],
    [{ IamInstanceProfile: { Name: 'none' } }, /Invalid IAM Instance Profile name$/],
    [{ LaunchTemplate: { LaunchTemplateId: 'lt-1' } }, /^NotImplemented: /],
  ])('is not started with %o', async (more, fault) => {
    expect(await account.operator.fails('ec2:RunInstances', { ...image, ...more })).toMatch(fault);
  });

  it('is given a role only by who may pass it', async () => {
    const { operator, role, user } = account;
    const arn = await role('web', 'ec2.amazonaws.com');
    const profile = { InstanceProfileName: 'web' };
    await operator.call('iam:CreateInstanceProfile', profile);
    await operator.call('iam:AddRoleToInstanceProfile', { ...profile, RoleName: 'web' });
    const starter = await user('starter', 'ec2:RunInstances');
    await starter.call('ec2:RunInstances', image);
    expect(
      await starter.fails('ec2:RunInstances', { ...image, IamInstanceProfile: { Name: 'web' } }),
    ).toContain(`is not authorized to perform: iam:PassRole on resource: ${arn} because`);
  });
});
