import type { Service } from '../operation.ts';
import {
  batchGetProjects,
  createProject,
  deleteProject,
  listProjects,
  updateProject,
  updateProjectVisibility,
} from './projects.ts';
import { tagsOf } from './store.ts';
import { createWebhook, deleteWebhook, updateWebhook } from './webhooks.ts';

export const codeBuildService: Service = {
  id: 'codebuild',
  actionPrefix: 'codebuild',
  // Status and name: https://github.com/udacity/cd0157-Server-Deployment-and-Containerization/issues/47
  displayName: 'AWSCodeBuild',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf,
  operations: [
    createProject,
    updateProject,
    updateProjectVisibility,
    deleteProject,
    batchGetProjects,
    listProjects,
    createWebhook,
    updateWebhook,
    deleteWebhook,
  ],
};
