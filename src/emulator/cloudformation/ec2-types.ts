import type { Loaders } from '../directory.ts';
import type { ResourceType } from './resource-type.ts';

/** Those of EC2: networks, and what guards and watches them. */
export const ec2Types: Loaders<ResourceType> = {
  'AWS::EC2::EIP': async () => (await import('./resource-types/ec2/eip.ts')).ec2Eip,
  'AWS::EC2::FlowLog': async () => (await import('./resource-types/ec2/flow-log.ts')).ec2FlowLog,
  'AWS::EC2::Instance': async () => (await import('./resource-types/ec2/instance.ts')).ec2Instance,
  'AWS::EC2::InternetGateway': async () =>
    (await import('./resource-types/ec2/internet-gateway.ts')).ec2InternetGateway,
  'AWS::EC2::NatGateway': async () => (await import('./resource-types/ec2/nat-gateway.ts')).ec2NatGateway,
  'AWS::EC2::NetworkAcl': async () => (await import('./resource-types/ec2/network-acl.ts')).ec2NetworkAcl,
  'AWS::EC2::NetworkAclEntry': async () =>
    (await import('./resource-types/ec2/network-acl-entry.ts')).ec2NetworkAclEntry,
  'AWS::EC2::Route': async () => (await import('./resource-types/ec2/route.ts')).ec2Route,
  'AWS::EC2::RouteTable': async () => (await import('./resource-types/ec2/route-table.ts')).ec2RouteTable,
  'AWS::EC2::SecurityGroup': async () =>
    (await import('./resource-types/ec2/security-group.ts')).ec2SecurityGroup,
  'AWS::EC2::SecurityGroupEgress': async () =>
    (await import('./resource-types/ec2/security-group-rule.ts')).ec2SecurityGroupEgress,
  'AWS::EC2::SecurityGroupIngress': async () =>
    (await import('./resource-types/ec2/security-group-rule.ts')).ec2SecurityGroupIngress,
  'AWS::EC2::Subnet': async () => (await import('./resource-types/ec2/subnet.ts')).ec2Subnet,
  'AWS::EC2::SubnetNetworkAclAssociation': async () =>
    (await import('./resource-types/ec2/subnet-network-acl-association.ts')).ec2SubnetNetworkAclAssociation,
  'AWS::EC2::SubnetRouteTableAssociation': async () =>
    (await import('./resource-types/ec2/subnet-route-table-association.ts')).ec2SubnetRouteTableAssociation,
  'AWS::EC2::VPC': async () => (await import('./resource-types/ec2/vpc.ts')).ec2Vpc,
  'AWS::EC2::VPCEndpoint': async () => (await import('./resource-types/ec2/vpc-endpoint.ts')).ec2VpcEndpoint,
  'AWS::EC2::VPCGatewayAttachment': async () =>
    (await import('./resource-types/ec2/vpc-gateway-attachment.ts')).ec2VpcGatewayAttachment,
};
