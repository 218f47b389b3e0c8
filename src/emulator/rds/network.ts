import type { DBSubnetGroup, VpcSecurityGroupMembership } from '@aws-sdk/client-rds';
import { readSecurityGroups, readSubnets } from '../ec2/read-network.ts';
import { AwsError, type Call } from '../operation.ts';

interface Network {
  readonly VpcId: string;
  readonly Subnets: (NonNullable<DBSubnetGroup['Subnets']>[number] & {
    readonly SubnetAvailabilityZone: { readonly Name: string };
  })[];
}

/**
 * The network that these subnets make: of one VPC, in two Availability Zones at least.
 * @throws AwsError InvalidSubnet, DBSubnetGroupDoesNotCoverEnoughAZs
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html; the words are those of published reports.
 */
export function findNetwork(subnetIds: readonly string[], call: Call): Network {
  const known = readSubnets(call);
  const found = subnetIds.map((id) => {
    const subnet = known.find(({ SubnetId }) => SubnetId === id);
    if (!subnet)
      throw new AwsError('InvalidSubnet', `Some input subnets in :[${subnetIds.join(', ')}] are invalid.`);
    return subnet;
  });
  const vpcs = new Set(found.map(({ VpcId }) => VpcId));
  if (vpcs.size > 1) {
    throw new AwsError('InvalidSubnet', 'The DB subnet group has subnets that are not all in a common VPC.');
  }
  const zones = [...new Set(found.map(({ AvailabilityZone }) => AvailabilityZone))];
  if (zones.length < 2) {
    throw new AwsError(
      'DBSubnetGroupDoesNotCoverEnoughAZs',
      `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones.join(', ')}. Add subnets to cover at least 2 AZs.`,
    );
  }
  return {
    VpcId: found[0]?.VpcId ?? '',
    Subnets: found.map((subnet) => ({
      SubnetIdentifier: subnet.SubnetId,
      SubnetAvailabilityZone: { Name: subnet.AvailabilityZone ?? '' },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
  };
}

/**
 * The security groups of a database: those named, else the VPC's default one.
 * @throws AwsError InvalidParameterValue, InvalidVPCNetworkStateFault
 */
export function findSecurityGroups(
  named: readonly string[] | undefined,
  vpcId: string | undefined,
  call: Call,
): VpcSecurityGroupMembership[] {
  const groups = readSecurityGroups(call);
  const wanted =
    named && named.length > 0
      ? named
      : groups
          .filter(({ VpcId, GroupName }) => VpcId === vpcId && GroupName === 'default')
          .map(({ GroupId }) => GroupId ?? '');
  return wanted.map((id) => {
    const group = groups.find(({ GroupId }) => GroupId === id);
    if (!group) {
      throw new AwsError('InvalidParameterValue', `Invalid security group , groupId= ${id}, groupName=.`);
    }
    if (group.VpcId !== vpcId) {
      throw new AwsError(
        'InvalidVPCNetworkStateFault',
        `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${vpcId} and the EC2 security group is in ${group.VpcId}`,
      );
    }
    return { VpcSecurityGroupId: id, Status: 'active' };
  });
}
