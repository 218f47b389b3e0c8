import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { attributeStep, madeBy, taggingActions, tagSteps } from './steps.ts';

const created = (resource: ResourceView) =>
  madeBy(resource, 'elasticloadbalancing:CreateLoadBalancer', 'LoadBalancers');

const place = (resource: ResourceView) => ({ LoadBalancerArn: resource.physicalId });

const describe: Step = {
  call: 'elasticloadbalancing:DescribeLoadBalancers',
  input: (resource) => ({ LoadBalancerArns: [resource.physicalId] }),
};

const isReady: NonNullable<Step['until']> = ({ LoadBalancers }) =>
  valuesOf(valuesOf(listOf(LoadBalancers)[0])['State'])['Code'] === 'active';

const fullName = (arn: string): string => arn.slice(arn.indexOf('loadbalancer/') + 'loadbalancer/'.length);

export const elbV2LoadBalancer: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  taggingActions,
  physicalId: (resource) => textOf(created(resource)['LoadBalancerArn']) ?? '',
  idAfter: 'elasticloadbalancing:CreateLoadBalancer',
  replacedBy: ['Name', 'Scheme', 'Type'],
  attributes: {
    CanonicalHostedZoneID: (resource) => created(resource)['CanonicalHostedZoneId'],
    DNSName: (resource) => created(resource)['DNSName'],
    LoadBalancerArn: (resource) => resource.physicalId,
    LoadBalancerFullName: (resource) => fullName(resource.physicalId),
    LoadBalancerName: (resource) => created(resource)['LoadBalancerName'],
    SecurityGroups: (resource) => created(resource)['SecurityGroups'],
  },
  create: [
    {
      call: 'elasticloadbalancing:CreateLoadBalancer',
      input: (resource) => ({
        Name: textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 32 }),
        ...pickProperties(
          resource.properties,
          'IpAddressType',
          'Scheme',
          'SecurityGroups',
          'SubnetMappings',
          'Subnets',
          'Type',
        ),
        Tags: resource.tags,
      }),
    },
    { ...describe, until: isReady },
    attributeStep('LoadBalancer', false),
  ],
  update: [
    {
      call: 'elasticloadbalancing:SetSubnets',
      when: (resource) => resource.changed('Subnets', 'SubnetMappings'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'SubnetMappings', 'Subnets'),
      }),
    },
    {
      call: 'elasticloadbalancing:SetSecurityGroups',
      when: (resource) => resource.changed('SecurityGroups'),
      input: (resource) => ({
        ...place(resource),
        SecurityGroups: listOf(resource.properties['SecurityGroups']),
      }),
    },
    {
      call: 'elasticloadbalancing:SetIpAddressType',
      when: (resource) => resource.changed('IpAddressType'),
      input: (resource) => ({
        ...place(resource),
        IpAddressType: resource.properties['IpAddressType'] ?? 'ipv4',
      }),
    },
    attributeStep('LoadBalancer', true),
    ...tagSteps,
  ],
  delete: [
    { call: 'elasticloadbalancing:DeleteLoadBalancer', ignoring: ['LoadBalancerNotFound'], input: place },
    { ...describe, ignoring: ['LoadBalancerNotFound'], until: () => false },
  ],
};
