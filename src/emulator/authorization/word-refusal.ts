import type { Requirement } from '../operation.ts';
import type { Decision, RefusingKind } from './evaluate.ts';

type Refusal = Extract<Decision, { kind: 'refused' }>;

const explicitNames: Readonly<Record<RefusingKind, string>> = {
  identity: 'an identity-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  resource: 'a resource-based policy',
  'role-trust': 'the role trust policy',
};

const implicitNames: Readonly<Record<RefusingKind, string>> = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource-based policy',
  'role-trust': 'role trust policy',
};

/**
 * IAM's plain sentence for a refusal. A managed policy that denies has been named since January 2026.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function wordRefusal(refusal: Refusal, requirement: Requirement, principalArn: string): string {
  const action = requirement.actionAsPrinted ?? requirement.action;
  const resource = requirement.resourceAsPrinted ?? requirement.resource;
  // Trust refusals name no resource in AWS's own examples.
  const on = refusal.by === 'role-trust' ? '' : ` on resource: ${resource}`;
  const reason = refusal.explicit
    ? `with an explicit deny in ${explicitNames[refusal.by]}${refusal.policyArn ? `: ${refusal.policyArn}` : ''}`
    : `because no ${implicitNames[refusal.by]} allows the ${action} action`;
  return `User: ${principalArn} is not authorized to perform: ${action}${on} ${reason}`;
}
