import type {
  CreateStageRequest,
  DeleteStageRequest,
  GetStageRequest,
  GetStagesRequest,
  Stage,
  Stages,
  UpdateStageRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, defineOperation } from '../operation.ts';
import { assertUnmapped } from './domain-store.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';
import { patchStage } from './stage-settings.ts';
import { apiGatewayStore, findChild, findRestApi } from './store.ts';

const path = (restApiId: string | undefined, stageName: string | undefined): string =>
  `/restapis/${restApiId}/stages/${stageName}`;

export const createStage = defineOperation<CreateStageRequest, Stage>({
  name: 'CreateStage',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, `/restapis/${input.restApiId}/stages`, input.tags),
    ...(hasTags(input.tags)
      ? [
          requireOnTags(
            'PUT',
            call.region,
            apiGatewayArn(call.region, path(input.restApiId, input.stageName)),
            input.tags,
          ),
        ]
      : []),
  ],
  handle: (input, call) => {
    const record = findRestApi(call, input.restApiId);
    const name = input.stageName ?? '';
    if (!/^[\w-]{1,128}$/u.test(name)) {
      throw new AwsError('BadRequestException', 'Stage name only allows a-zA-Z0-9_-');
    }
    if (record.stages.has(name)) throw new AwsError('ConflictException', 'Stage already exists', 409);
    findChild(record.deployments, input.deploymentId, 'Deployment');
    const { restApiId: _api, ...fields } = input;
    const stage: Stage = {
      ...fields,
      stageName: name,
      cacheClusterEnabled: input.cacheClusterEnabled ?? false,
      cacheClusterStatus: input.cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
      methodSettings: {},
      tracingEnabled: input.tracingEnabled ?? false,
      tags: { ...input.tags },
      createdDate: new Date(),
      lastUpdatedDate: new Date(),
    };
    record.stages.set(name, stage);
    return stage;
  },
});

export const getStage = defineOperation<GetStageRequest, Stage>({
  name: 'GetStage',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.stageName)),
  handle: (input, call) => findChild(findRestApi(call, input.restApiId).stages, input.stageName, 'stage'),
});

export const getStages = defineOperation<GetStagesRequest, Stages>({
  name: 'GetStages',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}/stages`),
  handle: (input, call) => ({
    item: [...findRestApi(call, input.restApiId).stages.values()].filter(
      (stage) => input.deploymentId === undefined || stage.deploymentId === input.deploymentId,
    ),
  }),
});

export const updateStage = defineOperation<UpdateStageRequest, Stage>({
  name: 'UpdateStage',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.restApiId, input.stageName)),
  handle: (input, call) => {
    const record = findRestApi(call, input.restApiId);
    const stage = findChild(record.stages, input.stageName, 'stage');
    const moved = input.patchOperations?.find((operation) => operation.path === '/deploymentId');
    if (moved) findChild(record.deployments, moved.value, 'Deployment');
    const account = call.account.store(apiGatewayStore).accounts.get(call.region);
    patchStage(stage, input.patchOperations, account?.cloudwatchRoleArn);
    stage.lastUpdatedDate = new Date();
    return stage;
  },
});

export const deleteStage = defineOperation<DeleteStageRequest, void>({
  name: 'DeleteStage',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.restApiId, input.stageName)),
  handle: (input, call) => {
    const record = findRestApi(call, input.restApiId);
    findChild(record.stages, input.stageName, 'stage');
    assertUnmapped(call, input.restApiId, input.stageName);
    record.stages.delete(input.stageName ?? '');
  },
});
