import { describe, expect, it } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { ec2Service } from '../../../../src/emulator/ec2/service.ts';
import { Hostility } from '../../../../src/emulator/hostility/hostility.ts';
import { createDirectService } from '../../../support/direct-service.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const web = { GroupName: 'web', Description: 'the web' };
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const anywhere = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

async function createGroup() {
  const ec2 = createDirectService(ec2Service);
  const { GroupId } = (await ec2.call('CreateSecurityGroup', web)) as { GroupId: string };
  return { ec2, GroupId };
}

describe('a security group', () => {
  it('lets everything out and nothing in, until it is told', async () => {
    const { ec2, GroupId } = await createGroup();
    const asked = { GroupId, IpPermissions: [https] };
    await expect(ec2.call('AuthorizeSecurityGroupIngress', asked)).resolves.toMatchObject({
      SecurityGroupRules: [{ IsEgress: false, FromPort: 443, CidrIpv4: '0.0.0.0/0' }],
    });
    await expect(ec2.call('DescribeSecurityGroups', { GroupIds: [GroupId] })).resolves.toMatchObject({
      SecurityGroups: [{ GroupName: 'web', IpPermissions: [https], IpPermissionsEgress: [anywhere] }],
    });
    expect(await ec2.fails('AuthorizeSecurityGroupIngress', asked)).toBe(
      'InvalidPermission.Duplicate: the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
    );
    await ec2.call('RevokeSecurityGroupIngress', asked);
    await ec2.call('RevokeSecurityGroupEgress', { GroupId, IpPermissions: [anywhere] });
    await expect(ec2.call('DescribeSecurityGroups', { GroupIds: [GroupId] })).resolves.toMatchObject({
      SecurityGroups: [{ IpPermissions: [], IpPermissionsEgress: [] }],
    });
    await ec2.call('DeleteSecurityGroup', { GroupId });
    expect(await ec2.fails('DescribeSecurityGroups', { GroupIds: [GroupId] })).toBe(
      `InvalidGroup.NotFound: The security group '${GroupId}' does not exist`,
    );
  });

  it.each([
    ['CreateSecurityGroup', web, /^InvalidGroup.Duplicate: The security group 'web' already exists for VPC/],
    ['CreateSecurityGroup', { ...web, GroupName: 'sg-1' }, /^InvalidParameterValue: /],
    ['CreateSecurityGroup', { ...web, GroupName: 'b', VpcId: 'vpc-1' }, /^InvalidVpcID.NotFound: /],
    ['DeleteSecurityGroup', { GroupName: 'default' }, /^CannotDelete: the specified group: "sg-\w+" name:/],
    ['DeleteSecurityGroup', { GroupId: 'web' }, /^InvalidGroupId.Malformed: Invalid id: "web"/],
    [
      'RevokeSecurityGroupIngress',
      { GroupName: 'web', IpPermissions: [https] },
      /^InvalidPermission.NotFound: /,
    ],
    ['DescribeSubnets', { Filters: [{ Name: 'shape', Values: ['round'] }] }, /The filter 'shape' is invalid/],
    ['DescribeVpcs', { DryRun: true }, /^DryRunOperation: Request would have succeeded/],
  ])('%s %o is refused', async (operation, input, fault) => {
    const { ec2 } = await createGroup();
    expect(await ec2.fails(operation, input)).toMatch(fault);
  });

  it('stays while another names it', async () => {
    const { ec2, GroupId } = await createGroup();
    const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }];
    await ec2.call('AuthorizeSecurityGroupIngress', { GroupName: 'default', IpPermissions });
    expect(await ec2.fails('DeleteSecurityGroup', { GroupId })).toBe(
      `DependencyViolation: resource ${GroupId} has a dependent object`,
    );
  });

  it('is found by filters, in pages', async () => {
    const ec2 = createDirectService(ec2Service);
    const tags = [{ ResourceType: 'security-group', Tags: [{ Key: 'stage', Value: 'dev' }] }];
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await ec2.call('CreateSecurityGroup', { ...web, GroupName: `web${n}`, TagSpecifications: tags });
    }
    const Filters = [{ Name: 'tag:stage', Values: ['d*'] }];
    const first = await ec2.call('DescribeSecurityGroups', { Filters, MaxResults: 5 });
    expect(first['SecurityGroups']).toHaveLength(5);
    const { NextToken } = first;
    await expect(
      ec2.call('DescribeSecurityGroups', { Filters, MaxResults: 5, NextToken }),
    ).resolves.toMatchObject({ SecurityGroups: [{ GroupName: 'web6' }] });
  });
});

