import type {
  CreateUsagePlanRequest,
  DeleteUsagePlanRequest,
  GetUsagePlanRequest,
  GetUsagePlansRequest,
  PatchOperation,
  UpdateUsagePlanRequest,
  UsagePlan,
  UsagePlans,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';
import { apiGatewayStore, findRestApi, findUsagePlan, notFound } from './store.ts';

export const createUsagePlan = defineOperation<CreateUsagePlanRequest, UsagePlan>({
  name: 'CreateUsagePlan',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, '/usageplans', input.tags),
    ...(hasTags(input.tags)
      ? [requireOnTags('PUT', call.region, apiGatewayArn(call.region, '/usageplans/*'), input.tags)]
      : []),
  ],
  handle: (input, call) => {
    if (!input.name) throw new AwsError('BadRequestException', 'Usage Plan name cannot be empty');
    for (const stage of input.apiStages ?? []) assertStage(call, stage.apiId, stage.stage);
    const plan = {
      ...input,
      id: createIdentifier(6),
      apiStages: [...(input.apiStages ?? [])],
      tags: { ...input.tags },
    };
    call.account
      .store(apiGatewayStore)
      .usagePlans.set(plan.id, { region: call.region, plan, keys: new Set() });
    return plan;
  },
});

export const getUsagePlan = defineOperation<GetUsagePlanRequest, UsagePlan>({
  name: 'GetUsagePlan',
  requires: (input, call) => requireVerb('GET', call.region, `/usageplans/${input.usagePlanId}`),
  handle: (input, call) => findUsagePlan(call, input.usagePlanId).plan,
});

export const getUsagePlans = defineOperation<GetUsagePlansRequest, UsagePlans>({
  name: 'GetUsagePlans',
  requires: (_input, call) => requireVerb('GET', call.region, '/usageplans'),
  handle: (input, call) => {
    const all = [...call.account.store(apiGatewayStore).usagePlans.values()]
      .filter((record) => record.region === call.region)
      .filter((record) => input.keyId === undefined || record.keys.has(input.keyId))
      .map((record) => record.plan);
    return cutPage(all, input.limit, input.position);
  },
});

export const updateUsagePlan = defineOperation<UpdateUsagePlanRequest, UsagePlan>({
  name: 'UpdateUsagePlan',
  requires: (input, call) => requireVerb('PATCH', call.region, `/usageplans/${input.usagePlanId}`),
  handle: (input, call) => {
    const { plan } = findUsagePlan(call, input.usagePlanId);
    for (const operation of input.patchOperations ?? []) {
      if (operation.path === '/apiStages') patchApiStages(call, plan, operation);
      else applyPatch(plan, [operation]);
    }
    return plan;
  },
});

export const deleteUsagePlan = defineOperation<DeleteUsagePlanRequest, void>({
  name: 'DeleteUsagePlan',
  requires: (input, call) => requireVerb('DELETE', call.region, `/usageplans/${input.usagePlanId}`),
  handle: (input, call) => {
    const { plan } = findUsagePlan(call, input.usagePlanId);
    if (plan.apiStages?.length) {
      throw new AwsError(
        'BadRequestException',
        'Cannot delete Usage Plan with associated API stages. Remove the associations first.',
      );
    }
    call.account.store(apiGatewayStore).usagePlans.delete(plan.id ?? '');
  },
});

/** An API stage is named `<api id>:<stage>` in a patch. */
function patchApiStages(call: Call, plan: UsagePlan, operation: PatchOperation): void {
  const [apiId, stage] = (operation.value ?? '').split(':');
  const others = (plan.apiStages ?? []).filter((one) => one.apiId !== apiId || one.stage !== stage);
  if (operation.op === 'add') assertStage(call, apiId, stage);
  plan.apiStages = operation.op === 'add' ? [...others, { apiId, stage }] : others;
}

function assertStage(call: Call, apiId: string | undefined, stage: string | undefined): void {
  if (!findRestApi(call, apiId).stages.has(stage ?? '')) {
    throw notFound(`API Stage not found: ${apiId}:${stage}`);
  }
}
