import type { Service } from '../operation.ts';
import {
  deleteAlarms,
  describeAlarms,
  listTagsForResource,
  putMetricAlarm,
  tagResource,
  untagResource,
} from './alarms.ts';
import { putMetricData } from './put-metric-data.ts';
import { getMetricData, getMetricStatistics, listMetrics } from './read-metrics.ts';

export const cloudWatchService: Service = {
  id: 'cloudwatch',
  actionPrefix: 'cloudwatch',
  displayName: 'CloudWatch',
  refusalCode: 'AccessDeniedException',
  wordRefusal: (sentence) => sentence.replace(' on resource: *', ''),
  operations: [
    getMetricStatistics,
    getMetricData,
    listMetrics,
    putMetricData,
    putMetricAlarm,
    describeAlarms,
    deleteAlarms,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
