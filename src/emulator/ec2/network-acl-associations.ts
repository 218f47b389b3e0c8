import type {
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { onThing } from './requirements.ts';
import { ec2State, type Place } from './store.ts';
import type { Subnet } from './things.ts';

function subnetOf(place: Place, associationId: string | undefined): Subnet | undefined {
  return [...ec2State(place).subnet.values()].find((subnet) => subnet.acl.associationId === associationId);
}

/**
 * A subnet always has one network ACL: it is given another one.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html
 */
export const replaceNetworkAclAssociation = defineOperation<
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult
>({
  name: 'ReplaceNetworkAclAssociation',
  requires: (input, call) => [
    onThing('ec2:ReplaceNetworkAclAssociation', 'network-acl', input.NetworkAclId, call),
    onThing(
      'ec2:ReplaceNetworkAclAssociation',
      'subnet',
      subnetOf(call, input.AssociationId)?.id ?? '*',
      call,
    ),
  ],
  handle: (input, call) => {
    const acl = getThing(call, 'network-acl', input.NetworkAclId);
    const subnet = subnetOf(call, input.AssociationId);
    if (!subnet) {
      throw new AwsError(
        'InvalidAssociationID.NotFound',
        `The association ID '${input.AssociationId}' does not exist`,
      );
    }
    if (subnet.vpcId !== acl.vpcId) {
      throw new AwsError(
        'InvalidParameterValue',
        `network ACL ${acl.id} and subnet ${subnet.id} belong to different networks`,
      );
    }
    const associationId = createId('aclassoc');
    keepThing(call, 'subnet', { ...subnet, acl: { id: acl.id, associationId } });
    return { NewAssociationId: associationId };
  },
});
