import type { DeletePolicyRequest } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onPolicy } from '../arns.ts';
import { deleteConflict } from '../iam-errors.ts';
import { findPolicy } from '../find.ts';
import { required } from '../input.ts';
import { iamState } from '../store.ts';
import { attachedTo, boundaryOf, countEntities } from './render-policy.ts';

export const deletePolicy = defineOperation<DeletePolicyRequest, object>({
  name: 'DeletePolicy',
  requires: (input, call) => [onPolicy('DeletePolicy', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    const uses = countEntities(attachedTo(account, policy)) + countEntities(boundaryOf(account, policy));
    if (uses > 0) throw deleteConflict('Cannot delete a policy attached to entities.');
    if (policy.versions.size > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    iamState(account).policies.delete(policy.arn);
    return {};
  },
});
