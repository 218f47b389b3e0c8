import type {
  DeleteDataProtectionPolicyRequest,
  DeleteIndexPolicyRequest,
  DescribeIndexPoliciesRequest,
  DescribeIndexPoliciesResponse,
  GetDataProtectionPolicyRequest,
  GetDataProtectionPolicyResponse,
  PutDataProtectionPolicyRequest,
  PutIndexPolicyRequest,
  PutIndexPolicyResponse,
} from '@aws-sdk/client-cloudwatch-logs';

import { defineOperation } from '../operation.ts';
import { onGroup } from './requirements.ts';
import { getGroup } from './store.ts';

export const putDataProtectionPolicy = defineOperation({
  name: 'PutDataProtectionPolicy',
  requires: (input: PutDataProtectionPolicyRequest, call) => [
    onGroup('logs:PutDataProtectionPolicy', input.logGroupIdentifier, call),
  ],
  handle: (input: PutDataProtectionPolicyRequest, call): PutDataProtectionPolicyRequest => {
    getGroup(input.logGroupIdentifier, call).dataProtectionPolicy = input.policyDocument;
    return { logGroupIdentifier: input.logGroupIdentifier, policyDocument: input.policyDocument };
  },
});

export const getDataProtectionPolicy = defineOperation({
  name: 'GetDataProtectionPolicy',
  requires: (input: GetDataProtectionPolicyRequest, call) => [
    onGroup('logs:GetDataProtectionPolicy', input.logGroupIdentifier, call),
  ],
  handle: (input: GetDataProtectionPolicyRequest, call): GetDataProtectionPolicyResponse => {
    const { dataProtectionPolicy } = getGroup(input.logGroupIdentifier, call);
    if (dataProtectionPolicy === undefined) return {};
    return { logGroupIdentifier: input.logGroupIdentifier, policyDocument: dataProtectionPolicy };
  },
});

export const deleteDataProtectionPolicy = defineOperation({
  name: 'DeleteDataProtectionPolicy',
  requires: (input: DeleteDataProtectionPolicyRequest, call) => [
    onGroup('logs:DeleteDataProtectionPolicy', input.logGroupIdentifier, call),
  ],
  handle: (input: DeleteDataProtectionPolicyRequest, call): object => {
    getGroup(input.logGroupIdentifier, call).dataProtectionPolicy = undefined;
    return {};
  },
});

export const putIndexPolicy = defineOperation({
  name: 'PutIndexPolicy',
  requires: (input: PutIndexPolicyRequest, call) => [
    onGroup('logs:PutIndexPolicy', input.logGroupIdentifier, call),
  ],
  handle: (input: PutIndexPolicyRequest, call): PutIndexPolicyResponse => {
    getGroup(input.logGroupIdentifier, call).indexPolicy = input.policyDocument;
    return { indexPolicy: { ...input, source: 'LOG_GROUP' } };
  },
});

export const describeIndexPolicies = defineOperation({
  name: 'DescribeIndexPolicies',
  requires: (input: DescribeIndexPoliciesRequest, call) =>
    (input.logGroupIdentifiers ?? []).map((group) => onGroup('logs:DescribeIndexPolicies', group, call)),
  handle: (input: DescribeIndexPoliciesRequest, call): DescribeIndexPoliciesResponse => ({
    indexPolicies: (input.logGroupIdentifiers ?? []).flatMap((identifier) => {
      const { indexPolicy, name } = getGroup(identifier, call);
      if (indexPolicy === undefined) return [];
      return [{ logGroupIdentifier: name, policyDocument: indexPolicy, source: 'LOG_GROUP' as const }];
    }),
  }),
});

export const deleteIndexPolicy = defineOperation({
  name: 'DeleteIndexPolicy',
  requires: (input: DeleteIndexPolicyRequest, call) => [
    onGroup('logs:DeleteIndexPolicy', input.logGroupIdentifier, call),
  ],
  handle: (input: DeleteIndexPolicyRequest, call): object => {
    getGroup(input.logGroupIdentifier, call).indexPolicy = undefined;
    return {};
  },
});
