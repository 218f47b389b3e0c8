import type { ResourceType, Step } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { dependencies } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const gone = ['InvalidNetworkAclID.NotFound'];
const describe: Step = {
  call: 'ec2:DescribeNetworkAcls',
  input: (resource) => ({ NetworkAclIds: [resource.physicalId] }),
};

export const ec2NetworkAcl: ResourceType = {
  type: 'AWS::EC2::NetworkAcl',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('ec2:CreateNetworkAcl')['NetworkAcl'])['NetworkAclId']) ?? '',
  idAfter: 'ec2:CreateNetworkAcl',
  replacedBy: ['VpcId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'ec2:CreateNetworkAcl',
      input: (resource) => ({
        VpcId: requiredText(resource, 'VpcId'),
        ...tagSpecifications(resource, 'network-acl'),
      }),
    },
    describe,
  ],
  update: [...tagSteps(), { ...describe, when: (resource) => resource.tagsChanged }],
  delete: [
    { ...describe, ignoring: gone },
    {
      call: 'ec2:DeleteNetworkAcl',
      ignoring: gone,
      retrying: dependencies,
      input: (resource) => ({ NetworkAclId: resource.physicalId }),
    },
  ],
};
