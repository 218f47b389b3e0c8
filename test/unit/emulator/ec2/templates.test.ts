import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const group = (more: object = {}) => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'web', ...more },
});
const template = (ingress: object) =>
  JSON.stringify({
    Resources: {
      Web: group({ SecurityGroupIngress: [ingress] }),
      Database: group({
        SecurityGroupEgress: [{ IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIp: '10.0.0.0/8' }],
      }),
      FromWeb: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: { 'Fn::GetAtt': ['Database', 'GroupId'] },
          IpProtocol: 'tcp',
          FromPort: 5432,
          ToPort: 5432,
          SourceSecurityGroupId: { Ref: 'Web' },
        },
      },
    },
  });

const https = { IpProtocol: 'tcp', FromPort: '443', ToPort: 443, CidrIp: '0.0.0.0/0' };

it('makes, changes and removes security groups', async () => {
  const { operator, settle } = createServiceAccount();
  const stack = { StackName: 'net' };
  await operator.call('cloudformation:CreateStack', { ...stack, TemplateBody: template(https) });
  expect(await settle()).toEqual([]);
  const { SecurityGroups: made } = await operator.call<{ SecurityGroups: { GroupName: string }[] }>(
    'ec2:DescribeSecurityGroups',
  );
  expect(made.map(({ GroupName }) => GroupName)).toEqual([
    'default',
    expect.stringMatching(/^net-(Web|Database)-/),
    expect.stringMatching(/^net-(Web|Database)-/),
  ]);
  expect(made.find(({ GroupName }) => GroupName.startsWith('net-Database'))).toMatchObject({
    IpPermissions: [{ FromPort: 5432, UserIdGroupPairs: [{}] }],
    IpPermissionsEgress: [{ IpProtocol: 'udp' }],
    Tags: expect.arrayContaining([{ Key: 'aws:cloudformation:logical-id', Value: 'Database' }]) as unknown,
  });
  const updated = template({ ...https, FromPort: 80, ToPort: 80 });
  await operator.call('cloudformation:UpdateStack', { ...stack, TemplateBody: updated });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:DeleteStack', stack);
  expect(await settle()).toEqual([]);
  await expect(operator.call('ec2:DescribeSecurityGroups')).resolves.toMatchObject({
    SecurityGroups: [{ GroupName: 'default' }],
  });
});
