import { isBare } from '../hostility/vague-wording.ts';
import { addAuthorizationId } from '../iam-toolbox/authorization-id.ts';
import { AwsError, type Call, type Requirement, type Service } from '../operation.ts';
import { evaluate } from './evaluate.ts';
import { throughMemory } from './refusal-cache.ts';
import { weigh } from './weigh.ts';
import { wordRefusal } from './word-refusal.ts';

/**
 * Decides on one requirement of a call under all policies that bear on it.
 * @param request all that the same call requires
 * @throws AwsError the service's refusal, in its own words
 */
export function authorize(
  asked: Requirement,
  call: Call,
  service: Service,
  request: readonly Requirement[] = [asked],
): void {
  const requirement = withTags(asked, call, service);
  const { account, caller } = call;
  const { policies, question } = weigh(requirement, call);
  const decision = throughMemory(account, caller.principal.arn, requirement, evaluate(policies, question));
  if (decision.kind === 'allowed') return;
  const sentence = wordRefusal(decision, requirement, call.caller.principal.arn);
  if (requirement.refuse) throw requirement.refuse(sentence);
  if (isBare(account, service.id))
    throw new AwsError(service.refusalCode, 'Access Denied', service.refusalStatus ?? 403);
  const message = service.wordRefusal?.(sentence, requirement, call) ?? sentence;
  const told = addAuthorizationId(message, service, call, () =>
    request.map((one) => {
      if (one === asked) return { policies, question, decision };
      const other = weigh(withTags(one, call, service), call);
      return { ...other, decision: evaluate(other.policies, other.question) };
    }),
  );
  throw new AwsError(service.refusalCode, told, service.refusalStatus ?? 403);
}

function withTags(asked: Requirement, call: Call, service: Service): Requirement {
  return { ...asked, resourceTags: asked.resourceTags ?? service.tagsOf?.(asked.resource, call) };
}
