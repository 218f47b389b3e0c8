import type {
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  Vpc as Description,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { readCidr, renderCidr } from './cidr.ts';
import { getThing } from './find.ts';
import { interfacesIn } from './interfaces.ts';
import { makeVpc } from './make-vpc.ts';
import { assertRoom } from './quotas.ts';
import { onNew, onVpc, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { defaultVpc, ec2State } from './store.ts';
import type { Vpc } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html */
export const createVpc = defineOperation<CreateVpcRequest, CreateVpcResult>({
  name: 'CreateVpc',
  requires: (input, call) => [
    onNew('ec2:CreateVpc', 'vpc', input.TagSpecifications, call),
    ...toTagNew('CreateVpc', 'vpc', input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    refuseUnbuilt(input, 'Ipv4IpamPoolId', 'AmazonProvidedIpv6CidrBlock', 'Ipv6Pool', 'Ipv6IpamPoolId');
    const state = ec2State(call);
    const cidr = readCidr(input.CidrBlock, 'cidrBlock');
    if (cidr.bits < 16 || cidr.bits > 28) {
      throw new AwsError('InvalidVpc.Range', `The CIDR '${input.CidrBlock}' is invalid.`);
    }
    const tenancy = input.InstanceTenancy ?? 'default';
    if (tenancy === 'host') {
      throw new AwsError('UnsupportedTenancy', 'The tenancy value host is not supported.');
    }
    assertRoom('vpc', state.vpc);
    const vpc = makeVpc(state, {
      cidr: renderCidr(cidr),
      isDefault: false,
      tenancy,
      dhcpOptionsId: defaultVpc(call)?.dhcpOptionsId ?? 'default',
      tags: tagsOfNew('vpc', input.TagSpecifications),
    });
    return { Vpc: { ...describe(vpc, call), State: 'pending' } };
  },
});

/**
 * What came with the VPC goes with it; anything else keeps it.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
 */
export const deleteVpc = defineOperation<DeleteVpcRequest, object>({
  name: 'DeleteVpc',
  requires: (input, call) => [onVpc('ec2:DeleteVpc', input.VpcId ?? '*', call)],
  handle: (input, call) => {
    const state = ec2State(call);
    const vpc = getThing(call, 'vpc', input.VpcId);
    const isIts = (thing: { readonly vpcId: string | undefined }) => thing.vpcId === vpc.id;
    const own = {
      'network-acl': [...state['network-acl'].values()].filter(isIts),
      'route-table': [...state['route-table'].values()].filter(isIts),
      'security-group': [...state['security-group'].values()].filter(isIts),
    };
    const interfaces = interfacesIn(vpc.id, call);
    const isNeeded =
      interfaces.length > 0 ||
      [state.subnet, state['internet-gateway'], state['vpc-endpoint']].some((things) =>
        [...things.values()].some(isIts),
      ) ||
      own['network-acl'].some(({ isDefault }) => !isDefault) ||
      own['route-table'].some(
        ({ associations }) => !associations.some((one) => one.subnetId === undefined),
      ) ||
      own['security-group'].some(({ name }) => name !== 'default');
    if (isNeeded) {
      throw new AwsError(
        'DependencyViolation',
        `The vpc '${vpc.id}' has dependencies and cannot be deleted.`,
      );
    }
    for (const { id } of own['network-acl']) state['network-acl'].delete(id);
    for (const { id } of own['route-table']) state['route-table'].delete(id);
    for (const { id } of own['security-group']) state['security-group'].delete(id);
    state.vpc.delete(vpc.id);
    return {};
  },
});

const isDefault = (vpc: Vpc) => [String(vpc.isDefault)];

export const describeVpcs = defineOperation<DescribeVpcsRequest, DescribeVpcsResult>({
  name: 'DescribeVpcs',
  requires: toDescribe('DescribeVpcs'),
  handle: (input, call) => {
    const { items, next } = select(
      'vpc',
      input.VpcIds,
      input,
      {
        cidr: ({ cidr }) => [cidr],
        'cidr-block-association.association-id': ({ cidrAssociationId }) => [cidrAssociationId],
        'cidr-block-association.cidr-block': ({ cidr }) => [cidr],
        'dhcp-options-id': ({ dhcpOptionsId }) => [dhcpOptionsId],
        isDefault,
        'is-default': isDefault,
        state: () => ['available'],
        'vpc-id': ({ id }) => [id],
      },
      call,
    );
    return { Vpcs: items.map((vpc) => describe(vpc, call)), ...next };
  },
});

function describe(vpc: Vpc, call: Call): Description {
  return {
    VpcId: vpc.id,
    OwnerId: call.account.accountId,
    InstanceTenancy: vpc.tenancy,
    IsDefault: vpc.isDefault,
    CidrBlock: vpc.cidr,
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.cidrAssociationId,
        CidrBlock: vpc.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    DhcpOptionsId: vpc.dhcpOptionsId,
    State: 'available',
    Tags: tagList(vpc.tags),
  };
}
