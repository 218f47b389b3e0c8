import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';
import { firstOf } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const allocated = (resource: ResourceView) => resource.output('ec2:AllocateAddress');
const allocationId = (resource: ResourceView) => textOf(allocated(resource)['AllocationId']) ?? '';
const gone = ['InvalidAddress.NotFound', 'InvalidAllocationID.NotFound'];

const describe: Step = {
  call: 'ec2:DescribeAddresses',
  input: (resource) => ({ PublicIps: [resource.physicalId] }),
};
const associationId = (resource: ResourceView) =>
  textOf(firstOf(resource, 'ec2:DescribeAddresses', 'Addresses')['AssociationId']);
const hasInstance = ({ properties }: ResourceView) => properties['InstanceId'] !== undefined;

const associate: Step = {
  call: 'ec2:AssociateAddress',
  when: hasInstance,
  input: (resource) => ({
    AllocationId: allocationId(resource),
    InstanceId: requiredText(resource, 'InstanceId'),
  }),
};
const disassociate: Step = {
  call: 'ec2:DisassociateAddress',
  ignoring: ['InvalidAssociationID.NotFound'],
  input: (resource) => ({ AssociationId: associationId(resource) }),
};

export const ec2Eip: ResourceType = {
  type: 'AWS::EC2::EIP',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) => textOf(allocated(resource)['PublicIp']) ?? '',
  idAfter: 'ec2:AllocateAddress',
  replacedBy: ['Address', 'IpamPoolId', 'NetworkBorderGroup', 'TransferAddress'],
  attributes: {
    AllocationId: allocationId,
    PublicIp: (resource) => resource.physicalId,
  },
  read: [describe],
  create: [
    {
      call: 'ec2:AllocateAddress',
      input: (resource) => ({
        Domain: textOf(resource.properties['Domain']) ?? 'vpc',
        Address: textOf(resource.properties['Address']),
        IpamPoolId: textOf(resource.properties['IpamPoolId']),
        NetworkBorderGroup: textOf(resource.properties['NetworkBorderGroup']),
        PublicIpv4Pool: textOf(resource.properties['PublicIpv4Pool']),
        ...tagSpecifications(resource, 'elastic-ip'),
      }),
    },
    associate,
    describe,
  ],
  update: [
    describe,
    {
      ...disassociate,
      when: (resource) =>
        resource.changed('InstanceId') && !hasInstance(resource) && associationId(resource) !== undefined,
    },
    { ...associate, when: (resource) => resource.changed('InstanceId') && hasInstance(resource) },
    ...tagSteps(allocationId),
  ],
  delete: [
    { ...describe, ignoring: gone },
    { ...disassociate, when: (resource) => hasInstance(resource) && associationId(resource) !== undefined },
    {
      call: 'ec2:ReleaseAddress',
      ignoring: gone,
      input: (resource) => ({ AllocationId: allocationId(resource) }),
    },
  ],
};
