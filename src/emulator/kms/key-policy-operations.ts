import type {
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  ListKeyPoliciesRequest,
  ListKeyPoliciesResponse,
  PutKeyPolicyRequest,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation } from '../operation.ts';
import { assertKeyPolicy } from './key-policies.ts';
import { onKeyItself } from './requirements.ts';
import { getKey, replaceKey } from './store.ts';

export const putKeyPolicy = defineOperation<PutKeyPolicyRequest, object>({
  name: 'PutKeyPolicy',
  requires: (input, call) => [
    onKeyItself('kms:PutKeyPolicy', input.KeyId, call, {
      context: {
        'kms:BypassPolicyLockoutSafetyCheck': String(input.BypassPolicyLockoutSafetyCheck ?? false),
      },
    }),
  ],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    assertOnlyPolicy(input.PolicyName);
    assertKeyPolicy(input.Policy ?? '', input.BypassPolicyLockoutSafetyCheck, call);
    replaceKey(call, { ...key, policy: input.Policy ?? '' });
    return {};
  },
});

export const getKeyPolicy = defineOperation<GetKeyPolicyRequest, GetKeyPolicyResponse>({
  name: 'GetKeyPolicy',
  requires: (input, call) => [onKeyItself('kms:GetKeyPolicy', input.KeyId, call)],
  handle: (input, call) => {
    const { policy } = getKey(call, input.KeyId);
    assertOnlyPolicy(input.PolicyName);
    return { Policy: policy, PolicyName: 'default' };
  },
});

export const listKeyPolicies = defineOperation<ListKeyPoliciesRequest, ListKeyPoliciesResponse>({
  name: 'ListKeyPolicies',
  requires: (input, call) => [onKeyItself('kms:ListKeyPolicies', input.KeyId, call)],
  handle: (input, call) => {
    getKey(call, input.KeyId);
    return { PolicyNames: ['default'], Truncated: false };
  },
});

/** A key has one policy, of one name. */
function assertOnlyPolicy(name: string | undefined): void {
  if (name === undefined || name === 'default') return;
  throw new AwsError('NotFoundException', 'No such policy exists');
}
