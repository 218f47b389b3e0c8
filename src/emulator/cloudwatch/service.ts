import type { Service } from '../operation.ts';
import { deleteAlarms, describeAlarms, putMetricAlarm } from './alarms.ts';
import { putCompositeAlarm } from './composite-alarms.ts';
import * as dashboards from './dashboards.ts';
import { deleteInsightRules, describeInsightRules, putInsightRule } from './insight-rules.ts';
import * as metricStreams from './metric-streams.ts';
import { putMetricData } from './put-metric-data.ts';
import { getMetricData, getMetricStatistics, listMetrics } from './read-metrics.ts';
import { listTagsForResource, tagResource, tagsOfArn, untagResource } from './tags.ts';

export const cloudWatchService: Service = {
  id: 'cloudwatch',
  actionPrefix: 'cloudwatch',
  displayName: 'CloudWatch',
  refusalCode: 'AccessDeniedException',
  wordRefusal: (sentence) => sentence.replace(' on resource: *', ''),
  tagsOf: tagsOfArn,
  operations: [
    getMetricStatistics,
    getMetricData,
    listMetrics,
    putMetricData,
    putMetricAlarm,
    putCompositeAlarm,
    describeAlarms,
    deleteAlarms,
    ...Object.values(dashboards),
    putInsightRule,
    describeInsightRules,
    deleteInsightRules,
    ...Object.values(metricStreams),
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
