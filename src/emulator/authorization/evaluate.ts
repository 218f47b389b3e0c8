import type { Principal } from '../operation.ts';
import { satisfiesCondition } from './conditions.ts';
import { matchPrincipal, strongerNaming, type Naming } from './match-principal.ts';
import { matchesPattern } from './pattern.ts';
import type { PolicyDocument, Statement } from './policy-document.ts';
import type { RequestContext } from './request-context.ts';
import { expandToPattern, type Lookup } from './template.ts';

export interface SourcedPolicy {
  /** Of a managed policy; inline policies have none. */
  readonly arn?: string;
  readonly document: PolicyDocument;
}

/** What is asked of the policies. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
  readonly principal: Principal;
}

/** All policies that bear on a question. A kind that does not exist limits nothing. */
export interface BearingPolicies {
  readonly identity: readonly SourcedPolicy[];
  readonly boundary?: readonly SourcedPolicy[] | undefined;
  readonly session?: readonly SourcedPolicy[] | undefined;
  readonly resource?: PolicyDocument | undefined;
  /** With one of these the resource's policy must allow. */
  readonly resourceKind?: 'role-trust' | 'key-policy' | undefined;
}

export type RefusingKind = 'identity' | 'boundary' | 'session' | 'resource' | 'role-trust';

export type Decision =
  | { readonly kind: 'allowed' }
  | {
      readonly kind: 'refused';
      readonly by: RefusingKind;
      readonly explicit: boolean;
      /** Of the managed policy that denied. */
      readonly policyArn?: string;
    };

const allowed: Decision = { kind: 'allowed' };

/**
 * The evaluation logic of requests within one account. Which of several refusing kinds is told is not documented:
 * explicit denies come first, then the order in which a person would mend them.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(policies: BearingPolicies, question: Question): Decision {
  // A key's policy is told as any other resource's.
  const resourceKind: RefusingKind = policies.resourceKind === 'role-trust' ? 'role-trust' : 'resource';
  for (const [by, sources] of [
    ['identity', policies.identity],
    ['boundary', policies.boundary ?? []],
    ['session', policies.session ?? []],
  ] as const) {
    const denying = sources.find(({ document }) => hasStatement(document, 'Deny', question));
    if (denying) return refuse(by, true, denying.arn);
  }
  if (policies.resource && namingIn(policies.resource, 'Deny', question) !== 'none') {
    return refuse(resourceKind, true);
  }
  const granted = policies.resource ? namingIn(policies.resource, 'Allow', question) : 'none';
  if (policies.resourceKind !== undefined && granted === 'none') return refuse(resourceKind, false);
  if (granted === 'direct' || question.principal.kind === 'root') return allowed;
  if (granted !== 'role' && !allows(policies.identity, question)) return refuse('identity', false);
  if (policies.boundary && !allows(policies.boundary, question)) return refuse('boundary', false);
  if (policies.session && !allows(policies.session, question)) return refuse('session', false);
  return allowed;
}

function refuse(by: RefusingKind, explicit: boolean, policyArn?: string): Decision {
  return { kind: 'refused', by, explicit, ...(policyArn !== undefined && { policyArn }) };
}

function allows(policies: readonly SourcedPolicy[], question: Question): boolean {
  return policies.some(({ document }) => hasStatement(document, 'Allow', question));
}

function hasStatement(document: PolicyDocument, effect: Statement['effect'], question: Question): boolean {
  return document.statements.some((statement) => statement.effect === effect && applies(statement, question));
}

function namingIn(document: PolicyDocument, effect: Statement['effect'], question: Question): Naming {
  return document.statements
    .filter((statement) => statement.effect === effect && applies(statement, question))
    .map((statement) => matchPrincipal(statement, question.principal))
    .reduce<Naming>(strongerNaming, 'none');
}

/** Whether action, resource and conditions of a statement fit; the principal is looked at apart. */
export function applies(statement: Statement, question: Question): boolean {
  const lookup: Lookup = (key) => {
    const value = question.context.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  return (
    fitsAction(statement, question.action) &&
    fitsResource(statement, question.resource, lookup) &&
    statement.conditions.every((clause) => satisfiesCondition(clause, question.context, lookup))
  );
}

function fitsAction({ actions }: Statement, action: string): boolean {
  const asked = action.toLowerCase();
  return actions.items.some((pattern) => matchesPattern(pattern, asked)) !== actions.negated;
}

function fitsResource({ resources }: Statement, resource: string, lookup: Lookup): boolean {
  if (!resources) return true;
  const patterns = resources.items.map((template) => expandToPattern(template, lookup));
  return (
    patterns.some((pattern) => pattern !== undefined && matchesPattern(pattern, resource)) !==
    resources.negated
  );
}
