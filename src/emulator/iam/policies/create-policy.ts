import type { CreatePolicyRequest, CreatePolicyResponse } from '@aws-sdk/client-iam';
import { defineOperation, type Requirement } from '../../operation.ts';
import { entityAlreadyExists, limitExceeded } from '../iam-errors.ts';
import { createUniqueId } from '../ids.ts';
import { assertPolicyDocument } from '../inline-policies.ts';
import { readPath, required, requiredName } from '../input.ts';
import { assertRoom, policySize, quotas } from '../quotas.ts';
import { iamState, type ManagedPolicy } from '../store.ts';
import { ownTags, putTags, tagContext } from '../tags.ts';
import { firstVersion } from './first-version.ts';
import { renderPolicy } from './render-policy.ts';

export const createPolicy = defineOperation<CreatePolicyRequest, CreatePolicyResponse>({
  name: 'CreatePolicy',
  requires: (input, { account }) => {
    const name = input.PolicyName ?? '';
    const resource = `arn:aws:iam::${account.accountId}:policy${input.Path ?? '/'}${name}`;
    const context = tagContext(input.Tags);
    const create: Requirement = {
      action: 'iam:CreatePolicy',
      resource,
      resourceAsPrinted: `policy ${name}`,
      context,
    };
    if (ownTags(input.Tags).length === 0) return [create];
    return [create, { action: 'iam:TagPolicy', resource, context }];
  },
  handle: (input, call) => {
    const { account } = call;
    const { policies } = iamState(account);
    const name = requiredName(input.PolicyName, 'policyName');
    const path = readPath(input.Path);
    const text = required(input.PolicyDocument, 'policyDocument');
    assertManagedDocument(text);
    const arnStart = `arn:aws:iam::${account.accountId}:policy/`;
    const own = [...policies.values()].filter(({ arn }) => arn.startsWith(arnStart));
    if (own.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
      throw entityAlreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
    }
    assertRoom(own.length, 'PoliciesQuota');
    const policy: ManagedPolicy = {
      name,
      path,
      arn: `arn:aws:iam::${account.accountId}:policy${path}${name}`,
      id: createUniqueId('ANPA'),
      description: input.Description,
      ...firstVersion(text, new Date()),
    };
    putTags(policy.tags, input.Tags, call);
    policies.set(policy.arn, policy);
    return { Policy: renderPolicy(account, policy) };
  },
});

/** @throws AwsError MalformedPolicyDocument, LimitExceeded */
export function assertManagedDocument(text: string): void {
  assertPolicyDocument(text, 'managed');
  if (policySize(text) > quotas.PolicySizeQuota) {
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${quotas.PolicySizeQuota}`);
  }
}
