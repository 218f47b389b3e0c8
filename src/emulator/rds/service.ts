import type { Service } from '../operation.ts';
import { createDbCluster, deleteDbCluster, describeDbClusters } from './clusters.ts';
import { describeEvents } from './events.ts';
import { deleteDbInstance } from './delete-instance.ts';
import { createDbInstance, describeDbInstances, restoreDbInstanceFromSnapshot } from './instances.ts';
import {
  addRoleToDbCluster,
  disableHttpEndpoint,
  enableHttpEndpoint,
  modifyDbCluster,
  removeRoleFromDbCluster,
  restoreDbClusterFromSnapshot,
} from './modify-cluster.ts';
import {
  addRoleToDbInstance,
  modifyDbInstance,
  rebootDbInstance,
  removeRoleFromDbInstance,
} from './modify-instance.ts';
import { parameterGroupOperations } from './parameter-groups.ts';
import {
  createDbClusterSnapshot,
  createDbSnapshot,
  deleteDbClusterSnapshot,
  deleteDbSnapshot,
  describeDbClusterSnapshots,
  describeDbSnapshots,
} from './snapshots.ts';
import {
  createDbSubnetGroup,
  deleteDbSubnetGroup,
  describeDbSubnetGroups,
  modifyDbSubnetGroup,
} from './subnet-groups.ts';
import { addTagsToResource, listTagsForResource, removeTagsFromResource, tagsOf } from './tags.ts';

export const rdsService: Service = {
  id: 'rds',
  actionPrefix: 'rds',
  displayName: 'Rds',
  refusalCode: 'AccessDenied',
  tagsOf,
  operations: [
    createDbSubnetGroup,
    modifyDbSubnetGroup,
    deleteDbSubnetGroup,
    describeDbSubnetGroups,
    ...parameterGroupOperations,
    createDbCluster,
    modifyDbCluster,
    deleteDbCluster,
    describeDbClusters,
    addRoleToDbCluster,
    removeRoleFromDbCluster,
    enableHttpEndpoint,
    disableHttpEndpoint,
    restoreDbClusterFromSnapshot,
    createDbInstance,
    modifyDbInstance,
    deleteDbInstance,
    describeDbInstances,
    rebootDbInstance,
    addRoleToDbInstance,
    removeRoleFromDbInstance,
    restoreDbInstanceFromSnapshot,
    createDbSnapshot,
    createDbClusterSnapshot,
    describeDbSnapshots,
    describeDbClusterSnapshots,
    deleteDbSnapshot,
    deleteDbClusterSnapshot,
    addTagsToResource,
    removeTagsFromResource,
    listTagsForResource,
    describeEvents,
  ],
};
