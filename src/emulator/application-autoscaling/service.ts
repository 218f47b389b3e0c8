import type { Service } from '../operation.ts';
import {
  deregisterScalableTarget,
  describeScalableTargets,
  listTagsForResource,
  registerScalableTarget,
} from './scalable-targets.ts';
import { deleteScalingPolicy, describeScalingPolicies, putScalingPolicy } from './scaling-policies.ts';
import { deleteScheduledAction, describeScheduledActions, putScheduledAction } from './scheduled-actions.ts';

export const applicationAutoScalingService: Service = {
  id: 'application-autoscaling',
  actionPrefix: 'application-autoscaling',
  displayName: 'ApplicationAutoScaling',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [
    registerScalableTarget,
    deregisterScalableTarget,
    describeScalableTargets,
    putScalingPolicy,
    deleteScalingPolicy,
    describeScalingPolicies,
    putScheduledAction,
    deleteScheduledAction,
    describeScheduledActions,
    listTagsForResource,
  ],
};
