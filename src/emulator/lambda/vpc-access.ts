import type { FunctionConfiguration, VpcConfig } from '@aws-sdk/client-lambda';
import { getThing } from '../ec2/find.ts';
import { defaultVpc, ec2State } from '../ec2/store.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { roleMay } from './execution-role.ts';
import { invalid } from './function-name.ts';

/**
 * Lambda looks at a function's network with the caller's permissions and relays EC2's refusal in its own words.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions;
 * the words: https://github.com/serverless/serverless/issues/8209
 */
export function toUseNetwork(config: VpcConfig | undefined, call: Call): readonly Requirement[] {
  const [group] = config?.SecurityGroupIds ?? [];
  const [subnet] = config?.SubnetIds ?? [];
  if (group === undefined && subnet === undefined) return [];
  const vpcId = ec2State(call).subnet.get(subnet ?? '')?.vpcId ?? defaultVpc(call)?.id ?? '';
  return [
    ...(group === undefined ? [] : [toDescribe('DescribeSecurityGroups', group, call)]),
    ...(subnet === undefined ? [] : [toDescribe('DescribeSubnets', subnet, call)]),
    toDescribe('DescribeVpcs', vpcId, call),
  ];
}

function toDescribe(operation: string, id: string, { account }: Call): Requirement {
  return {
    action: `ec2:${operation}`,
    resource: '*',
    refuse: (sentence) => {
      const told = account.hostility.has('vague-wording')
        ? ''
        : ` ${sentence.replace(' on resource: *', '')}`;
      return new AwsError(
        'AccessDeniedException',
        `Your access has been denied by EC2, please make sure your request credentials have permission to ${operation} for ${id}. EC2 Error Code: UnauthorizedOperation. EC2 Error Message: You are not authorized to perform this operation.${told}`,
        403,
      );
    },
  };
}

/**
 * The network as the function's configuration tells it; empty where the request says nothing of it.
 * @throws AwsError InvalidParameterValueException for what is not there, and for a role that may not make interfaces
 */
export function readNetwork(
  config: VpcConfig | undefined,
  role: string | undefined,
  call: Call,
): Pick<FunctionConfiguration, 'VpcConfig'> {
  if (!config) return {};
  const { SecurityGroupIds: groups = [], SubnetIds: subnets = [] } = config;
  if (groups.length === 0 && subnets.length === 0) return { VpcConfig: { ...config, VpcId: '' } };
  if (!roleMay(role, 'ec2:CreateNetworkInterface', '*', call.account)) {
    throw invalid(
      'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    );
  }
  const networks = new Set(
    [
      ...groups.map((id) => relaying('DescribeSecurityGroups', () => getThing(call, 'security-group', id))),
      ...subnets.map((id) => relaying('DescribeSubnets', () => getThing(call, 'subnet', id))),
    ].map(({ vpcId }) => vpcId),
  );
  const [vpcId = '', another] = networks;
  if (another !== undefined) {
    throw invalid('Security groups and subnets of a function must belong to the same VPC');
  }
  return { VpcConfig: { ...config, VpcId: vpcId } };
}

function relaying<Found>(operation: string, look: () => Found): Found {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalid(
      `Error occurred while ${operation}. EC2 Error Code: ${error.code}. EC2 Error Message: ${error.message}`,
    );
  }
}
