import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const tags = (ResourceType: string) => [{ ResourceType, Tags: [{ Key: 'team', Value: 'a' }] }];
const vpcInput = { CidrBlock: '10.0.0.0/16', TagSpecifications: tags('vpc') };

it('asks ec2:CreateTags, for creating alone', async () => {
  const { user } = createServiceAccount();
  const may = (action: string) => ({
    Effect: 'Allow',
    Action: 'ec2:CreateTags',
    Resource: '*',
    Condition: { StringEquals: { 'ec2:CreateAction': action } },
  });
  const untagging = await user('untagging', 'ec2:CreateVpc');
  expect(await untagging.fails('ec2:CreateVpc', vpcInput)).toMatch(
    /not authorized to perform: ec2:CreateTags on resource: arn:aws:ec2:us-east-1:\d+:vpc\/\* /,
  );
  const other = await user('other', 'ec2:CreateVpc', may('CreateSubnet'));
  expect(await other.fails('ec2:CreateVpc', vpcInput)).toMatch(/ec2:CreateTags/);
  const right = await user('right', 'ec2:CreateVpc', may('CreateVpc'));
  await right.call('ec2:CreateVpc', vpcInput);
});

it('knows the tags and the VPC of what it is asked about', async () => {
  const { user, operator } = createServiceAccount();
  const { Vpc: vpc } = await operator.call<{ Vpc: { VpcId: string } }>('ec2:CreateVpc', vpcInput);
  const { Subnet: subnet } = await operator.call<{ Subnet: { SubnetId: string } }>('ec2:CreateSubnet', {
    VpcId: vpc.VpcId,
    CidrBlock: '10.0.0.0/24',
  });
  const only = (Condition: object) => ({ Effect: 'Allow', Action: 'ec2:*', Resource: '*', Condition });
  const inVpc = await user(
    'in-vpc',
    only({ ArnEquals: { 'ec2:Vpc': `arn:aws:ec2:us-east-1:123456789012:vpc/${vpc.VpcId}` } }),
  );
  await inVpc.call('ec2:ModifySubnetAttribute', {
    SubnetId: subnet.SubnetId,
    MapPublicIpOnLaunch: { Value: true },
  });
  expect(await inVpc.fails('ec2:DeleteVpc', { VpcId: vpc.VpcId })).toMatch(/^UnauthorizedOperation: /);
  const ofTeam = await user('of-team', only({ StringEquals: { 'ec2:ResourceTag/team': 'a' } }));
  expect(await ofTeam.fails('ec2:DeleteSubnet', { SubnetId: subnet.SubnetId })).toMatch(
    /^UnauthorizedOperation: /,
  );
  await operator.call('ec2:DeleteSubnet', { SubnetId: subnet.SubnetId });
  await ofTeam.call('ec2:DeleteVpc', { VpcId: vpc.VpcId });
});

it('asks about a subnet before its route table', async () => {
  const { user, operator } = createServiceAccount();
  const { Vpc: vpc } = await operator.call<{ Vpc: { VpcId: string } }>('ec2:CreateVpc', vpcInput);
  const inVpc = { VpcId: vpc.VpcId };
  const { Subnet: subnet } = await operator.call<{ Subnet: { SubnetId: string } }>('ec2:CreateSubnet', {
    ...inVpc,
    CidrBlock: '10.0.0.0/24',
  });
  const { RouteTable: table } = await operator.call<{ RouteTable: { RouteTableId: string } }>(
    'ec2:CreateRouteTable',
    inVpc,
  );
  const { AssociationId } = await operator.call('ec2:AssociateRouteTable', {
    RouteTableId: table.RouteTableId,
    SubnetId: subnet.SubnetId,
  });
  const nobody = await user('nobody');
  expect(await nobody.fails('ec2:DisassociateRouteTable', { AssociationId })).toContain(
    `ec2:DisassociateRouteTable on resource: arn:aws:ec2:us-east-1:123456789012:subnet/${subnet.SubnetId} because`,
  );
});
