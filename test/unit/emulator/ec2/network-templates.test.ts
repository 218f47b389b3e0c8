import { describe, expect, it } from 'vitest';
import { Clock } from '../../../../src/emulator/clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const ref = (Ref: string) => ({ Ref });
const attribute = (...path: readonly string[]) => ({ 'Fn::GetAtt': path });
const inVpc = { VpcId: ref('Vpc') };

/** A public and a private subnet behind a NAT gateway, and a function in the private one. */
const resources = {
  Vpc: {
    Type: 'AWS::EC2::VPC',
    Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true },
  },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { ...inVpc, InternetGatewayId: ref('Gateway') },
  },
  Public: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      ...inVpc,
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      MapPublicIpOnLaunch: true,
    },
  },
  Private: { Type: 'AWS::EC2::Subnet', Properties: { ...inVpc, CidrBlock: '10.0.1.0/24' } },
  Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
  Nat: {
    Type: 'AWS::EC2::NatGateway',
    DependsOn: 'Attachment',
    Properties: { SubnetId: ref('Public'), AllocationId: attribute('Address', 'AllocationId') },
  },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: inVpc },
  Route: {
    Type: 'AWS::EC2::Route',
    Properties: {
      RouteTableId: ref('Table'),
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: ref('Nat'),
    },
  },
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { RouteTableId: ref('Table'), SubnetId: ref('Private') },
  },
  Endpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      ...inVpc,
      ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' },
      RouteTableIds: [ref('Table')],
    },
  },
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { ...inVpc, GroupDescription: 'functions' } },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'],
    },
  },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'exports.handler = async () => 1' },
      Role: attribute('Role', 'Arn'),
      VpcConfig: { SubnetIds: [ref('Private')], SecurityGroupIds: [ref('Group')] },
    },
  },
};
const outputs = {
  Group: { Value: attribute('Vpc', 'DefaultSecurityGroup') },
  Zone: { Value: attribute('Public', 'AvailabilityZone') },
  Gateway: { Value: ref('Attachment') },
  Route: { Value: ref('Route') },
};
const whole = {
  StackName: 'net',
  Capabilities: ['CAPABILITY_IAM'],
  TemplateBody: JSON.stringify({ Resources: resources, Outputs: outputs }),
};

describe.each([
  ['where nothing waits', new Clock()],
  ['where time passes', new Clock(600_000)],
])('a stack with a network %s', (_, clock) => {
  it('comes and goes whole', async () => {
    const { operator, settle } = createServiceAccount('us-east-1', undefined, clock);
    await operator.call('cloudformation:CreateStack', whole);
    expect(await settle()).toEqual([]);
    const { Stacks } = await operator.call<{ Stacks: { Outputs: object[] }[] }>(
      'cloudformation:DescribeStacks',
      { StackName: 'net' },
    );
    expect(Stacks[0]?.Outputs).toMatchObject([
      { OutputValue: expect.stringMatching(/^sg-/) as unknown },
      { OutputValue: 'us-east-1a' },
      { OutputValue: expect.stringMatching(/^IGW\|vpc-/) as unknown },
      { OutputValue: expect.stringMatching(/^rtb-\w+\|0\.0\.0\.0\/0$/) as unknown },
    ]);
    const { NetworkInterfaces: interfaces } = await operator.call<{
      NetworkInterfaces: { InterfaceType: string }[];
    }>('ec2:DescribeNetworkInterfaces');
    expect(interfaces.map(({ InterfaceType: type }) => type).toSorted()).toEqual(['lambda', 'nat_gateway']);
    await operator.call('cloudformation:DeleteStack', { StackName: 'net' });
    expect(await settle()).toEqual([]);
    await expect(operator.call('ec2:DescribeVpcs')).resolves.toMatchObject({ Vpcs: [{ IsDefault: true }] });
  });
});

