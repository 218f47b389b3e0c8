import type { Service } from '../operation.ts';

export const applicationAutoScalingService: Service = {
  id: 'application-autoscaling',
  actionPrefix: 'application-autoscaling',
  displayName: 'ApplicationAutoScaling',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [],
};
