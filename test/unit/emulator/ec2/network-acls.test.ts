import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

interface Acl {
  readonly NetworkAclId: string;
  readonly Entries: readonly { readonly RuleNumber: number; readonly RuleAction: string }[];
  readonly Associations: readonly { readonly NetworkAclAssociationId: string; readonly SubnetId: string }[];
}

async function network() {
  const made = createServiceAccount();
  const { operator } = made;
  const { Vpc: vpc } = await operator.call<{ Vpc: { VpcId: string } }>('ec2:CreateVpc', {
    CidrBlock: '10.0.0.0/16',
  });
  const { Subnet: subnet } = await operator.call<{ Subnet: { SubnetId: string } }>('ec2:CreateSubnet', {
    VpcId: vpc.VpcId,
    CidrBlock: '10.0.0.0/24',
  });
  const { NetworkAcl: acl } = await operator.call<{ NetworkAcl: Acl }>('ec2:CreateNetworkAcl', {
    VpcId: vpc.VpcId,
  });
  const aclOf = async (...filter: readonly [string, string]): Promise<Acl | undefined> => {
    const { NetworkAcls: found } = await operator.call<{ NetworkAcls: Acl[] }>('ec2:DescribeNetworkAcls', {
      Filters: [{ Name: filter[0], Values: [filter[1]] }],
    });
    return found[0];
  };
  return { ...made, acl: acl.NetworkAclId, vpc: vpc.VpcId, subnet: subnet.SubnetId, aclOf };
}

const https = { RuleNumber: 100, Protocol: '6', PortRange: { From: 443, To: 443 }, CidrBlock: '0.0.0.0/0' };

it('an entry is made, replaced and deleted by its number and direction', async () => {
  const { operator, acl: NetworkAclId, aclOf } = await network();
  const rules = async () =>
    (await aclOf('network-acl-id', NetworkAclId))?.Entries.map(
      ({ RuleNumber: number, RuleAction: action }) => `${number} ${action}`,
    );
  expect(await rules()).toEqual(['32767 deny', '32767 deny']);
  const entry = { ...https, NetworkAclId, Egress: false };
  await operator.call('ec2:CreateNetworkAclEntry', { ...entry, RuleAction: 'allow' });
  expect(await operator.fails('ec2:CreateNetworkAclEntry', { ...entry, RuleAction: 'allow' })).toBe(
    'NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.',
  );
  await operator.call('ec2:ReplaceNetworkAclEntry', { ...entry, RuleAction: 'deny' });
  expect(await rules()).toEqual(['100 deny', '32767 deny', '32767 deny']);
  await operator.call('ec2:DeleteNetworkAclEntry', { NetworkAclId, RuleNumber: 100, Egress: false });
  expect(await rules()).toEqual(['32767 deny', '32767 deny']);
});

it.each([
  [
    'ec2:DeleteNetworkAclEntry',
    { RuleNumber: 7, Egress: true },
    /^InvalidNetworkAclEntry\.NotFound: The egress entry with rule number 7 does not exist in network ACL acl-/,
  ],
  ['ec2:CreateNetworkAclEntry', { ...https, RuleNumber: 40_000 }, /^InvalidParameterValue: .*ruleNumber/],
  ['ec2:CreateNetworkAclEntry', { ...https, CidrBlock: undefined }, /^MissingParameter: Either CidrBlock/],
  ['ec2:CreateNetworkAclEntry', { ...https, PortRange: undefined }, /^MissingParameter: .*portRange$/],
])('%s of %o fails', async (call, input, message) => {
  const { operator, acl: NetworkAclId } = await network();
  expect(await operator.fails(call, { Egress: false, RuleAction: 'allow', ...input, NetworkAclId })).toMatch(
    message,
  );
});

it('a subnet has one at any time, which cannot be deleted meanwhile', async () => {
  const { operator, acl: NetworkAclId, subnet, aclOf } = await network();
  const before = await aclOf('association.subnet-id', subnet);
  const place = before?.Associations.find(({ SubnetId: id }) => id === subnet);
  await operator.call('ec2:ReplaceNetworkAclAssociation', {
    AssociationId: place?.NetworkAclAssociationId,
    NetworkAclId,
  });
  expect((await aclOf('association.subnet-id', subnet))?.NetworkAclId).toBe(NetworkAclId);
  expect(await operator.fails('ec2:DeleteNetworkAcl', { NetworkAclId })).toMatch(/^DependencyViolation: /);
  expect(await operator.fails('ec2:DeleteNetworkAcl', { NetworkAclId: before?.NetworkAclId })).toMatch(
    /^InvalidParameterValue: cannot delete default network ACL /,
  );
});

it.each([
  ['network-acl', 'subnet'],
  ['subnet', 'network-acl'],
])('to give one to a subnet takes the %s and also the %s', async (allowed, missing) => {
  const { user, acl: NetworkAclId, subnet, aclOf } = await network();
  const place = (await aclOf('association.subnet-id', subnet))?.Associations[0];
  const ann = await user('ann', {
    Effect: 'Allow',
    Action: 'ec2:ReplaceNetworkAclAssociation',
    Resource: `arn:aws:ec2:*:*:${allowed}/*`,
  });
  const refused = await ann.fails('ec2:ReplaceNetworkAclAssociation', {
    AssociationId: place?.NetworkAclAssociationId,
    NetworkAclId,
  });
  expect(refused).toMatch(
    new RegExp(
      `ec2:ReplaceNetworkAclAssociation on resource: arn:aws:ec2:us-east-1:123456789012:${missing}/`,
    ),
  );
});

it('a stack guards a subnet, and leaves it to the default one', async () => {
  const { operator, settle, vpc, subnet, aclOf } = await network();
  const template = (port: number) =>
    JSON.stringify({
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: vpc } },
        In: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: '100',
            Protocol: 6,
            RuleAction: 'allow',
            Egress: 'false',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: String(port), To: port },
          },
        },
        Association: {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { NetworkAclId: { Ref: 'Acl' }, SubnetId: subnet },
        },
      },
      Outputs: { Association: { Value: { 'Fn::GetAtt': ['Association', 'AssociationId'] } } },
    });
  const stack = { StackName: 'net' };
  await operator.call('cloudformation:CreateStack', { ...stack, TemplateBody: template(443) });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:UpdateStack', { ...stack, TemplateBody: template(80) });
  expect(await settle()).toEqual([]);
  expect(await aclOf('association.subnet-id', subnet)).toMatchObject({
    IsDefault: false,
    Entries: [{ RuleNumber: 100, Protocol: '6', PortRange: { From: 80, To: 80 } }, {}, {}],
  });
  await operator.call('cloudformation:DeleteStack', stack);
  expect(await settle()).toEqual([]);
  expect(await aclOf('association.subnet-id', subnet)).toMatchObject({ IsDefault: true });
});
