import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  Deployment,
  Deployments,
  GetDeploymentRequest,
  GetDeploymentsRequest,
  UpdateDeploymentRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild, findRestApi, type RestApiRecord } from './store.ts';

const path = (restApiId: string | undefined, id: string | undefined): string =>
  `/restapis/${restApiId}/deployments/${id}`;

export const createDeployment = defineOperation<CreateDeploymentRequest, Deployment>({
  name: 'CreateDeployment',
  requires: (input, call) => requireVerb('POST', call.region, `/restapis/${input.restApiId}/deployments`),
  handle: (input, call) => {
    const record = findRestApi(call, input.restApiId);
    assertDeployable(record);
    const deployment = {
      id: createIdentifier(6),
      description: input.description,
      createdDate: new Date(),
    };
    record.deployments.set(deployment.id, deployment);
    if (input.stageName) pointStage(record, input.stageName, deployment.id, input);
    return deployment;
  },
});

export const getDeployment = defineOperation<GetDeploymentRequest, Deployment>({
  name: 'GetDeployment',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.deploymentId)),
  handle: (input, call) =>
    findChild(findRestApi(call, input.restApiId).deployments, input.deploymentId, 'Deployment'),
});

export const getDeployments = defineOperation<GetDeploymentsRequest, Deployments>({
  name: 'GetDeployments',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}/deployments`),
  handle: (input, call) => {
    const newestFirst = [...findRestApi(call, input.restApiId).deployments.values()].toReversed();
    return cutPage(newestFirst, input.limit, input.position);
  },
});

export const updateDeployment = defineOperation<UpdateDeploymentRequest, Deployment>({
  name: 'UpdateDeployment',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.restApiId, input.deploymentId)),
  handle: (input, call) => {
    const { deployments } = findRestApi(call, input.restApiId);
    const deployment = findChild(deployments, input.deploymentId, 'Deployment');
    applyPatch(deployment, input.patchOperations);
    return deployment;
  },
});

export const deleteDeployment = defineOperation<DeleteDeploymentRequest, void>({
  name: 'DeleteDeployment',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.restApiId, input.deploymentId)),
  handle: (input, call) => {
    const record = findRestApi(call, input.restApiId);
    findChild(record.deployments, input.deploymentId, 'Deployment');
    if ([...record.stages.values()].some((stage) => stage.deploymentId === input.deploymentId)) {
      throw new AwsError(
        'BadRequestException',
        'Active stages pointing to this deployment must be moved or deleted',
      );
    }
    record.deployments.delete(input.deploymentId ?? '');
  },
});

function assertDeployable(record: RestApiRecord): void {
  const methods = [...record.resources.values()].flatMap((resource) =>
    Object.values(resource.resourceMethods ?? {}),
  );
  if (methods.length === 0) {
    throw new AwsError('BadRequestException', "The REST API doesn't contain any methods");
  }
  if (methods.some((method) => !method.methodIntegration)) {
    throw new AwsError('BadRequestException', 'No integration defined for method');
  }
}

/** A deployment with a stage name moves that stage, or makes it. */
function pointStage(
  record: RestApiRecord,
  stageName: string,
  deploymentId: string,
  input: CreateDeploymentRequest,
): void {
  const before = record.stages.get(stageName);
  record.stages.set(stageName, {
    stageName,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tags: {},
    createdDate: new Date(),
    ...before,
    deploymentId,
    description: input.stageDescription ?? before?.description,
    tracingEnabled: input.tracingEnabled ?? before?.tracingEnabled ?? false,
    variables: input.variables ?? before?.variables,
    lastUpdatedDate: new Date(),
  });
}
