import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { stateNameOf, type Instance } from './instance.ts';
import { onThing, onThings } from './requirements.ts';
import { refuseUnbuilt } from './unbuilt.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html */
export const modifyInstanceAttribute = defineOperation<ModifyInstanceAttributeRequest, object>({
  name: 'ModifyInstanceAttribute',
  requires: (input, call) => [
    onThing('ec2:ModifyInstanceAttribute', 'instance', input.InstanceId, call),
    ...onThings('ec2:ModifyInstanceAttribute', 'security-group', input.Groups, call),
  ],
  handle: (input, call) => {
    refuseUnbuilt(
      input,
      'BlockDeviceMappings',
      'EnaSupport',
      'InstanceInitiatedShutdownBehavior',
      'Kernel',
      'Ramdisk',
      'SriovNetSupport',
      'UserData',
      'DisableApiStop',
    );
    const instance = getThing(call, 'instance', input.InstanceId);
    if (input.InstanceType?.Value !== undefined && stateNameOf(instance) !== 'stopped') {
      throw new AwsError(
        'IncorrectInstanceState',
        `The instance '${instance.id}' is not in the 'stopped' state.`,
      );
    }
    for (const id of input.Groups ?? []) getThing(call, 'security-group', id);
    if (input.Groups) {
      const nic = getThing(call, 'network-interface', instance.networkInterfaceId);
      keepThing(call, 'network-interface', { ...nic, groupIds: input.Groups });
    }
    keepThing(call, 'instance', {
      ...instance,
      instanceType: (input.InstanceType?.Value ?? instance.instanceType) as Instance['instanceType'],
      isProtected: input.DisableApiTermination?.Value ?? instance.isProtected,
      isEbsOptimized: input.EbsOptimized?.Value ?? instance.isEbsOptimized,
      sourceDestCheck: input.SourceDestCheck?.Value ?? instance.sourceDestCheck,
    });
    return {};
  },
});
