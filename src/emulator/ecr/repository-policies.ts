import type {
  DeleteLifecyclePolicyRequest,
  DeleteLifecyclePolicyResponse,
  DeleteRepositoryPolicyRequest,
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  GetRepositoryPolicyRequest,
  GetRepositoryPolicyResponse,
  PutLifecyclePolicyRequest,
  PutLifecyclePolicyResponse,
  SetRepositoryPolicyRequest,
  SetRepositoryPolicyResponse,
} from '@aws-sdk/client-ecr';

import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { getRepository } from './repositories.ts';
import { onRepository } from './requirements.ts';
import { ecrState } from './store.ts';

export const setRepositoryPolicy = defineOperation({
  name: 'SetRepositoryPolicy',
  requires: (input: SetRepositoryPolicyRequest, call) => [
    onRepository('ecr:SetRepositoryPolicy', input.repositoryName, call),
  ],
  handle: (input: SetRepositoryPolicyRequest, call): SetRepositoryPolicyResponse => {
    const repository = getRepository(input.repositoryName, call);
    const name = repository.description.repositoryName;
    assertRepositoryPolicy(input.policyText ?? '');
    ecrState(call).repositories.set(name, { ...repository, policy: input.policyText });
    return { registryId: call.account.accountId, repositoryName: name, policyText: input.policyText };
  },
});

export const getRepositoryPolicy = defineOperation({
  name: 'GetRepositoryPolicy',
  requires: (input: GetRepositoryPolicyRequest, call) => [
    onRepository('ecr:GetRepositoryPolicy', input.repositoryName, call),
  ],
  handle: (input: GetRepositoryPolicyRequest, call): GetRepositoryPolicyResponse => {
    const { policy, description } = getRepository(input.repositoryName, call);
    if (policy === undefined) throw policyNotFound(description.repositoryName, call.account.accountId);
    return {
      registryId: call.account.accountId,
      repositoryName: description.repositoryName,
      policyText: policy,
    };
  },
});

export const deleteRepositoryPolicy = defineOperation({
  name: 'DeleteRepositoryPolicy',
  requires: (input: DeleteRepositoryPolicyRequest, call) => [
    onRepository('ecr:DeleteRepositoryPolicy', input.repositoryName, call),
  ],
  handle: (input: DeleteRepositoryPolicyRequest, call): GetRepositoryPolicyResponse => {
    const repository = getRepository(input.repositoryName, call);
    const name = repository.description.repositoryName;
    if (repository.policy === undefined) throw policyNotFound(name, call.account.accountId);
    ecrState(call).repositories.set(name, { ...repository, policy: undefined });
    return { registryId: call.account.accountId, repositoryName: name, policyText: repository.policy };
  },
});

export const putLifecyclePolicy = defineOperation({
  name: 'PutLifecyclePolicy',
  requires: (input: PutLifecyclePolicyRequest, call) => [
    onRepository('ecr:PutLifecyclePolicy', input.repositoryName, call),
  ],
  handle: (input: PutLifecyclePolicyRequest, call): PutLifecyclePolicyResponse => {
    const repository = getRepository(input.repositoryName, call);
    const name = repository.description.repositoryName;
    ecrState(call).repositories.set(name, { ...repository, lifecyclePolicy: input.lifecyclePolicyText });
    return { ...input, registryId: call.account.accountId };
  },
});

export const getLifecyclePolicy = defineOperation({
  name: 'GetLifecyclePolicy',
  requires: (input: GetLifecyclePolicyRequest, call) => [
    onRepository('ecr:GetLifecyclePolicy', input.repositoryName, call),
  ],
  handle: (input: GetLifecyclePolicyRequest, call): GetLifecyclePolicyResponse => {
    const { lifecyclePolicy, description } = getRepository(input.repositoryName, call);
    const { repositoryName } = description;
    if (lifecyclePolicy === undefined) throw lifecycleNotFound(repositoryName, call.account.accountId);
    return {
      registryId: call.account.accountId,
      repositoryName,
      lifecyclePolicyText: lifecyclePolicy,
    };
  },
});

export const deleteLifecyclePolicy = defineOperation({
  name: 'DeleteLifecyclePolicy',
  requires: (input: DeleteLifecyclePolicyRequest, call) => [
    onRepository('ecr:DeleteLifecyclePolicy', input.repositoryName, call),
  ],
  handle: (input: DeleteLifecyclePolicyRequest, call): DeleteLifecyclePolicyResponse => {
    const repository = getRepository(input.repositoryName, call);
    const { lifecyclePolicy, description } = repository;
    const { repositoryName } = description;
    if (lifecyclePolicy === undefined) throw lifecycleNotFound(repositoryName, call.account.accountId);
    ecrState(call).repositories.set(repositoryName, { ...repository, lifecyclePolicy: undefined });
    return {
      registryId: call.account.accountId,
      repositoryName,
      lifecyclePolicyText: lifecyclePolicy,
    };
  },
});

/** Source of the words: https://github.com/terraform-aws-modules/terraform-aws-ecr/issues/19 */
function assertRepositoryPolicy(text: string): void {
  if (findPolicyFault(text, 'repository') === undefined) return;
  throw new AwsError(
    'InvalidParameterException',
    "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  );
}

function policyNotFound(name: string, accountId: string): AwsError {
  return new AwsError(
    'RepositoryPolicyNotFoundException',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${accountId}'`,
  );
}

function lifecycleNotFound(name: string, accountId: string): AwsError {
  return new AwsError(
    'LifecyclePolicyNotFoundException',
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${accountId}'`,
  );
}
