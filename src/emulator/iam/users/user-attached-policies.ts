import type {
  AttachUserPolicyRequest,
  DetachUserPolicyRequest,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser } from '../arns.ts';
import { attachPolicy, detachPolicy, listAttached, withPolicyArn } from '../attached-policies.ts';
import { findUser } from '../find.ts';
import { paginate, required } from '../input.ts';

export const attachUserPolicy = defineOperation<AttachUserPolicyRequest, object>({
  name: 'AttachUserPolicy',
  requires: (input, call) => [
    withPolicyArn(onUser('AttachUserPolicy', call, input.UserName ?? ''), input.PolicyArn),
  ],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    attachPolicy(account, user, required(input.PolicyArn, 'policyArn'));
    return {};
  },
});

export const detachUserPolicy = defineOperation<DetachUserPolicyRequest, object>({
  name: 'DetachUserPolicy',
  requires: (input, call) => [
    withPolicyArn(onUser('DetachUserPolicy', call, input.UserName ?? ''), input.PolicyArn),
  ],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    detachPolicy(account, user, required(input.PolicyArn, 'policyArn'));
    return {};
  },
});

export const listAttachedUserPolicies = defineOperation<
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse
>({
  name: 'ListAttachedUserPolicies',
  requires: (input, call) => [onUser('ListAttachedUserPolicies', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const { items, ...page } = paginate(listAttached(user, input.PathPrefix), input);
    return { AttachedPolicies: [...items], ...page };
  },
});
