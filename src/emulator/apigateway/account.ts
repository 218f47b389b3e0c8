import type { Account, GetAccountRequest, UpdateAccountRequest } from '@aws-sdk/client-api-gateway';

import { type Call, defineOperation } from '../operation.ts';
import { applyPatch } from './patch.ts';
import { requirePassing, requireVerb } from './permission.ts';
import { apiGatewayStore } from './store.ts';

export const getAccount = defineOperation<GetAccountRequest, Account>({
  name: 'GetAccount',
  requires: (_input, call) => requireVerb('GET', call.region, '/account'),
  handle: (_input, call) => find(call),
});

export const updateAccount = defineOperation<UpdateAccountRequest, Account>({
  name: 'UpdateAccount',
  requires: (input, call) => [
    ...requireVerb('PATCH', call.region, '/account'),
    ...requirePassing(
      input.patchOperations?.find((operation) => operation.path === '/cloudwatchRoleArn')?.value,
    ),
  ],
  handle: (input, call) => {
    const account = find(call);
    applyPatch(account, input.patchOperations);
    return account;
  },
});

/** The region's settings, made when first asked for. */
function find(call: Call): Account {
  const { accounts } = call.account.store(apiGatewayStore);
  const account = accounts.get(call.region) ?? {
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  };
  accounts.set(call.region, account);
  return account;
}
