import type {
  CreateNetworkAclRequest,
  CreateNetworkAclResult,
  DeleteNetworkAclRequest,
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAcl as Description,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { denyAll } from './make-vpc.ts';
import { onNew, onThing, onVpc, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State, type Place } from './store.ts';
import type { NetworkAcl, Subnet } from './things.ts';

const kind = 'network-acl';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAcl.html */
export const createNetworkAcl = defineOperation<CreateNetworkAclRequest, CreateNetworkAclResult>({
  name: 'CreateNetworkAcl',
  requires: (input, call) => [
    onNew('ec2:CreateNetworkAcl', kind, input.TagSpecifications, call),
    onVpc('ec2:CreateNetworkAcl', input.VpcId ?? '*', call),
    ...toTagNew('CreateNetworkAcl', kind, input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    const acl = keepThing(call, kind, {
      id: createId('acl'),
      vpcId: getThing(call, 'vpc', input.VpcId).id,
      isDefault: false,
      entries: denyAll(),
      tags: tagsOfNew(kind, input.TagSpecifications),
    });
    return { NetworkAcl: describe(acl, call) };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAcl.html; the words of the default one are assumed. */
export const deleteNetworkAcl = defineOperation<DeleteNetworkAclRequest, object>({
  name: 'DeleteNetworkAcl',
  requires: (input, call) => [onThing('ec2:DeleteNetworkAcl', kind, input.NetworkAclId, call)],
  handle: (input, call) => {
    const acl = getThing(call, kind, input.NetworkAclId);
    if (acl.isDefault) {
      throw new AwsError('InvalidParameterValue', `cannot delete default network ACL ${acl.id}`);
    }
    if (subnetsOf(acl, call).length > 0) {
      throw new AwsError(
        'DependencyViolation',
        `The networkAcl '${acl.id}' has dependencies and cannot be deleted.`,
      );
    }
    ec2State(call)[kind].delete(acl.id);
    return {};
  },
});

export const describeNetworkAcls = defineOperation<DescribeNetworkAclsRequest, DescribeNetworkAclsResult>({
  name: 'DescribeNetworkAcls',
  requires: toDescribe('DescribeNetworkAcls'),
  handle: (input, call) => {
    const { items, next } = select(
      kind,
      input.NetworkAclIds,
      input,
      {
        'association.association-id': (acl) => subnetsOf(acl, call).map((subnet) => subnet.acl.associationId),
        'association.network-acl-id': (acl) => (subnetsOf(acl, call).length > 0 ? [acl.id] : []),
        'association.subnet-id': (acl) => subnetsOf(acl, call).map(({ id }) => id),
        default: ({ isDefault }) => [String(isDefault)],
        'network-acl-id': ({ id }) => [id],
        'vpc-id': ({ vpcId }) => [vpcId],
      },
      call,
    );
    return { NetworkAcls: items.map((acl) => describe(acl, call)), ...next };
  },
});

function subnetsOf(acl: NetworkAcl, place: Place): readonly Subnet[] {
  return [...ec2State(place).subnet.values()].filter((subnet) => subnet.acl.id === acl.id);
}

function describe(acl: NetworkAcl, call: Call): Description {
  return {
    NetworkAclId: acl.id,
    VpcId: acl.vpcId,
    OwnerId: call.account.accountId,
    IsDefault: acl.isDefault,
    Associations: subnetsOf(acl, call).map((subnet) => ({
      NetworkAclAssociationId: subnet.acl.associationId,
      NetworkAclId: acl.id,
      SubnetId: subnet.id,
    })),
    Entries: acl.entries.map((one) => ({
      RuleNumber: one.ruleNumber,
      Egress: one.isEgress,
      Protocol: one.protocol,
      RuleAction: one.action,
      CidrBlock: one.cidr,
      Ipv6CidrBlock: one.ipv6Cidr,
      PortRange: one.ports,
      IcmpTypeCode: one.icmp,
    })),
    Tags: tagList(acl.tags),
  };
}
