import type { Service } from '../operation.ts';
import {
  deleteDataProtectionPolicy,
  deleteIndexPolicy,
  describeIndexPolicies,
  getDataProtectionPolicy,
  putDataProtectionPolicy,
  putIndexPolicy,
} from './group-policies.ts';
import {
  createLogStream,
  deleteLogStream,
  describeLogStreams,
  filterLogEvents,
  getLogEvents,
  putLogEvents,
} from './log-events.ts';
import { createLogGroup, deleteLogGroup, describeLogGroups } from './log-groups.ts';
import { deleteMetricFilter, describeMetricFilters, putMetricFilter } from './metric-filters.ts';
import { deleteResourcePolicy, describeResourcePolicies, putResourcePolicy } from './resource-policies.ts';
import {
  associateKmsKey,
  deleteRetentionPolicy,
  disassociateKmsKey,
  putRetentionPolicy,
} from './retention.ts';
import {
  deleteSubscriptionFilter,
  describeSubscriptionFilters,
  putSubscriptionFilter,
} from './subscription-filters.ts';
import {
  listTagsForResource,
  listTagsLogGroup,
  tagLogGroup,
  tagResource,
  untagLogGroup,
  untagResource,
} from './tags.ts';
import { tagsOfGroup } from './store.ts';

export const logsService: Service = {
  id: 'logs',
  actionPrefix: 'logs',
  displayName: 'CloudWatchLogs',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfGroup,
  operations: [
    createLogGroup,
    deleteLogGroup,
    describeLogGroups,
    putRetentionPolicy,
    deleteRetentionPolicy,
    associateKmsKey,
    disassociateKmsKey,
    tagResource,
    untagResource,
    listTagsForResource,
    tagLogGroup,
    untagLogGroup,
    listTagsLogGroup,
    putSubscriptionFilter,
    describeSubscriptionFilters,
    deleteSubscriptionFilter,
    putMetricFilter,
    describeMetricFilters,
    deleteMetricFilter,
    putResourcePolicy,
    describeResourcePolicies,
    deleteResourcePolicy,
    createLogStream,
    deleteLogStream,
    putLogEvents,
    describeLogStreams,
    filterLogEvents,
    getLogEvents,
    putDataProtectionPolicy,
    getDataProtectionPolicy,
    deleteDataProtectionPolicy,
    putIndexPolicy,
    describeIndexPolicies,
    deleteIndexPolicy,
  ],
};
