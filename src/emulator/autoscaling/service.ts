import type { Service } from '../operation.ts';

export const autoScalingService: Service = {
  id: 'autoscaling',
  actionPrefix: 'autoscaling',
  displayName: 'AutoScaling',
  refusalCode: 'AccessDenied',
  operations: [],
};
