import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const group: NeededResource = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'group' },
};
const rule = (FromPort: number) => ({ IpProtocol: 'tcp', FromPort, ToPort: FromPort, CidrIp: '10.0.0.0/8' });
const described = ['a', 'b'].map((Description) => ({
  ...rule(443),
  GroupId: needed('Group'),
  Description,
}));

const vpc: NeededResource = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const otherVpc: NeededResource = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } };
const inVpc = { VpcId: { Ref: 'Vpc' } };
const subnet = (CidrBlock: string): NeededResource => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { ...inVpc, CidrBlock },
});
const table: NeededResource = { Type: 'AWS::EC2::RouteTable', Properties: inVpc };
const gateway: NeededResource = { Type: 'AWS::EC2::InternetGateway' };
const attachment: NeededResource = {
  Type: 'AWS::EC2::VPCGatewayAttachment',
  Properties: { ...inVpc, InternetGatewayId: { Ref: 'Gateway' } },
};
const open = { Vpc: vpc, Subnet: subnet('10.0.0.0/24'), Gateway: gateway, Attachment: attachment };
const address = (DependsOn?: string): NeededResource => ({
  Type: 'AWS::EC2::EIP',
  exports: ['AllocationId'],
  ...(DependsOn !== undefined && { DependsOn }),
});
const natGateway: NeededResource = {
  Type: 'AWS::EC2::NatGateway',
  DependsOn: 'Attachment',
  Properties: { SubnetId: { Ref: 'Subnet' }, ConnectivityType: 'private' },
};

const routed = { RouteTableId: needed('Table') };
const everywhere = { ...routed, DestinationCidrBlock: '0.0.0.0/0' };
const endpoint = { VpcId: needed('Vpc'), ServiceName: 'com.amazonaws.us-east-1.s3' };

const instance = { ImageId: 'ami-0123456789abcdef0', SubnetId: needed('Subnet') };
const instanceRole: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
};
const profile: NeededResource = {
  Type: 'AWS::IAM::InstanceProfile',
  Properties: { Roles: [{ Ref: 'Role' }] },
};

const acl: NeededResource = { Type: 'AWS::EC2::NetworkAcl', Properties: inVpc };
const entry = (RuleNumber: number, port: number) => ({
  NetworkAclId: needed('Acl'),
  RuleNumber,
  Protocol: 6,
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  PortRange: { From: port, To: port },
});
const flowLogRole: NeededResource = {
  Type: 'AWS::IAM::Role',
  exports: ['Arn'],
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
};
const flowLog = (TrafficType: string) => ({
  ResourceId: needed('Vpc'),
  ResourceType: 'VPC',
  TrafficType,
  LogGroupName: 'flow',
  DeliverLogsPermissionArn: needed('Role.Arn'),
});

