import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, requiredText, textOf, valuesOf } from '../properties.ts';

const gone = ['InvalidAssociationID.NotFound'];

/** The ACL that the subnet has: it always has one. */
const lookUp: Step = {
  call: 'ec2:DescribeNetworkAcls',
  input: (resource) => ({
    Filters: [{ Name: 'association.subnet-id', Values: [requiredText(resource, 'SubnetId')] }],
  }),
};

function presentAcl(resource: ResourceView): Values {
  return valuesOf(listOf(resource.output('ec2:DescribeNetworkAcls')['NetworkAcls'])[0]);
}

function presentId(resource: ResourceView): string | undefined {
  const associations = listOf(presentAcl(resource)['Associations']).map(valuesOf);
  const own = associations.find((one) => one['SubnetId'] === requiredText(resource, 'SubnetId'));
  return textOf(own?.['NetworkAclAssociationId']);
}

export const ec2SubnetNetworkAclAssociation: ResourceType = {
  type: 'AWS::EC2::SubnetNetworkAclAssociation',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) =>
    textOf(resource.output('ec2:ReplaceNetworkAclAssociation')['NewAssociationId']) ?? '',
  idAfter: 'ec2:ReplaceNetworkAclAssociation',
  replacedBy: ['NetworkAclId', 'SubnetId'],
  attributes: { AssociationId: (resource) => resource.physicalId },
  create: [
    lookUp,
    {
      call: 'ec2:ReplaceNetworkAclAssociation',
      input: (resource) => ({
        AssociationId: presentId(resource),
        NetworkAclId: requiredText(resource, 'NetworkAclId'),
      }),
    },
  ],
  update: [],
  delete: [
    lookUp,
    {
      call: 'ec2:DescribeNetworkAcls',
      keptAs: 'default',
      // In a replacement the subnet has its new ACL already.
      when: (resource) => presentId(resource) === resource.physicalId,
      input: (resource) => ({
        Filters: [
          { Name: 'vpc-id', Values: [presentAcl(resource)['VpcId']] },
          { Name: 'default', Values: ['true'] },
        ],
      }),
    },
    {
      call: 'ec2:ReplaceNetworkAclAssociation',
      ignoring: gone,
      when: (resource) => presentId(resource) === resource.physicalId,
      input: (resource) => ({
        AssociationId: resource.physicalId,
        NetworkAclId: valuesOf(listOf(resource.output('default')['NetworkAcls'])[0])['NetworkAclId'],
      }),
    },
  ],
};
