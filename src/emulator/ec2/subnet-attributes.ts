import type { AttributeBooleanValue, ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { attributeContext, onThing } from './requirements.ts';
import type { Subnet } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html */
export const modifySubnetAttribute = defineOperation<ModifySubnetAttributeRequest, object>({
  name: 'ModifySubnetAttribute',
  requires: (input, call) => {
    const [change] = changesIn(input);
    const context = change ? attributeContext(change.name, change.value) : {};
    return [onThing('ec2:ModifySubnetAttribute', 'subnet', input.SubnetId, call, context)];
  },
  handle: (input, call) => {
    refuseUnbuilt(
      input,
      'MapCustomerOwnedIpOnLaunch',
      'CustomerOwnedIpv4Pool',
      'EnableLniAtDeviceIndex',
      'DisableLniAtDeviceIndex',
    );
    const subnet = getThing(call, 'subnet', input.SubnetId);
    const changes = changesIn(input);
    if (changes.length > 1) {
      throw new AwsError('InvalidParameterCombination', 'Fields for multiple attribute types specified');
    }
    if (input.AssignIpv6AddressOnCreation?.Value === true) {
      throw new AwsError(
        'InvalidParameterValue',
        `Invalid value 'true' for assignIpv6AddressOnCreation. Subnet must be associated with an IPv6 CIDR block first.`,
      );
    }
    keepThing(call, 'subnet', changed(subnet, input));
    return {};
  },
});

function changesIn(
  input: ModifySubnetAttributeRequest,
): { readonly name: string; readonly value: unknown }[] {
  return Object.entries(input)
    .filter(([name, value]) => name !== 'SubnetId' && name !== 'DryRun' && value !== undefined)
    .map(([name, value]) => ({
      name,
      value: typeof value === 'object' ? (value as AttributeBooleanValue).Value : value,
    }));
}

function changed(subnet: Subnet, input: ModifySubnetAttributeRequest): Subnet {
  const { privateDns } = subnet;
  return {
    ...subnet,
    mapPublicIpOnLaunch: input.MapPublicIpOnLaunch?.Value ?? subnet.mapPublicIpOnLaunch,
    enableDns64: input.EnableDns64?.Value ?? subnet.enableDns64,
    privateDns: {
      hostnameType: input.PrivateDnsHostnameTypeOnLaunch ?? privateDns.hostnameType,
      hasA: input.EnableResourceNameDnsARecordOnLaunch?.Value ?? privateDns.hasA,
      hasAaaa: input.EnableResourceNameDnsAAAARecordOnLaunch?.Value ?? privateDns.hasAaaa,
    },
  };
}