export const networkSamples: readonly Sample[] = [
  {
    type: 'AWS::EC2::VPC',
    states: [
      { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true },
      { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: false },
    ],
    replacement: { CidrBlock: '10.1.0.0/16' },
  },
  {
    type: 'AWS::EC2::Subnet',
    needs: { Vpc: vpc },
    states: [
      { VpcId: needed('Vpc'), CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true },
      { VpcId: needed('Vpc'), CidrBlock: '10.0.0.0/24' },
    ],
    replacement: { VpcId: needed('Vpc'), CidrBlock: '10.0.1.0/24' },
  },
  {
    type: 'AWS::EC2::RouteTable',
    needs: { Vpc: vpc, Other: otherVpc },
    states: [{ VpcId: needed('Vpc') }, { VpcId: needed('Vpc') }],
    replacement: { VpcId: needed('Other') },
  },
  {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    needs: { Vpc: vpc, Subnet: subnet('10.0.0.0/24'), Table: table, Other: table },
    states: [{ ...routed, SubnetId: needed('Subnet') }],
    replacement: { RouteTableId: needed('Other'), SubnetId: needed('Subnet') },
  },
  {
    type: 'AWS::EC2::NetworkAcl',
    needs: { Vpc: vpc, Other: otherVpc },
    states: [{ VpcId: needed('Vpc') }, { VpcId: needed('Vpc') }],
    replacement: { VpcId: needed('Other') },
  },
  {
    type: 'AWS::EC2::NetworkAclEntry',
    needs: { Vpc: vpc, Acl: acl },
    states: [entry(100, 443), entry(100, 80)],
    replacement: entry(200, 443),
  },
  {
    type: 'AWS::EC2::SubnetNetworkAclAssociation',
    needs: { Vpc: vpc, Subnet: subnet('10.0.0.0/24'), Acl: acl, Other: acl },
    states: [{ NetworkAclId: needed('Acl'), SubnetId: needed('Subnet') }],
    replacement: { NetworkAclId: needed('Other'), SubnetId: needed('Subnet') },
  },
  {
    type: 'AWS::EC2::FlowLog',
    needs: { Vpc: vpc, Role: flowLogRole },
    states: [flowLog('ALL'), flowLog('ALL')],
    replacement: { ...flowLog('ALL'), LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::flow' },
  },
  { type: 'AWS::EC2::InternetGateway', states: [{}, {}] },
  {
    type: 'AWS::EC2::VPCGatewayAttachment',
    needs: { Vpc: vpc, Other: otherVpc, Gateway: gateway, Second: gateway },
    states: [
      { VpcId: needed('Vpc'), InternetGatewayId: needed('Gateway') },
      { VpcId: needed('Vpc'), InternetGatewayId: needed('Second') },
    ],
    replacement: { VpcId: needed('Other'), InternetGatewayId: needed('Gateway') },
  },
  {
    type: 'AWS::EC2::Route',
    needs: { ...open, Table: table, Nat: natGateway },
    states: [
      { ...everywhere, NatGatewayId: needed('Nat') },
      { ...everywhere, GatewayId: needed('Gateway') },
    ],
    replacement: { ...routed, DestinationCidrBlock: '8.8.8.8/32', GatewayId: needed('Gateway') },
  },
  { type: 'AWS::EC2::EIP', states: [{ Domain: 'vpc' }, { Domain: 'vpc' }] },
  {
    type: 'AWS::EC2::NatGateway',
    needs: { ...open, Address: address('Attachment'), Second: address('Attachment') },
    states: [
      { SubnetId: needed('Subnet'), AllocationId: needed('Address.AllocationId') },
      { SubnetId: needed('Subnet'), AllocationId: needed('Address.AllocationId') },
    ],
    replacement: { SubnetId: needed('Subnet'), AllocationId: needed('Second.AllocationId') },
  },
  {
    type: 'AWS::EC2::Instance',
    needs: { Vpc: vpc, Subnet: subnet('10.0.0.0/24'), Profile: profile, Role: instanceRole },
    states: [
      {
        ...instance,
        InstanceType: 't3.micro',
        SourceDestCheck: false,
        IamInstanceProfile: needed('Profile'),
      },
      { ...instance, InstanceType: 't3.small', IamInstanceProfile: needed('Profile') },
    ],
    replacement: { ...instance, ImageId: 'ami-0fedcba9876543210' },
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    needs: { Vpc: vpc, Table: table, Other: table },
    states: [
      { ...endpoint, RouteTableIds: [needed('Table')] },
      { ...endpoint, RouteTableIds: [needed('Other')] },
    ],
    replacement: { ...endpoint, ServiceName: 'com.amazonaws.us-east-1.dynamodb' },
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    states: [
      { GroupDescription: 'group', SecurityGroupIngress: [rule(80)], SecurityGroupEgress: [rule(443)] },
      { GroupDescription: 'group', SecurityGroupIngress: [rule(81)], SecurityGroupEgress: [rule(444)] },
    ],
  },
  { type: 'AWS::EC2::SecurityGroupIngress', needs: { Group: group }, states: described },
  { type: 'AWS::EC2::SecurityGroupEgress', needs: { Group: group }, states: described },
];
