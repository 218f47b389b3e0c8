import type { Service } from '../operation.ts';

export const elasticLoadBalancingService: Service = {
  id: 'elasticloadbalancing',
  actionPrefix: 'elasticloadbalancing',
  displayName: 'ElasticLoadBalancingV2',
  refusalCode: 'AccessDenied',
  operations: [],
};
