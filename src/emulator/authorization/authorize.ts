import { honouredPolicies, identityOf } from '../iam/policy-set.ts';
import { AwsError, type Call, type Requirement, type Service } from '../operation.ts';
import { drawHost } from '../iam/propagation.ts';
import { isBare } from '../hostility/vague-wording.ts';
import { evaluate, type Decision } from './evaluate.ts';
import { compiledPolicy } from './policy-cache.ts';
import { throughMemory } from './refusal-cache.ts';
import { buildRequestContext } from './request-context.ts';
import { wordRefusal } from './word-refusal.ts';

/**
 * Decides on one requirement of a call under all policies that bear on it.
 * @throws AwsError the service's refusal, in its own words
 */
export function authorize(asked: Requirement, call: Call, service: Service): void {
  const requirement: Requirement = {
    ...asked,
    resourceTags: asked.resourceTags ?? service.tagsOf?.(asked.resource, call),
  };
  const { account, caller } = call;
  const decision = throughMemory(account, caller.principal.arn, requirement, decide(requirement, call));
  if (decision.kind === 'allowed') return;
  const sentence = wordRefusal(decision, requirement, call.caller.principal.arn);
  if (requirement.refuse) throw requirement.refuse(sentence);
  if (isBare(account, service.id))
    throw new AwsError(service.refusalCode, 'Access Denied', service.refusalStatus ?? 403);
  const message = service.wordRefusal?.(sentence, requirement, call) ?? sentence;
  throw new AwsError(service.refusalCode, message, service.refusalStatus ?? 403);
}

function decide(requirement: Requirement, { account, caller, ...rest }: Call): Decision {
  const { principal } = caller;
  const identity = identityOf(account, principal);
  const policies = identity
    ? honouredPolicies(account, identity, drawHost(account, requirement.action))
    : { identity: [], boundary: undefined };
  const sessionTexts = 'sessionPolicies' in principal ? principal.sessionPolicies : [];
  const tags: ReadonlyMap<string, string> = identity?.tags ?? new Map();
  return evaluate(
    {
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
    {
      action: requirement.action,
      resource: requirement.resource,
      context: buildRequestContext(requirement, { account, caller, ...rest }, tags),
      principal,
    },
  );
}
