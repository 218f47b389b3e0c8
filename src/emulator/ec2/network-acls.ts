import type {
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAcl as Description,
} from '@aws-sdk/client-ec2';
import { defineOperation, type Call } from '../operation.ts';
import { tagList, toDescribe } from './requirements.ts';
import { select } from './select.ts';
import { ec2State, type Place } from './store.ts';
import type { NetworkAcl, Subnet } from './things.ts';

export const describeNetworkAcls = defineOperation<DescribeNetworkAclsRequest, DescribeNetworkAclsResult>({
  name: 'DescribeNetworkAcls',
  requires: toDescribe('DescribeNetworkAcls'),
  handle: (input, call) => {
    const { items, next } = select(
      'network-acl',
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
