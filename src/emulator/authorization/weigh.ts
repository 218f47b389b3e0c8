import { drawHost } from '../iam/propagation.ts';
import { honouredPolicies, identityOf } from '../iam/policy-set.ts';
import type { Call, Requirement } from '../operation.ts';
import type { BearingPolicies, Question } from './evaluate.ts';
import { compiledPolicy } from './policy-cache.ts';
import { buildRequestContext } from './request-context.ts';

/** A requirement of a call as it is put to the policies. */
export interface Weighing {
  readonly policies: BearingPolicies;
  readonly question: Question;
}

/** What a requirement asks, and all policies that bear on it, as one host of IAM knows them at this moment. */
export function weigh(requirement: Requirement, call: Call): Weighing {
  const { account, caller } = call;
  const { principal } = caller;
  const identity = identityOf(account, principal);
  const policies = identity
    ? honouredPolicies(account, identity, drawHost(account, requirement.action))
    : { identity: [], boundary: undefined };
  const sessionTexts = 'sessionPolicies' in principal ? principal.sessionPolicies : [];
  const tags: ReadonlyMap<string, string> = identity?.tags ?? new Map();
  return {
    policies: {
      ...policies,
      // A federated user without session policies may do nothing by the user's own.
      session:
        sessionTexts.length > 0 || principal.kind === 'federated-user'
          ? sessionTexts.map((text) => ({ document: compiledPolicy(account, text) }))
          : undefined,
      resource:
        requirement.resourcePolicy === undefined
          ? undefined
          : compiledPolicy(account, requirement.resourcePolicy),
      resourceKind: requirement.resourcePolicyKind,
    },
    question: {
      action: requirement.action,
      resource: requirement.resource,
      context: buildRequestContext(requirement, call, tags),
      principal,
    },
  };
}
