import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
} from '@aws-sdk/client-iot';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import {
  checkDocument,
  defaultVersion,
  getPolicy as findPolicy,
  onPolicy,
  policies,
  policyArn,
} from './policy-store.ts';

const tagged = (input: CreatePolicyRequest) => requestTagContext(tagsByKey(input.tags));

/** Source: https://docs.aws.amazon.com/iot/latest/apireference/API_CreatePolicy.html */
export const createPolicy = defineOperation<CreatePolicyRequest, CreatePolicyResponse>({
  name: 'CreatePolicy',
  requires: (input, call) => [
    onPolicy('CreatePolicy', input.policyName, call, tagged(input)),
    ...((input.tags?.length ?? 0) > 0
      ? [onPolicy('TagResource', input.policyName, call, tagged(input))]
      : []),
  ],
  handle: (input, call) => {
    const name = input.policyName ?? '';
    if (!/^[\w+=,.@-]{1,128}$/.test(name)) {
      throw new AwsError(
        'InvalidRequestException',
        `Policy name '${name}' must match the pattern [\\w+=,.@-]+`,
      );
    }
    const document = checkDocument(input.policyDocument);
    if (policies(call).has(name)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        `Policy cannot be created - name already exists (name=${name})`,
        409,
      );
    }
    const version = { id: '1', document, createdAt: new Date() };
    const arn = policyArn(name, call);
    policies(call).set(name, {
      name,
      arn,
      createdAt: version.createdAt,
      versions: [version],
      defaultId: version.id,
      made: 1,
      tags: tagsByKey(input.tags),
    });
    return { policyName: name, policyArn: arn, policyDocument: document, policyVersionId: version.id };
  },
});

export const getPolicy = defineOperation<GetPolicyRequest, GetPolicyResponse>({
  name: 'GetPolicy',
  requires: (input, call) => [onPolicy('GetPolicy', input.policyName, call)],
  handle: (input, call) => {
    const policy = findPolicy(input.policyName, call);
    const { id, document, createdAt } = defaultVersion(policy);
    return {
      policyName: policy.name,
      policyArn: policy.arn,
      policyDocument: document,
      defaultVersionId: id,
      creationDate: policy.createdAt,
      lastModifiedDate: createdAt,
      generationId: id,
    };
  },
});

export const listPolicies = defineOperation<ListPoliciesRequest, ListPoliciesResponse>({
  name: 'ListPolicies',
  requires: () => [{ action: 'iot:ListPolicies', resource: '*' }],
  handle: (input, call) => {
    const sorted = [...policies(call).values()].toSorted((a, b) => Number(a.createdAt) - Number(b.createdAt));
    const { items, next } = cutPage(
      input.ascendingOrder === true ? sorted : sorted.toReversed(),
      input.marker,
      Math.min(input.pageSize ?? 25, call.pageSize ?? 250),
      () => new AwsError('InvalidRequestException', 'The marker is not valid.'),
    );
    return {
      policies: items.map(({ name, arn }) => ({ policyName: name, policyArn: arn })),
      ...(next !== undefined && { nextMarker: next }),
    };
  },
});

/** Source: https://docs.aws.amazon.com/iot/latest/apireference/API_DeletePolicy.html */
export const deletePolicy = defineOperation<DeletePolicyRequest, object>({
  name: 'DeletePolicy',
  requires: (input, call) => [onPolicy('DeletePolicy', input.policyName, call)],
  handle: (input, call) => {
    const { name, versions } = findPolicy(input.policyName, call);
    if (versions.length > 1) {
      throw new AwsError(
        'DeleteConflictException',
        `Cannot delete the policy because it has one or more policy versions attached to it (name=${name})`,
        409,
      );
    }
    policies(call).delete(name);
    return {};
  },
});
