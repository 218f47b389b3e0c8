import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import { defineOperation } from '../../operation.ts';
import { onPolicy } from '../arns.ts';
import { deleteConflict, limitExceeded, noSuchEntity } from '../iam-errors.ts';
import { findPolicy } from '../find.ts';
import { paginate, required } from '../input.ts';
import { quotas } from '../quotas.ts';
import type { ManagedPolicy, PolicyVersion } from '../store.ts';
import { assertManagedDocument } from './create-policy.ts';
import { renderVersion } from './render-policy.ts';
import { delaysOf } from '../propagation.ts';

export const createPolicyVersion = defineOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>({
  name: 'CreatePolicyVersion',
  requires: (input, call) => [onPolicy('CreatePolicyVersion', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    const text = required(input.PolicyDocument, 'policyDocument');
    assertManagedDocument(text);
    if (policy.versions.size >= quotas.VersionsPerPolicyQuota) {
      throw limitExceeded(
        `A managed policy can have up to ${quotas.VersionsPerPolicyQuota} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    policy.lastVersion += 1;
    const version: PolicyVersion = { id: `v${policy.lastVersion}`, text, createDate: new Date() };
    policy.versions.set(version.id, version);
    if (input.SetAsDefault === true) makeDefault(account, policy, version);
    return { PolicyVersion: renderVersion(policy, version) };
  },
});

export const getPolicyVersion = defineOperation<GetPolicyVersionRequest, GetPolicyVersionResponse>({
  name: 'GetPolicyVersion',
  requires: (input, call) => [onPolicy('GetPolicyVersion', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    return { PolicyVersion: renderVersion(policy, findVersion(policy, input.VersionId), 'full') };
  },
});

export const listPolicyVersions = defineOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>({
  name: 'ListPolicyVersions',
  requires: (input, call) => [onPolicy('ListPolicyVersions', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    const newestFirst = [...policy.versions.values()].toReversed();
    const { items, ...page } = paginate(newestFirst, input);
    return { Versions: items.map((version) => renderVersion(policy, version)), ...page };
  },
});

export const deletePolicyVersion = defineOperation<DeletePolicyVersionRequest, object>({
  name: 'DeletePolicyVersion',
  requires: (input, call) => [onPolicy('DeletePolicyVersion', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    const version = findVersion(policy, input.VersionId);
    if (version.id === policy.defaultVersionId) {
      throw deleteConflict('Cannot delete the default version of a policy.');
    }
    policy.versions.delete(version.id);
    return {};
  },
});

export const setDefaultPolicyVersion = defineOperation<SetDefaultPolicyVersionRequest, object>({
  name: 'SetDefaultPolicyVersion',
  requires: (input, call) => [onPolicy('SetDefaultPolicyVersion', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    makeDefault(account, policy, findVersion(policy, input.VersionId));
    return {};
  },
});

function makeDefault(account: Account, policy: ManagedPolicy, version: PolicyVersion): void {
  policy.defaultVersionId = version.id;
  policy.updateDate = new Date();
  policy.text.set(version.text, delaysOf(account, 'policy version'));
}

function findVersion(policy: ManagedPolicy, versionId: string | undefined): PolicyVersion {
  const id = required(versionId, 'versionId');
  const version = policy.versions.get(id);
  if (!version) {
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  }
  return version;
}
