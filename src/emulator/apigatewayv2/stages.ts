import type {
  CreateStageRequest,
  CreateStageResponse,
  DeleteStageRequest,
  GetStageRequest,
  GetStageResponse,
  GetStagesRequest,
  GetStagesResponse,
  UpdateStageRequest,
  UpdateStageResponse,
} from '@aws-sdk/client-apigatewayv2';

import { assertUnmapped } from '../apigateway/domain-store.ts';
import { cutPage } from '../apigateway/page.ts';
import { apiGatewayArn, hasTags, requireVerb } from '../apigateway/permission.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { findApi, findChild } from './store.ts';

export const createStage = defineOperation<CreateStageRequest, CreateStageResponse>({
  name: 'CreateStage',
  // Unlike CreateApi, a stage with tags asks for an action that no reference lists. See behaviour.md.
  requires: (input, call) => {
    const path = `/apis/${input.ApiId}/stages`;
    return [
      ...requireVerb('POST', call.region, path, input.Tags),
      ...(hasTags(input.Tags)
        ? [
            {
              action: 'apigateway:TagResource',
              resource: apiGatewayArn(call.region, path),
              context: requestTagContext(input.Tags),
            },
          ]
        : []),
    ];
  },
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    const name = input.StageName ?? '';
    if (name === '') throw new AwsError('BadRequestException', 'StageName must not be null or empty');
    if (record.stages.has(name)) {
      throw new AwsError('ConflictException', `Stage already exists`, 409);
    }
    if (input.DeploymentId !== undefined) findChild(record.deployments, input.DeploymentId, 'Deployment');
    const { ApiId: _api, ...fields } = input;
    const stage = {
      ...fields,
      StageName: name,
      AutoDeploy: input.AutoDeploy ?? false,
      CreatedDate: new Date(),
      LastUpdatedDate: new Date(),
      DefaultRouteSettings: input.DefaultRouteSettings ?? { DetailedMetricsEnabled: false },
      RouteSettings: { ...input.RouteSettings },
      StageVariables: { ...input.StageVariables },
      Tags: { ...input.Tags },
    };
    record.stages.set(name, stage);
    return stage;
  },
});

export const getStage = defineOperation<GetStageRequest, GetStageResponse>({
  name: 'GetStage',
  requires: (input, call) =>
    requireVerb('GET', call.region, `/apis/${input.ApiId}/stages/${input.StageName}`),
  handle: (input, call) => findChild(findApi(call, input.ApiId).stages, input.StageName, 'stage'),
});

export const getStages = defineOperation<GetStagesRequest, GetStagesResponse>({
  name: 'GetStages',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}/stages`),
  handle: (input, call) => {
    const all = [...findApi(call, input.ApiId).stages.values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateStage = defineOperation<UpdateStageRequest, UpdateStageResponse>({
  name: 'UpdateStage',
  requires: (input, call) =>
    requireVerb('PATCH', call.region, `/apis/${input.ApiId}/stages/${input.StageName}`),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    const stage = findChild(record.stages, input.StageName, 'stage');
    const { ApiId: _api, StageName: _name, ...fields } = input;
    if (fields.DeploymentId !== undefined) findChild(record.deployments, fields.DeploymentId, 'Deployment');
    Object.assign(stage, fields, { LastUpdatedDate: new Date() });
    return stage;
  },
});

export const deleteStage = defineOperation<DeleteStageRequest, void>({
  name: 'DeleteStage',
  requires: (input, call) =>
    requireVerb('DELETE', call.region, `/apis/${input.ApiId}/stages/${input.StageName}`),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    findChild(record.stages, input.StageName, 'stage');
    assertUnmapped(call, input.ApiId, input.StageName);
    record.stages.delete(input.StageName ?? '');
  },
});
