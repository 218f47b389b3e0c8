import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { firstOf } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const gone = ['NatGatewayNotFound'];
const fixed = [
  'AllocationId',
  'AvailabilityMode',
  'ConnectivityType',
  'PrivateIpAddress',
  'SubnetId',
  'VpcId',
];
const gatewayOf = (resource: ResourceView) => firstOf(resource, 'ec2:DescribeNatGateways', 'NatGateways');
const stateIn = ({ NatGateways: gateways }: Values) => valuesOf(listOf(gateways)[0])['State'];

const describe: Step = {
  call: 'ec2:DescribeNatGateways',
  input: (resource) => ({ NatGatewayIds: [resource.physicalId] }),
};

/** In the words that https://github.com/giantswarm/aws-operator/pull/1234 shows. */
function wordFailure(resource: ResourceView): string {
  const reason = textOf(gatewayOf(resource)['FailureMessage']) ?? '';
  return `NatGateway ${resource.physicalId} is in state failed and hence failed to stabilize. Detailed failure message: ${reason}`;
}

export const ec2NatGateway: ResourceType = {
  type: 'AWS::EC2::NatGateway',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('ec2:CreateNatGateway')['NatGateway'])['NatGatewayId']) ?? '',
  idAfter: 'ec2:CreateNatGateway',
  replacedBy: fixed,
  attributes: {
    EniId: (resource) =>
      valuesOf(listOf(gatewayOf(resource)['NatGatewayAddresses'])[0])['NetworkInterfaceId'],
    NatGatewayId: (resource) => resource.physicalId,
  },
  read: [describe],
  create: [
    {
      call: 'ec2:CreateNatGateway',
      input: (resource) => ({
        ...pickProperties(
          resource.properties,
          ...fixed,
          'SecondaryAllocationIds',
          'SecondaryPrivateIpAddresses',
        ),
        SecondaryPrivateIpAddressCount: numberOf(resource.properties['SecondaryPrivateIpAddressCount']),
        ...tagSpecifications(resource, 'natgateway'),
      }),
    },
    { ...describe, until: (output) => stateIn(output) !== 'pending' },
    {
      ...describe,
      when: (resource) => gatewayOf(resource)['State'] === 'failed',
      objection: wordFailure,
    },
  ],
  update: [...tagSteps(), { ...describe, when: (resource) => resource.tagsChanged }],
  delete: [
    {
      call: 'ec2:DeleteNatGateway',
      ignoring: gone,
      input: (resource) => ({ NatGatewayId: resource.physicalId }),
    },
    { ...describe, ignoring: gone, until: (output) => stateIn(output) === 'deleted' },
  ],
};
