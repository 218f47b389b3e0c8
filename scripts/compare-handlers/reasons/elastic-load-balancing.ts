import type { Reason } from '../reasons.ts';

const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

/** What Elastic Load Balancing's handlers list and these do not always ask. */
export const elasticLoadBalancingReasons: readonly Reason[] = [
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    handler: 'create',
    action: 'iam:CreateServiceLinkedRole',
    because: 'the first load balancer of an account makes the role; the list leaves it out',
    source: 'https://github.com/brentley/ecsworkshop/issues/32',
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    action: 'elasticloadbalancing:SetSecurityGroups',
    because: 'on creation only a network load balancer that is to enforce rules on private links needs it',
    source: `${reference}/aws-resource-elasticloadbalancingv2-loadbalancer.html`,
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    action: 'elasticloadbalancing:ModifyIpPools',
    because: 'only addresses of an IPAM pool need it, which is not built',
    source: `${reference}/aws-resource-elasticloadbalancingv2-loadbalancer.html`,
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    handler: 'update',
    action: 'elasticloadbalancing:DescribeListenerAttributes',
    because: 'the call that changes attributes answers all of them',
    source: 'assumed',
  },
];
