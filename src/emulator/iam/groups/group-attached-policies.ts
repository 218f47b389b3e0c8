import type {
  AttachGroupPolicyRequest,
  DetachGroupPolicyRequest,
  ListAttachedGroupPoliciesRequest,
  ListAttachedGroupPoliciesResponse,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onGroup } from '../arns.ts';
import { attachPolicy, detachPolicy, listAttached, withPolicyArn } from '../attached-policies.ts';
import { findGroup } from '../find.ts';
import { paginate, required } from '../input.ts';

export const attachGroupPolicy = defineOperation<AttachGroupPolicyRequest, object>({
  name: 'AttachGroupPolicy',
  requires: (input, call) => [
    withPolicyArn(onGroup('AttachGroupPolicy', call, input.GroupName ?? ''), input.PolicyArn),
  ],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    attachPolicy(account, group, required(input.PolicyArn, 'policyArn'));
    return {};
  },
});

export const detachGroupPolicy = defineOperation<DetachGroupPolicyRequest, object>({
  name: 'DetachGroupPolicy',
  requires: (input, call) => [
    withPolicyArn(onGroup('DetachGroupPolicy', call, input.GroupName ?? ''), input.PolicyArn),
  ],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    detachPolicy(account, group, required(input.PolicyArn, 'policyArn'));
    return {};
  },
});

export const listAttachedGroupPolicies = defineOperation<
  ListAttachedGroupPoliciesRequest,
  ListAttachedGroupPoliciesResponse
>({
  name: 'ListAttachedGroupPolicies',
  requires: (input, call) => [onGroup('ListAttachedGroupPolicies', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const { items, ...page } = paginate(listAttached(group, input.PathPrefix), input);
    return { AttachedPolicies: [...items], ...page };
  },
});
