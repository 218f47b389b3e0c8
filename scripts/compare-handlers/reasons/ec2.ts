import type { Reason } from '../reasons.ts';

const api = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference';

/** What the handlers of networks may need and these do not. */
export const ec2Reasons: readonly Reason[] = [
  {
    type: 'AWS::EC2::EIP',
    handler: 'create',
    action: 'ec2:AcceptAddressTransfer',
    because: 'only an address that another account hands over is accepted',
    source: `${api}/API_AcceptAddressTransfer.html`,
  },
  ...['AssignPrivate', 'Associate', 'Disassociate', 'UnassignPrivate'].map((verb): Reason => ({
    type: 'AWS::EC2::NatGateway',
    handler: 'update',
    action: `ec2:${verb}NatGatewayAddress`,
    because: 'only secondary addresses need it, which are not built',
    source: `${api}/API_${verb}NatGatewayAddress.html`,
  })),
  ...['Associate', 'Disassociate'].map((verb): Reason => ({
    type: 'AWS::EC2::Subnet',
    handler: 'update',
    action: `ec2:${verb}SubnetCidrBlock`,
    because: 'only a block of IPv6 addresses needs it, which is not built',
    source: `${api}/API_${verb}SubnetCidrBlock.html`,
  })),
  {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    action: 'ec2:DescribeSubnets',
    because: 'the table tells whether the subnet has one; whether AWS looks at the subnet too is not settled',
    source: 'assumed',
  },
  ...['SecurityGroups', 'Subnets', 'Vpcs'].map((noun): Reason => ({
    type: 'AWS::EC2::VPCEndpoint',
    action: `ec2:Describe${noun}`,
    because: 'what is named is checked by EC2 itself; the endpoint tells its parts',
    source: 'assumed',
  })),
  ...[
    'DescribeInstanceAttribute',
    'DescribeInstanceCreditSpecifications',
    'DescribeKeyPairs',
    'DescribeLaunchTemplates',
    'DescribeNetworkInterfaces',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeVolumes',
    'DescribeVpcs',
    'StartInstances',
  ].map((name): Reason => ({
    type: 'AWS::EC2::Instance',
    action: `ec2:${name}`,
    because: 'a policy cut to the least makes an instance without it; for changes and deletions assumed',
    source: 'https://github.com/trailofbits/algo/pull/14417',
  })),
  ...[
    'AssociateIamInstanceProfile',
    'DescribeIamInstanceProfileAssociations',
    'DisassociateIamInstanceProfile',
    'ReplaceIamInstanceProfileAssociation',
  ].map((name): Reason => ({
    type: 'AWS::EC2::Instance',
    action: `ec2:${name}`,
    because: 'RunInstances takes the profile, and another one replaces the instance here',
    source: 'assumed',
  })),
  ...[
    'ModifyInstanceCreditSpecification',
    'ModifyInstanceMaintenanceOptions',
    'ModifyInstancePlacement',
    'ModifyPrivateDnsNameOptions',
    'MonitorInstances',
    'UnmonitorInstances',
  ].map((name): Reason => ({
    type: 'AWS::EC2::Instance',
    action: `ec2:${name}`,
    because: 'only the property of that name needs it, whose change is not built',
    source: `${api}/API_${name}.html`,
  })),
];