it('asks for the group, the VPC and its tags', () => {
  const account = new Account({ accountId: '123456789012', propagationMs: 0 });
  const ec2 = createDirectService(ec2Service, account);
  const tags = [{ ResourceType: 'security-group', Tags: [{ Key: 'a', Value: 'b' }] }];
  expect(ec2.asks('CreateSecurityGroup', { ...web, VpcId: 'vpc-1', TagSpecifications: tags })).toEqual([
    'ec2:CreateSecurityGroup on arn:aws:ec2:eu-west-1:123456789012:security-group/*',
    'ec2:CreateSecurityGroup on arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1',
    'ec2:CreateTags on arn:aws:ec2:eu-west-1:123456789012:security-group/*',
  ]);
});

describe('a refusal', () => {
  it('tells a sentence and a blob that STS decodes', async () => {
    const { user, operator } = createServiceAccount();
    const nobody = await user('nobody');
    const refusal = await nobody.fails('ec2:CreateSecurityGroup', web);
    expect(refusal).toMatch(
      /^UnauthorizedOperation: You are not authorized to perform this operation\. User: \S+ is not authorized to perform: ec2:CreateSecurityGroup on resource: \S+security-group\/\* because .* action\. Encoded authorization failure message: [\w-]{200,}$/,
    );
    const blob = refusal.split('message: ')[1] ?? '';
    const told = await operator.call<{ DecodedMessage: string }>('sts:DecodeAuthorizationMessage', {
      EncodedMessage: blob,
    });
    expect(JSON.parse(told.DecodedMessage)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      failures: { items: [] },
      context: { principal: { name: 'nobody', arn: nobody.arn }, action: 'ec2:CreateSecurityGroup' },
    });
    for (const cut of [blob.slice(0, -4), `A${blob.slice(1)}x`, 'abc']) {
      expect(await operator.fails('sts:DecodeAuthorizationMessage', { EncodedMessage: cut })).toBe(
        'InvalidAuthorizationMessageException: Message is invalid',
      );
    }
    expect(await nobody.fails('sts:DecodeAuthorizationMessage', { EncodedMessage: blob })).toMatch(
      /^AccessDenied: /,
    );
  });

  it('of reading has neither resource nor blob', async () => {
    const { user } = createServiceAccount();
    const nobody = await user('nobody');
    expect(await nobody.fails('ec2:DescribeVpcs')).toBe(
      `UnauthorizedOperation: You are not authorized to perform this operation. User: ${nobody.arn} is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action`,
    );
  });

  it('is only a blob in an account that hides its messages', () => {
    const hostility = new Hostility(['encoded-messages']);
    const account = new Account({ accountId: '123456789012', propagationMs: 0, hostility });
    const requirement = { action: 'ec2:CreateTags', resource: '*' };
    const caller = {
      principal: { kind: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
      accessKeyId: 'AKIAROOT',
      calledVia: [],
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    } as const;
    const call = { account, region: 'eu-west-1', caller, requestId: 'request', body: new Uint8Array() };
    expect(ec2Service.wordRefusal?.('User: x is not', requirement, call)).toMatch(
      /^You are not authorized to perform this operation\. Encoded authorization failure message: [\w-]+$/,
    );
  });
});
