import type { ListPoliciesRequest, ListPoliciesResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { listByPath } from '../find.ts';
import { paginate } from '../input.ts';
import { iamState } from '../store.ts';
import { attachedTo, boundaryOf, countEntities, renderPolicy } from './render-policy.ts';

export const listPolicies = defineOperation<ListPoliciesRequest, ListPoliciesResponse>({
  name: 'ListPolicies',
  requires: (input, { account }) => [
    {
      action: 'iam:ListPolicies',
      resource: `arn:aws:iam::${account.accountId}:policy${input.PathPrefix ?? '/'}`,
      resourceAsPrinted: `policy path ${input.PathPrefix ?? '/'}`,
    },
  ],
  handle: (input, { account }) => {
    const policies = listByPath(iamState(account).policies.values(), input.PathPrefix).filter((policy) => {
      const isAwsManaged = policy.arn.startsWith('arn:aws:iam::aws:');
      if (input.Scope === 'AWS' && !isAwsManaged) return false;
      if (input.Scope === 'Local' && isAwsManaged) return false;
      const used =
        input.PolicyUsageFilter === 'PermissionsBoundary'
          ? boundaryOf(account, policy)
          : attachedTo(account, policy);
      return input.OnlyAttached !== true || countEntities(used) > 0;
    });
    const { items, ...page } = paginate(policies, input);
    return { Policies: items.map((policy) => renderPolicy(account, policy, 'listed')), ...page };
  },
});