describe('a network that cannot be', () => {
  const deploy = async (Resources: object) => {
    const { operator, settle } = createServiceAccount();
    const stack = { StackName: 'net', OnFailure: 'DO_NOTHING', TemplateBody: JSON.stringify({ Resources }) };
    await operator.call('cloudformation:CreateStack', stack);
    return settle();
  };

  it('lacks the gateway that nobody attached first', async () => {
    const { Vpc, Gateway, Public, Address, Table } = resources;
    const Nat = { ...resources.Nat, DependsOn: 'Table' };
    const [told] = await deploy({ Vpc, Gateway, Public, Address, Table, Nat });
    expect(told).toMatch(
      /^Nat Resource handler returned message: "NatGateway nat-\w+ is in state failed and hence failed to stabilize\. Detailed failure message: Network vpc-\w+ has no Internet gateway attached"/,
    );
  });

  it('names a route through it', async () => {
    const { Vpc, Gateway, Table, Route } = resources;
    const Properties = {
      RouteTableId: ref('Table'),
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref('Gateway'),
    };
    const [told] = await deploy({ Vpc, Gateway, Table, Route: { ...Route, Properties } });
    expect(told).toMatch(
      /^Route .*route table rtb-\w+ and network gateway igw-\w+ belong to different networks.*HandlerErrorCode: InvalidRequest\)$/,
    );
  });
});

describe('whoever deploys a network', () => {
  const { Vpc, Public } = resources;
  const stack = {
    StackName: 'net',
    OnFailure: 'DO_NOTHING',
    TemplateBody: JSON.stringify({ Resources: { Vpc, Public } }),
  };
  const writes = ['CreateVpc', 'CreateSubnet', 'CreateTags', 'ModifyVpcAttribute', 'ModifySubnetAttribute'];
  const reads = ['DescribeVpcs', 'DescribeSubnets', 'DescribeAvailabilityZones'];
  const actions = [...writes, ...reads].map((name) => `ec2:${name}`);

  it.each([
    ['ec2:CreateTags', /^Vpc .*Encountered a permissions error performing a tagging operation.*Unauthorized/],
    ['ec2:CreateVpc', /^Vpc .*perform: ec2:CreateVpc on resource.*HandlerErrorCode: GeneralServiceException/],
    ['ec2:DescribeVpcs', /^Vpc .*perform: ec2:DescribeVpcs because/],
    ['ec2:DescribeAvailabilityZones', /^Public You are not authorized.*ec2:DescribeAvailabilityZones/],
    ['ec2:ModifySubnetAttribute', /^Public .*ec2:ModifySubnetAttribute on resource: \S+:subnet\/subnet-/],
  ])('needs %s', async (lacking, told) => {
    const { user, settle } = createServiceAccount();
    const deployer = await user('d', 'cloudformation:*', ...actions.filter((action) => action !== lacking));
    await deployer.call('cloudformation:CreateStack', stack);
    expect((await settle())[0]).toMatch(told);
  });

  it('needs no ec2:DescribeVpcAttribute', async () => {
    const { user, settle } = createServiceAccount();
    const deployer = await user('d', 'cloudformation:*', ...actions);
    await deployer.call('cloudformation:CreateStack', stack);
    expect(await settle()).toEqual([]);
  });
});

it('lets go of subnets only after the functions in them', async () => {
  const clock = new Clock(6_000);
  const { operator, settle } = createServiceAccount('us-east-1', undefined, clock);
  await operator.call('cloudformation:CreateStack', whole);
  expect(await settle()).toEqual([]);
  const { Subnets: subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>(
    'ec2:DescribeSubnets',
    { Filters: [{ Name: 'cidr-block', Values: ['10.0.1.0/24'] }] },
  );
  const subnet = { SubnetId: subnets[0]?.SubnetId };
  const { Functions: functions } = await operator.call<{ Functions: { FunctionName: string }[] }>(
    'lambda:ListFunctions',
  );
  expect(await operator.fails('ec2:DeleteSubnet', subnet)).toMatch(/^DependencyViolation: /);
  await operator.call('lambda:DeleteFunction', { FunctionName: functions[0]?.FunctionName });
  expect(await operator.fails('ec2:DeleteSubnet', subnet)).toMatch(/^DependencyViolation: /);
  await clock.pause(21 * 60_000);
  await operator.call('ec2:DeleteSubnet', subnet);
});
