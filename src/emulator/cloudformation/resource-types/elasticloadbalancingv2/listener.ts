import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, textOf } from '../properties.ts';
import { attributeStep, madeBy, taggingActions, tagSteps } from './steps.ts';

const created = (resource: ResourceView) =>
  madeBy(resource, 'elasticloadbalancing:CreateListener', 'Listeners');

const place = (resource: ResourceView) => ({ ListenerArn: resource.physicalId });

const describe: Step = {
  call: 'elasticloadbalancing:DescribeListeners',
  input: (resource) => ({ ListenerArns: [resource.physicalId] }),
};

const names: readonly string[] = [
  'AlpnPolicy',
  'Certificates',
  'DefaultActions',
  'MutualAuthentication',
  'Port',
  'Protocol',
  'SslPolicy',
];

export const elbV2Listener: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  taggingActions,
  physicalId: (resource) => textOf(created(resource)['ListenerArn']) ?? '',
  idAfter: 'elasticloadbalancing:CreateListener',
  replacedBy: ['LoadBalancerArn'],
  attributes: { ListenerArn: (resource) => resource.physicalId },
  create: [
    {
      call: 'elasticloadbalancing:CreateListener',
      input: (resource) => ({
        ...pickProperties(resource.properties, ...names, 'LoadBalancerArn'),
        Tags: resource.tags,
      }),
    },
    describe,
    attributeStep('Listener', false),
  ],
  update: [
    {
      call: 'elasticloadbalancing:ModifyListener',
      when: (resource) => resource.changed(...names),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...names) }),
    },
    describe,
    attributeStep('Listener', true),
    ...tagSteps,
  ],
  delete: [
    { call: 'elasticloadbalancing:DeleteListener', ignoring: ['ListenerNotFound'], input: place },
    { ...describe, ignoring: ['ListenerNotFound'], until: () => false },
  ],
};
