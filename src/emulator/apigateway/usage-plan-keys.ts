import type {
  CreateUsagePlanKeyRequest,
  DeleteUsagePlanKeyRequest,
  GetUsagePlanKeyRequest,
  GetUsagePlanKeysRequest,
  UsagePlanKey,
  UsagePlanKeys,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { cutPage } from './page.ts';
import { requireVerb } from './permission.ts';
import { findApiKey, findUsagePlan, notFound } from './store.ts';

const path = (planId: string | undefined, keyId: string | undefined): string =>
  `/usageplans/${planId}/keys/${keyId}`;

export const createUsagePlanKey = defineOperation<CreateUsagePlanKeyRequest, UsagePlanKey>({
  name: 'CreateUsagePlanKey',
  requires: (input, call) => requireVerb('POST', call.region, `/usageplans/${input.usagePlanId}/keys`),
  handle: (input, call) => {
    const { keys } = findUsagePlan(call, input.usagePlanId);
    const { id = '' } = findApiKey(call, input.keyId);
    if (keys.has(id)) {
      throw new AwsError(
        'ConflictException',
        `Usage Plan ${input.usagePlanId} cannot be added because API Key cannot reference multiple Usage Plans with the same api:stage`,
        409,
      );
    }
    keys.add(id);
    return render(call, id);
  },
});

export const getUsagePlanKey = defineOperation<GetUsagePlanKeyRequest, UsagePlanKey>({
  name: 'GetUsagePlanKey',
  requires: (input, call) => requireVerb('GET', call.region, path(input.usagePlanId, input.keyId)),
  handle: (input, call) => {
    assertIn(call, input);
    return render(call, input.keyId);
  },
});

export const getUsagePlanKeys = defineOperation<GetUsagePlanKeysRequest, UsagePlanKeys>({
  name: 'GetUsagePlanKeys',
  requires: (input, call) => requireVerb('GET', call.region, `/usageplans/${input.usagePlanId}/keys`),
  handle: (input, call) => {
    const all = [...findUsagePlan(call, input.usagePlanId).keys].map((id) => render(call, id));
    return cutPage(all, input.limit, input.position);
  },
});

export const deleteUsagePlanKey = defineOperation<DeleteUsagePlanKeyRequest, void>({
  name: 'DeleteUsagePlanKey',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.usagePlanId, input.keyId)),
  handle: (input, call) => {
    assertIn(call, input);
    findUsagePlan(call, input.usagePlanId).keys.delete(input.keyId ?? '');
  },
});

function assertIn(call: Call, input: GetUsagePlanKeyRequest): void {
  if (!findUsagePlan(call, input.usagePlanId).keys.has(input.keyId ?? '')) {
    throw notFound('Invalid Usage Plan Key identifier specified');
  }
}

function render(call: Call, keyId: string | undefined): UsagePlanKey {
  const key = findApiKey(call, keyId);
  return { id: key.id, type: 'API_KEY', name: key.name, value: key.value };
}
