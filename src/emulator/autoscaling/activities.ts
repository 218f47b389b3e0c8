import type { ActivitiesType, DescribeScalingActivitiesType } from '@aws-sdk/client-auto-scaling';
import { defineOperation } from '../operation.ts';

/** No instance is launched here, so nothing was ever done. */
export const describeScalingActivities = defineOperation<DescribeScalingActivitiesType, ActivitiesType>({
  name: 'DescribeScalingActivities',
  handle: () => ({ Activities: [] }),
});
