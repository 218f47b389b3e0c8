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
];
