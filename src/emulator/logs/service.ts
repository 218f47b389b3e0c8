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
  describeLogStreams,
  filterLogEvents,
  getLogEvents,
  putLogEvents,
} from './log-events.ts';
import { createLogGroup, deleteLogGroup, describeLogGroups } from './log-groups.ts';
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
    createLogStream,
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
