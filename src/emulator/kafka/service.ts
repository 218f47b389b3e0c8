import type { Service } from '../operation.ts';
import {
  createCluster,
  deleteCluster,
  describeCluster,
  getBootstrapBrokers,
  listClusters,
} from './clusters.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { updates } from './updates.ts';

export const kafkaService: Service = {
  id: 'kafka',
  actionPrefix: 'kafka',
  displayName: 'Kafka',
  refusalCode: 'AccessDeniedException',
  operations: [
    createCluster,
    describeCluster,
    listClusters,
    deleteCluster,
    getBootstrapBrokers,
    ...updates,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
