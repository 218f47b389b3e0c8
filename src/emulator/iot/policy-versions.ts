import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iot';
import { AwsError, defineOperation } from '../operation.ts';
import { checkDocument, getPolicy, getVersion, onPolicy } from './policy-store.ts';

/** Source: https://docs.aws.amazon.com/iot/latest/apireference/API_CreatePolicyVersion.html (at most five) */
export const createPolicyVersion = defineOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>({
  name: 'CreatePolicyVersion',
  requires: (input, call) => [onPolicy('CreatePolicyVersion', input.policyName, call)],
  handle: (input, call) => {
    const policy = getPolicy(input.policyName, call);
    const document = checkDocument(input.policyDocument);
    if (policy.versions.length >= 5) {
      throw new AwsError(
        'VersionsLimitExceededException',
        `The policy ${policy.name} already has the maximum number of versions (5)`,
        409,
      );
    }
    policy.made += 1;
    const id = `${policy.made}`;
    policy.versions = [...policy.versions, { id, document, createdAt: new Date() }];
    if (input.setAsDefault === true) policy.defaultId = id;
    return {
      policyArn: policy.arn,
      policyDocument: document,
      policyVersionId: id,
      isDefaultVersion: policy.defaultId === id,
    };
  },
});

export const getPolicyVersion = defineOperation<GetPolicyVersionRequest, GetPolicyVersionResponse>({
  name: 'GetPolicyVersion',
  requires: (input, call) => [onPolicy('GetPolicyVersion', input.policyName, call)],
  handle: (input, call) => {
    const policy = getPolicy(input.policyName, call);
    const { id, document, createdAt } = getVersion(policy, input.policyVersionId);
    return {
      policyArn: policy.arn,
      policyName: policy.name,
      policyDocument: document,
      policyVersionId: id,
      isDefaultVersion: policy.defaultId === id,
      creationDate: createdAt,
      lastModifiedDate: createdAt,
      generationId: id,
    };
  },
});

/** Newest first (assumed). */
export const listPolicyVersions = defineOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>({
  name: 'ListPolicyVersions',
  requires: (input, call) => [onPolicy('ListPolicyVersions', input.policyName, call)],
  handle: (input, call) => {
    const { versions, defaultId } = getPolicy(input.policyName, call);
    return {
      policyVersions: versions.toReversed().map(({ id, createdAt }) => ({
        versionId: id,
        isDefaultVersion: id === defaultId,
        createDate: createdAt,
      })),
    };
  },
});

export const setDefaultPolicyVersion = defineOperation<SetDefaultPolicyVersionRequest, object>({
  name: 'SetDefaultPolicyVersion',
  requires: (input, call) => [onPolicy('SetDefaultPolicyVersion', input.policyName, call)],
  handle: (input, call) => {
    const policy = getPolicy(input.policyName, call);
    policy.defaultId = getVersion(policy, input.policyVersionId).id;
    return {};
  },
});

/** The default version goes with the policy. Source: https://docs.aws.amazon.com/iot/latest/apireference/API_DeletePolicyVersion.html */
export const deletePolicyVersion = defineOperation<DeletePolicyVersionRequest, object>({
  name: 'DeletePolicyVersion',
  requires: (input, call) => [onPolicy('DeletePolicyVersion', input.policyName, call)],
  handle: (input, call) => {
    const policy = getPolicy(input.policyName, call);
    const { id } = getVersion(policy, input.policyVersionId);
    if (id === policy.defaultId) {
      throw new AwsError('InvalidRequestException', 'Cannot delete the default version of a policy');
    }
    policy.versions = policy.versions.filter((version) => version.id !== id);
    return {};
  },
});
