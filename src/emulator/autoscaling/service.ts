import type { Service } from '../operation.ts';
import { describeScalingActivities } from './activities.ts';
import {
  createAutoScalingGroup,
  deleteAutoScalingGroup,
  describeAutoScalingGroups,
  updateAutoScalingGroup,
} from './groups.ts';
import {
  createLaunchConfiguration,
  deleteLaunchConfiguration,
  describeLaunchConfigurations,
} from './launch-configurations.ts';
import {
  attachTargetGroups,
  deleteNotificationConfiguration,
  describeNotificationConfigurations,
  detachTargetGroups,
  disableMetricsCollection,
  enableMetricsCollection,
  putNotificationConfiguration,
} from './settings.ts';
import { createOrUpdateTags, deleteTags, describeTags } from './tags.ts';

export const autoScalingService: Service = {
  id: 'autoscaling',
  actionPrefix: 'autoscaling',
  displayName: 'AutoScaling',
  refusalCode: 'AccessDenied',
  operations: [
    createAutoScalingGroup,
    updateAutoScalingGroup,
    deleteAutoScalingGroup,
    describeAutoScalingGroups,
    describeScalingActivities,
    createLaunchConfiguration,
    deleteLaunchConfiguration,
    describeLaunchConfigurations,
    putNotificationConfiguration,
    deleteNotificationConfiguration,
    describeNotificationConfigurations,
    enableMetricsCollection,
    disableMetricsCollection,
    attachTargetGroups,
    detachTargetGroups,
    createOrUpdateTags,
    deleteTags,
    describeTags,
  ],
};
