import type { VPCDerivedInfo, VPCOptions } from '@aws-sdk/client-elasticsearch-service';
import { readSecurityGroups, readSubnets } from '../ec2/read-network.ts';
import { hasServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, type Call } from '../operation.ts';

/** Either will do. Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/slr.html */
const principals = ['es.amazonaws.com', 'opensearchservice.amazonaws.com'];

/**
 * Where a domain in a VPC stands. The role that this takes is never made for the caller:
 * https://github.com/widdix/aws-cf-templates/issues/185
 * @throws AwsError ValidationException
 */
export function findNetwork(
  { SubnetIds: ids = [], SecurityGroupIds: groups }: VPCOptions,
  call: Call,
): VPCDerivedInfo {
  if (!principals.some((principal) => hasServiceLinkedRole(principal, call.account))) {
    throw new AwsError(
      'ValidationException',
      'Before you can proceed, you must enable a service-linked role to give Amazon ES permissions to access your VPC.',
    );
  }
  const subnets = readSubnets(call);
  const found = ids.map((id) => {
    const subnet = subnets.find(({ SubnetId }) => SubnetId === id);
    if (!subnet) throw new AwsError('ValidationException', `The subnet ID '${id}' does not exist`);
    return subnet;
  });
  const known = readSecurityGroups(call);
  const strange = groups?.find((id) => !known.some(({ GroupId }) => GroupId === id));
  if (strange !== undefined) {
    throw new AwsError('ValidationException', `The security group '${strange}' does not exist`);
  }
  const vpcId = found[0]?.VpcId;
  const usual = known.filter(({ VpcId, GroupName }) => VpcId === vpcId && GroupName === 'default');
  return {
    VPCId: vpcId,
    SubnetIds: [...ids],
    AvailabilityZones: found.map(({ AvailabilityZone = '' }) => AvailabilityZone),
    SecurityGroupIds: [...(groups ?? usual.map(({ GroupId = '' }) => GroupId))],
  };
}
