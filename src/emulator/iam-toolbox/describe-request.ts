import { createHash } from 'node:crypto';
import { applies, type Decision, type SourcedPolicy } from '../authorization/evaluate.ts';
import type { Weighing } from '../authorization/weigh.ts';

/** One requirement of a refused request, and what became of it. */
export interface Weighed extends Weighing {
  readonly decision: Decision;
}

/** The members are those of GetRequestAuthorizationDetails. */
export interface RequestDetails {
  readonly requestContext: Readonly<Record<string, unknown>>;
  readonly evaluations: readonly Evaluation[];
  readonly policies: readonly PolicyInfo[];
}

interface Evaluation {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly evaluatedEffect: 'ALLOW' | 'EXPLICIT_DENY' | 'IMPLICIT_DENY';
  readonly matchedPolicies: readonly MatchedPolicy[];
}

interface MatchedPolicy {
  readonly uri: string;
  readonly matchedStatements: readonly {
    readonly sid?: string;
    readonly evaluatedEffect: 'ALLOW' | 'DENY';
  }[];
}

interface PolicyInfo {
  readonly type:
    | 'IDENTITY_BASED_POLICY'
    | 'PERMISSIONS_BOUNDARY'
    | 'SESSION_POLICY'
    | 'RESOURCE_BASED_POLICY';
  readonly inline: boolean;
  readonly uri: string;
  readonly attachedTo: readonly { readonly arn: string }[];
}

interface Considered extends PolicyInfo {
  readonly policy: SourcedPolicy;
}

/**
 * A request as AWS tells of it afterwards.
 * Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html
 */
export function describeRequest(weighed: readonly Weighed[]): RequestDetails {
  const considered = weighed.map(consider);
  const policies = new Map(
    considered.flat().map(({ policy: _, ...info }): [string, PolicyInfo] => [info.uri, info]),
  );
  return {
    requestContext: pick(weighed[0], isOfRequest),
    evaluations: weighed.map((one, index) => ({
      action: one.question.action,
      resource: one.question.resource,
      context: pick(one, (key) => !isOfRequest(key)),
      evaluatedEffect: effectOf(one.decision),
      matchedPolicies: (considered[index] ?? []).flatMap(({ uri, policy }) => {
        const matched = policy.document.statements.filter((statement) => applies(statement, one.question));
        const matchedStatements = matched.map(({ sid, effect }) => ({
          ...(sid !== undefined && { sid }),
          evaluatedEffect: effect === 'Allow' ? ('ALLOW' as const) : ('DENY' as const),
        }));
        return matched.length > 0 ? [{ uri, matchedStatements }] : [];
      }),
    })),
    policies: [...policies.values()],
  };
}

/** What all evaluations share is told once. */
function isOfRequest(key: string): boolean {
  return key.startsWith('aws:') && !key.startsWith('aws:resource');
}

function pick(weighed: Weighed | undefined, isPicked: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries([...(weighed?.question.context ?? [])].filter(([key]) => isPicked(key)));
}

function effectOf(decision: Decision): Evaluation['evaluatedEffect'] {
  if (decision.kind === 'allowed') return 'ALLOW';
  return decision.explicit ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY';
}

function consider({ policies, question }: Weighed): Considered[] {
  const { principal } = question;
  const holder = principal.kind === 'assumed-role' ? principal.roleArn : principal.arn;
  const ofKind = (type: PolicyInfo['type'], sources: readonly SourcedPolicy[], arn = holder): Considered[] =>
    sources.map((policy, index) => ({
      type,
      inline: policy.arn === undefined,
      uri: policy.arn ?? opaque(`${type} ${arn} ${index}`),
      attachedTo: [{ arn }],
      policy,
    }));
  return [
    ...ofKind('IDENTITY_BASED_POLICY', policies.identity),
    ...ofKind('PERMISSIONS_BOUNDARY', policies.boundary ?? []),
    ...ofKind('SESSION_POLICY', policies.session ?? []),
    ...ofKind(
      'RESOURCE_BASED_POLICY',
      policies.resource ? [{ document: policies.resource }] : [],
      question.resource,
    ),
  ];
}

/** As in the examples of the same page; of what AWS takes a digest is not told. */
function opaque(text: string): string {
  return `inline:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
