import type { Tag } from '@aws-sdk/client-iam';

/** Under this path lives every user, role and policy that a run makes, and nothing else. */
export const iamPath = '/harness/';
export const inlinePolicyName = 'harness';
export const canaryPolicyName = 'harness-canary';

/**
 * A stage that stands for itself alone wherever it occurs in an ARN.
 * @param prefix lower-case letters and digits, begins with a letter
 * @param random lower-case letters and digits, at least 6 of them: no other name holds them
 */
export function stageName(prefix: string, random: string): string {
  return `${prefix}${random}`;
}

/** 64 characters at most. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function userName(runId: string, life: number): string {
  return `harness-${runId}-${life}`;
}

/** The role that stands in for the service's deployment role in a life. No user's name is its beginning, see {@link managedPolicyName}. */
export function deploymentRoleName(runId: string, life: number): string {
  return `harness-${runId}-role-${life}`;
}

/** The role as which stacks of a deployment role are recovered and removed. */
export function recoveryRoleName(runId: string): string {
  return `harness-${runId}-recovery`;
}

/** @param arn of anybody in the account: it tells partition and account */
export function roleArn(arn: string, roleName: string): string {
  const [, partition, , , accountId] = arn.split(':');
  return `arn:${partition}:iam::${accountId}:role${iamPath}${roleName}`;
}

/** The managed policy that is the boundary of the roles of a life. No user's or role's name is its beginning, see {@link managedPolicyName}. */
export function boundaryPolicyName(runId: string, life: number): string {
  return `harness-${runId}-boundary-${life}`;
}

/** @param arn of anybody in the account: it tells partition and account */
export function policyArn(arn: string, policyName: string): string {
  const [, partition, , , accountId] = arn.split(':');
  return `arn:${partition}:iam::${accountId}:policy${iamPath}${policyName}`;
}

/** @param holder name of the user or role  @param index from 0 */
export function managedPolicyName(holder: string, index: number): string {
  return `${holder}-${index}`;
}

/**
 * Of a stack that the service expects to find and that nobody named. 128 characters at most.
 * @param index from 0, among those of the run or of the life
 * @param life absent: of the run
 */
export function prerequisiteStackName(runId: string, index: number, life?: number): string {
  return `harness-${runId}-${life === undefined ? '' : `${life}-`}prerequisite-${index + 1}`;
}

/** By this tag a run knows what is its own. */
export const runIdTag = 'harness:run-id';

/** The moment of the making is the tags' own, so that a tag says how old a leftover is. */
export function makeTags(runId: string): Tag[] {
  return [
    { Key: runIdTag, Value: runId },
    { Key: 'harness:created-at', Value: new Date().toISOString() },
  ];
}

/** By this tag a managed policy is known as one that `harness apply` made; its value is what the names begin with. */
export const appliedTag = 'harness:policy';
