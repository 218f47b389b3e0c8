import type {
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  ModifyVpcAttributeRequest,
  ModifyVpcTenancyRequest,
  ModifyVpcTenancyResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { attributeContext, onThing } from './requirements.ts';
import { refuseUnbuilt } from './unbuilt.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html */
export const modifyVpcAttribute = defineOperation<ModifyVpcAttributeRequest, object>({
  name: 'ModifyVpcAttribute',
  requires: (input, call) => [
    onThing('ec2:ModifyVpcAttribute', 'vpc', input.VpcId, call, contextOfChange(input)),
  ],
  handle: (input, call) => {
    refuseUnbuilt(input, 'EnableNetworkAddressUsageMetrics');
    const vpc = getThing(call, 'vpc', input.VpcId);
    const { EnableDnsHostnames: hostnames, EnableDnsSupport: support } = input;
    if (hostnames !== undefined && support !== undefined) {
      throw new AwsError('InvalidParameterCombination', 'Fields for multiple attribute types specified');
    }
    keepThing(call, 'vpc', {
      ...vpc,
      enableDnsHostnames: hostnames?.Value ?? vpc.enableDnsHostnames,
      enableDnsSupport: support?.Value ?? vpc.enableDnsSupport,
    });
    return {};
  },
});

function contextOfChange(input: ModifyVpcAttributeRequest) {
  const { EnableDnsHostnames: hostnames, EnableDnsSupport: support } = input;
  if (support) return attributeContext('EnableDnsSupport', support.Value);
  return hostnames ? attributeContext('EnableDnsHostnames', hostnames.Value) : {};
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html */
export const describeVpcAttribute = defineOperation<DescribeVpcAttributeRequest, DescribeVpcAttributeResult>({
  name: 'DescribeVpcAttribute',
  requires: (input, call) => [onThing('ec2:DescribeVpcAttribute', 'vpc', input.VpcId, call)],
  handle: (input, call) => {
    const { id, enableDnsHostnames, enableDnsSupport } = getThing(call, 'vpc', input.VpcId);
    switch (input.Attribute) {
      case 'enableDnsHostnames':
        return { VpcId: id, EnableDnsHostnames: { Value: enableDnsHostnames } };
      case 'enableDnsSupport':
        return { VpcId: id, EnableDnsSupport: { Value: enableDnsSupport } };
      case 'enableNetworkAddressUsageMetrics':
        return { VpcId: id, EnableNetworkAddressUsageMetrics: { Value: false } };
      case undefined:
      default:
        throw new AwsError(
          'InvalidParameterValue',
          `Value (${String(input.Attribute)}) for parameter attribute is invalid. Unknown attribute.`,
        );
    }
  },
});

/** Only from `dedicated` to `default`. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcTenancy.html */
export const modifyVpcTenancy = defineOperation<ModifyVpcTenancyRequest, ModifyVpcTenancyResult>({
  name: 'ModifyVpcTenancy',
  requires: (input, call) => [
    onThing(
      'ec2:ModifyVpcTenancy',
      'vpc',
      input.VpcId,
      call,
      attributeContext('InstanceTenancy', input.InstanceTenancy),
    ),
  ],
  handle: (input, call) => {
    const vpc = getThing(call, 'vpc', input.VpcId);
    keepThing(call, 'vpc', { ...vpc, tenancy: 'default' });
    return { ReturnValue: true };
  },
});
