import type { Service } from '../operation.ts';
import {
  batchGetApplications,
  createApplication,
  deleteApplication,
  listApplications,
  readApplication,
  updateApplication,
} from './applications.ts';
import { getDeploymentConfig, listDeploymentConfigs } from './configurations.ts';
import {
  createDeploymentGroup,
  deleteDeploymentGroup,
  listDeploymentGroups,
  readDeploymentGroup,
  updateDeploymentGroup,
} from './deployment-groups.ts';
import {
  createDeployment,
  getDeployment,
  listDeployments,
  putHookStatus,
  stopDeployment,
} from './deployments.ts';
import { listTagsForResource, tagResource, tagsOf, untagResource } from './tags.ts';

export const codeDeployService: Service = {
  id: 'codedeploy',
  actionPrefix: 'codedeploy',
  displayName: 'CodeDeploy',
  refusalCode: 'AccessDeniedException',
  // Source: https://github.com/terraform-aws-modules/terraform-aws-lambda/issues/442
  refusalStatus: 400,
  tagsOf,
  operations: [
    createApplication,
    readApplication,
    batchGetApplications,
    listApplications,
    updateApplication,
    deleteApplication,
    createDeploymentGroup,
    readDeploymentGroup,
    listDeploymentGroups,
    updateDeploymentGroup,
    deleteDeploymentGroup,
    getDeploymentConfig,
    listDeploymentConfigs,
    createDeployment,
    getDeployment,
    listDeployments,
    stopDeployment,
    putHookStatus,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
