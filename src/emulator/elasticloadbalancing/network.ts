import type { CreateLoadBalancerInput, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { readOpenVpcs, readSecurityGroups, readSubnets } from '../ec2/read-network.ts';
import { AwsError, type Call } from '../operation.ts';

type Asked = Pick<
  CreateLoadBalancerInput,
  'Subnets' | 'SubnetMappings' | 'SecurityGroups' | 'Type' | 'Scheme'
>;

/**
 * Where a load balancer stands.
 * @throws AwsError SubnetNotFound, InvalidSubnet, ValidationError
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function findZones(asked: Asked, call: Call): Pick<LoadBalancer, 'VpcId' | 'AvailabilityZones'> {
  const ids = asked.Subnets ?? asked.SubnetMappings?.map(({ SubnetId }) => SubnetId ?? '') ?? [];
  const known = readSubnets(call);
  const found = ids.map((id) => {
    const subnet = known.find(({ SubnetId }) => SubnetId === id);
    if (!subnet) throw new AwsError('SubnetNotFound', `The subnet ID '${id}' does not exist`);
    return subnet;
  });
  const zones = new Set(found.map(({ AvailabilityZone }) => AvailabilityZone));
  if (zones.size < ids.length) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  const least = (asked.Type ?? 'application') === 'application' ? 2 : 1;
  if (zones.size < least) {
    throw new AwsError(
      'ValidationError',
      least === 2
        ? 'At least two subnets in two different Availability Zones must be specified'
        : 'At least one subnet must be specified',
    );
  }
  const [vpcId, other] = new Set(found.map(({ VpcId }) => VpcId));
  if (other !== undefined) throw new AwsError('InvalidSubnet', 'All subnets must belong to the same VPC');
  if (
    (asked.Scheme ?? 'internet-facing') === 'internet-facing' &&
    asked.Type !== 'gateway' &&
    !readOpenVpcs(call).has(vpcId ?? '')
  ) {
    throw new AwsError('InvalidSubnet', `VPC ${vpcId} has no internet gateway`);
  }
  return {
    VpcId: vpcId,
    AvailabilityZones: found.map((subnet) => ({
      ZoneName: subnet.AvailabilityZone,
      SubnetId: subnet.SubnetId,
      LoadBalancerAddresses: [],
    })),
  };
}

/** Those named, else, of an application load balancer, the VPC's default one. @throws AwsError InvalidSecurityGroup */
export function findGroups(asked: Asked, vpcId: string | undefined, call: Call): string[] {
  const groups = readSecurityGroups(call);
  const { SecurityGroups: named = [] } = asked;
  if (named.length === 0) {
    if ((asked.Type ?? 'application') !== 'application') return [];
    return groups
      .filter(({ VpcId, GroupName }) => VpcId === vpcId && GroupName === 'default')
      .map(({ GroupId }) => GroupId ?? '');
  }
  for (const id of named) {
    const group = groups.find(({ GroupId }) => GroupId === id);
    if (!group) {
      throw new AwsError('InvalidSecurityGroup', `The security group '${id}' does not exist`);
    }
    if (group.VpcId !== vpcId) {
      throw new AwsError(
        'InvalidConfigurationRequest',
        `One or more security groups are invalid: '${id}' does not belong to VPC '${vpcId}'`,
      );
    }
  }
  return [...named];
}
