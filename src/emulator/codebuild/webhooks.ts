import type {
  CreateWebhookInput,
  CreateWebhookOutput,
  DeleteWebhookInput,
  DeleteWebhookOutput,
  UpdateWebhookInput,
  UpdateWebhookOutput,
} from '@aws-sdk/client-codebuild';
import { AwsError, defineOperation } from '../operation.ts';
import { invalid } from './projects.ts';
import { getProject, onProject, projectsOf } from './store.ts';

/** Nothing is told to GitHub or its like; a project whose source is none of them cannot have one. */
export const createWebhook = defineOperation<CreateWebhookInput, CreateWebhookOutput>({
  name: 'CreateWebhook',
  requires: (input, call) => [onProject('CreateWebhook', input.projectName, call)],
  handle: (input, call) => {
    const project = getProject(call, input.projectName);
    const kind = project.source?.type ?? '';
    if (!/^(GITHUB|GITHUB_ENTERPRISE|BITBUCKET|GITLAB|GITLAB_SELF_MANAGED)$/.test(kind)) {
      throw invalid(`Webhooks are not supported for the source type ${kind}`);
    }
    if (project.webhook) {
      throw new AwsError('ResourceAlreadyExistsException', `Webhook already exists for ${project.arn}`);
    }
    const { projectName: _name, ...settings } = input;
    const webhook = {
      ...settings,
      url: project.source?.location,
      payloadUrl: `https://codebuild.${call.region}.amazonaws.com/webhooks?t=${call.requestId}`,
    };
    projectsOf(call).set(project.name, { ...project, webhook });
    return { webhook };
  },
});

export const updateWebhook = defineOperation<UpdateWebhookInput, UpdateWebhookOutput>({
  name: 'UpdateWebhook',
  requires: (input, call) => [onProject('UpdateWebhook', input.projectName, call)],
  handle: (input, call) => {
    const project = getProject(call, input.projectName);
    if (!project.webhook) {
      throw new AwsError('ResourceNotFoundException', `Webhook does not exist for ${project.arn}`);
    }
    const { projectName: _name, rotateSecret: _rotate, ...settings } = input;
    const webhook = { ...project.webhook, ...settings };
    projectsOf(call).set(project.name, { ...project, webhook });
    return { webhook };
  },
});

export const deleteWebhook = defineOperation<DeleteWebhookInput, DeleteWebhookOutput>({
  name: 'DeleteWebhook',
  requires: (input, call) => [onProject('DeleteWebhook', input.projectName, call)],
  handle: (input, call) => {
    const project = getProject(call, input.projectName);
    if (!project.webhook) {
      throw new AwsError('ResourceNotFoundException', `Webhook does not exist for ${project.arn}`);
    }
    const { webhook: _webhook, ...rest } = project;
    projectsOf(call).set(project.name, rest);
    return {};
  },
});
