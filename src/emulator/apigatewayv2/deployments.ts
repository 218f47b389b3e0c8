import type {
  CreateDeploymentRequest,
  CreateDeploymentResponse,
  DeleteDeploymentRequest,
  GetDeploymentRequest,
  GetDeploymentResponse,
  GetDeploymentsRequest,
  GetDeploymentsResponse,
  UpdateDeploymentRequest,
  UpdateDeploymentResponse,
} from '@aws-sdk/client-apigatewayv2';

import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { findApi, findChild } from './store.ts';

const path = (apiId: string | undefined, id: string | undefined): string =>
  `/apis/${apiId}/deployments/${id}`;

export const createDeployment = defineOperation<CreateDeploymentRequest, CreateDeploymentResponse>({
  name: 'CreateDeployment',
  requires: (input, call) => requireVerb('POST', call.region, `/apis/${input.ApiId}/deployments`),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    if (record.routes.size === 0) {
      throw new AwsError('BadRequestException', 'At least one route is required before deploying the Api.');
    }
    const stage =
      input.StageName === undefined ? undefined : findChild(record.stages, input.StageName, 'stage');
    const deployment = {
      DeploymentId: createIdentifier(6),
      DeploymentStatus: 'DEPLOYED' as const,
      AutoDeployed: false,
      CreatedDate: new Date(),
      Description: input.Description,
    };
    record.deployments.set(deployment.DeploymentId, deployment);
    if (stage) stage.DeploymentId = deployment.DeploymentId;
    return deployment;
  },
});

export const getDeployment = defineOperation<GetDeploymentRequest, GetDeploymentResponse>({
  name: 'GetDeployment',
  requires: (input, call) => requireVerb('GET', call.region, path(input.ApiId, input.DeploymentId)),
  handle: (input, call) =>
    findChild(findApi(call, input.ApiId).deployments, input.DeploymentId, 'Deployment'),
});

export const getDeployments = defineOperation<GetDeploymentsRequest, GetDeploymentsResponse>({
  name: 'GetDeployments',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}/deployments`),
  handle: (input, call) => {
    const all = [...findApi(call, input.ApiId).deployments.values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateDeployment = defineOperation<UpdateDeploymentRequest, UpdateDeploymentResponse>({
  name: 'UpdateDeployment',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.ApiId, input.DeploymentId)),
  handle: (input, call) => {
    const deployment = findChild(findApi(call, input.ApiId).deployments, input.DeploymentId, 'Deployment');
    return Object.assign(deployment, { Description: input.Description });
  },
});

export const deleteDeployment = defineOperation<DeleteDeploymentRequest, void>({
  name: 'DeleteDeployment',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.ApiId, input.DeploymentId)),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    findChild(record.deployments, input.DeploymentId, 'Deployment');
    if ([...record.stages.values()].some((stage) => stage.DeploymentId === input.DeploymentId)) {
      throw new AwsError(
        'BadRequestException',
        'Active stages pointing to this deployment must be moved or deleted',
      );
    }
    record.deployments.delete(input.DeploymentId ?? '');
  },
});
