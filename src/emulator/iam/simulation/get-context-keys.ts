import type {
  GetContextKeysForCustomPolicyRequest,
  GetContextKeysForPolicyResponse,
  GetContextKeysForPrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { required } from '../input.ts';
import { contextKeysOf } from './context-keys.ts';
import { boundaryOf, findPolicySource, readSources, sourcesOf, type PolicySource } from './policy-sources.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html */
export const getContextKeysForCustomPolicy = defineOperation<
  GetContextKeysForCustomPolicyRequest,
  GetContextKeysForPolicyResponse
>({
  name: 'GetContextKeysForCustomPolicy',
  handle: (input) => namesIn(readSources(input.PolicyInputList ?? [], 'PolicyInputList')),
});

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html */
export const getContextKeysForPrincipalPolicy = defineOperation<
  GetContextKeysForPrincipalPolicyRequest,
  GetContextKeysForPolicyResponse
>({
  name: 'GetContextKeysForPrincipalPolicy',
  requires: (input) => [
    { action: 'iam:GetContextKeysForPrincipalPolicy', resource: input.PolicySourceArn ?? '*' },
  ],
  handle: (input, { account }) => {
    const holder = findPolicySource(account, required(input.PolicySourceArn, 'policySourceArn'));
    return namesIn([
      ...sourcesOf(holder),
      ...(boundaryOf(holder) ?? []),
      ...readSources(input.PolicyInputList ?? [], 'PolicyInputList'),
    ]);
  },
});

function namesIn(sources: readonly PolicySource[]): GetContextKeysForPolicyResponse {
  const names = sources.flatMap((source) => contextKeysOf(source));
  return { ContextKeyNames: [...new Set(names)] };
}
