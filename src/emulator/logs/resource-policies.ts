import type {
  DeleteResourcePolicyRequest,
  DescribeResourcePoliciesRequest,
  DescribeResourcePoliciesResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
  ResourcePolicy,
} from '@aws-sdk/client-cloudwatch-logs';

import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';
import { pageOf } from './paging.ts';
import { invalid, notFound } from './store.ts';

/** Of a region: who may write to its log groups, by name. */
const resourcePolicies = defineRegionalStore(
  'logs-resource-policies',
  () => new Map<string, ResourcePolicy>(),
);

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const mostPolicies = 10;
/** The service authorization reference names no resource. */
const onAll = (operation: string) => () => [{ action: `logs:${operation}`, resource: '*' }];

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html; the words are assumed. */
export const putResourcePolicy = defineOperation({
  name: 'PutResourcePolicy',
  requires: onAll('PutResourcePolicy'),
  handle: (input: PutResourcePolicyRequest, call): PutResourcePolicyResponse => {
    if (input.resourceArn !== undefined) {
      throw new AwsError('NotImplemented', 'logs:PutResourcePolicy of a log group', 501);
    }
    const policies = resourcePolicies(call);
    const { policyName: name = '', policyDocument } = input;
    if (findPolicyFault(policyDocument ?? '', 'resource') !== undefined) {
      throw invalid('Policy document is not valid.');
    }
    if (!policies.has(name) && policies.size >= mostPolicies) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    const resourcePolicy = { policyName: name, policyDocument, lastUpdatedTime: Date.now() };
    policies.set(name, resourcePolicy);
    return { resourcePolicy };
  },
});

export const describeResourcePolicies = defineOperation({
  name: 'DescribeResourcePolicies',
  requires: onAll('DescribeResourcePolicies'),
  handle: (input: DescribeResourcePoliciesRequest, call): DescribeResourcePoliciesResponse => {
    const { items, next } = pageOf([...resourcePolicies(call).values()], input);
    return { resourcePolicies: items, ...next };
  },
});

export const deleteResourcePolicy = defineOperation({
  name: 'DeleteResourcePolicy',
  requires: onAll('DeleteResourcePolicy'),
  handle: (input: DeleteResourcePolicyRequest, call): object => {
    if (resourcePolicies(call).delete(input.policyName ?? '')) return {};
    throw notFound(`Policy with name [${input.policyName ?? ''}] does not exist.`);
  },
});
