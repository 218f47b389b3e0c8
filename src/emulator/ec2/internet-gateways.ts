import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  CreateInternetGatewayResult,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult,
  DetachInternetGatewayRequest,
  InternetGateway as Description,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { hasPublicAddress } from './public-addresses.ts';
import { assertRoom } from './quotas.ts';
import { onNew, onThing, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State } from './store.ts';
import type { InternetGateway } from './things.ts';

const kind = 'internet-gateway';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html */
export const createInternetGateway = defineOperation<
  CreateInternetGatewayRequest,
  CreateInternetGatewayResult
>({
  name: 'CreateInternetGateway',
  requires: (input, call) => [
    onNew('ec2:CreateInternetGateway', kind, input.TagSpecifications, call),
    ...toTagNew('CreateInternetGateway', kind, input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    assertRoom(kind, ec2State(call)[kind]);
    const tags = tagsOfNew(kind, input.TagSpecifications);
    const gateway = keepThing(call, kind, { id: createId('igw'), vpcId: undefined, tags });
    return { InternetGateway: describe(gateway, call) };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteInternetGateway.html */
export const deleteInternetGateway = defineOperation<DeleteInternetGatewayRequest, object>({
  name: 'DeleteInternetGateway',
  requires: (input, call) => [onThing('ec2:DeleteInternetGateway', kind, input.InternetGatewayId, call)],
  handle: (input, call) => {
    const { id, vpcId } = getThing(call, kind, input.InternetGatewayId);
    if (vpcId !== undefined) {
      throw new AwsError(
        'DependencyViolation',
        `The internetGateway '${id}' has dependencies and cannot be deleted.`,
      );
    }
    ec2State(call)[kind].delete(id);
    return {};
  },
});

function onBoth(action: string, input: AttachInternetGatewayRequest, call: Call) {
  return [onThing(action, kind, input.InternetGatewayId, call), onThing(action, 'vpc', input.VpcId, call)];
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html */
export const attachInternetGateway = defineOperation<AttachInternetGatewayRequest, object>({
  name: 'AttachInternetGateway',
  requires: (input, call) => onBoth('ec2:AttachInternetGateway', input, call),
  handle: (input, call) => {
    const gateway = getThing(call, kind, input.InternetGatewayId);
    const vpc = getThing(call, 'vpc', input.VpcId);
    if (gateway.vpcId !== undefined) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${gateway.id} is already attached to network ${gateway.vpcId}`,
      );
    }
    if ([...ec2State(call)[kind].values()].some(({ vpcId }) => vpcId === vpc.id)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Network ${vpc.id} already has an internet gateway attached`,
      );
    }
    keepThing(call, kind, { ...gateway, vpcId: vpc.id });
    return {};
  },
});

/**
 * Not while something in the network has a public address: https://github.com/carina-rs/carina/issues/1088.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html
 */
export const detachInternetGateway = defineOperation<DetachInternetGatewayRequest, object>({
  name: 'DetachInternetGateway',
  requires: (input, call) => onBoth('ec2:DetachInternetGateway', input, call),
  handle: (input, call) => {
    const gateway = getThing(call, kind, input.InternetGatewayId);
    const vpc = getThing(call, 'vpc', input.VpcId);
    if (gateway.vpcId !== vpc.id) {
      throw new AwsError(
        'Gateway.NotAttached',
        `resource ${gateway.id} is not attached to network ${vpc.id}`,
      );
    }
    if (hasPublicAddress(vpc.id, call)) {
      throw new AwsError(
        'DependencyViolation',
        `Network ${vpc.id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    keepThing(call, kind, { ...gateway, vpcId: undefined });
    return {};
  },
});

export const describeInternetGateways = defineOperation<
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult
>({
  name: 'DescribeInternetGateways',
  requires: toDescribe('DescribeInternetGateways'),
  handle: (input, call) => {
    const { items, next } = select(
      kind,
      input.InternetGatewayIds,
      input,
      {
        'attachment.state': ({ vpcId }) => (vpcId === undefined ? [] : ['available']),
        'attachment.vpc-id': ({ vpcId }) => [vpcId],
        'internet-gateway-id': ({ id }) => [id],
      },
      call,
    );
    return { InternetGateways: items.map((gateway) => describe(gateway, call)), ...next };
  },
});

function describe(gateway: InternetGateway, call: Call): Description {
  return {
    InternetGatewayId: gateway.id,
    OwnerId: call.account.accountId,
    // EC2 says `available` of what is attached, a word that its model does not have.
    Attachments:
      gateway.vpcId === undefined ? [] : [{ VpcId: gateway.vpcId, State: 'available' as 'attached' }],
    Tags: tagList(gateway.tags),
  };
}
