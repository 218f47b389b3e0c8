import type { ResourceType, Step } from '../../resource-type.ts';
import { textOf, valuesOf } from '../properties.ts';
import { dependencies } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const gone = ['InvalidInternetGatewayID.NotFound'];
const describe: Step = {
  call: 'ec2:DescribeInternetGateways',
  input: (resource) => ({ InternetGatewayIds: [resource.physicalId] }),
};

export const ec2InternetGateway: ResourceType = {
  type: 'AWS::EC2::InternetGateway',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('ec2:CreateInternetGateway')['InternetGateway'])['InternetGatewayId']) ??
    '',
  idAfter: 'ec2:CreateInternetGateway',
  replacedBy: [],
  attributes: { InternetGatewayId: (resource) => resource.physicalId },
  create: [
    {
      call: 'ec2:CreateInternetGateway',
      input: (resource) => tagSpecifications(resource, 'internet-gateway'),
    },
    describe,
  ],
  update: [...tagSteps(), { ...describe, when: (resource) => resource.tagsChanged }],
  delete: [
    { ...describe, ignoring: gone },
    {
      call: 'ec2:DeleteInternetGateway',
      ignoring: gone,
      retrying: dependencies,
      input: (resource) => ({ InternetGatewayId: resource.physicalId }),
    },
  ],
};
