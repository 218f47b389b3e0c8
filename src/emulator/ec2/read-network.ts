import type {
  DescribeInternetGatewaysResult,
  DescribeSecurityGroupsResult,
  DescribeSubnetsResult,
  DescribeVpcsResult,
  SecurityGroup,
  Subnet,
} from '@aws-sdk/client-ec2';
import type { Call } from '../operation.ts';
import { ec2Service } from './service.ts';

/** What another service, in its own name, sees of the account's network. */
export function readSubnets(call: Call): readonly Subnet[] {
  return (read('DescribeSubnets', call) as DescribeSubnetsResult).Subnets ?? [];
}

export function readSecurityGroups(call: Call): readonly SecurityGroup[] {
  return (read('DescribeSecurityGroups', call) as DescribeSecurityGroupsResult).SecurityGroups ?? [];
}

function read(name: string, call: Call): unknown {
  const operation = ec2Service.operations.find((one) => one.name === name);
  return operation?.handle({} as never, call);
}

/** The VPCs that a gateway opens to the internet. */
export function readOpenVpcs(call: Call): ReadonlySet<string> {
  const found = read('DescribeInternetGateways', call) as DescribeInternetGatewaysResult | undefined;
  return new Set(
    (found?.InternetGateways ?? []).flatMap(({ Attachments = [] }) =>
      Attachments.map(({ VpcId }) => VpcId ?? ''),
    ),
  );
}

export function hasVpc(vpcId: string | undefined, call: Call): boolean {
  const { Vpcs = [] } = read('DescribeVpcs', call) as DescribeVpcsResult;
  return Vpcs.some((vpc) => vpc.VpcId === vpcId);
}
