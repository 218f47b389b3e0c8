import type { ContextEntry, EvaluationResult, Statement as MatchedStatement } from '@aws-sdk/client-iam';
import { applies, evaluate, type Decision, type Question } from '../../authorization/evaluate.ts';
import { matchPrincipal } from '../../authorization/match-principal.ts';
import type { RequestContext } from '../../authorization/request-context.ts';
import type { Principal } from '../../operation.ts';
import { contextKeysOf } from './context-keys.ts';
import type { PolicySource } from './policy-sources.ts';
import { locateStatements } from './statement-positions.ts';

/** What is simulated, of which every action is asked on every resource. */
export interface Simulation {
  readonly identity: readonly PolicySource[];
  readonly boundary: readonly PolicySource[] | undefined;
  readonly resourcePolicy: PolicySource | undefined;
  readonly principal: Principal;
  readonly context: RequestContext;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/**
 * Each action on each resource is a result of its own.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function simulate(simulation: Simulation): readonly EvaluationResult[] {
  return simulation.actions.flatMap((action) =>
    simulation.resources.map((resource) => simulateOne(simulation, action, resource)),
  );
}

/** The entries of a request, over what is known of who calls. */
export function contextFrom(
  known: Iterable<readonly [string, string | readonly string[]]>,
  entries: readonly ContextEntry[],
): RequestContext {
  const context = new Map(known);
  for (const { ContextKeyName = '', ContextKeyValues = [], ContextKeyType } of entries) {
    const isList = ContextKeyType?.endsWith('List') ?? false;
    context.set(ContextKeyName.toLowerCase(), isList ? ContextKeyValues : (ContextKeyValues[0] ?? ''));
  }
  return context;
}

function simulateOne(simulation: Simulation, action: string, resource: string): EvaluationResult {
  const { identity, boundary, resourcePolicy, principal, context } = simulation;
  const question: Question = { action, resource, principal, context };
  const decision = evaluate({ identity, boundary, resource: resourcePolicy?.document }, question);
  const matched = matchedStatements(simulation, question, decision);
  const missing = missingKeys(simulation, question);
  const result = {
    EvalDecision: decisionName(decision),
    MatchedStatements: matched,
    MissingContextValues: missing,
    ...(boundary && {
      PermissionsBoundaryDecisionDetail: {
        AllowedByPermissionsBoundary: evaluate({ identity: boundary }, question).kind === 'allowed',
      },
    }),
  };
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    ...result,
    ...(resource !== '*' && {
      ResourceSpecificResults: [
        {
          EvalResourceName: resource,
          EvalResourceDecision: result.EvalDecision,
          MatchedStatements: matched,
          MissingContextValues: missing,
          ...(result.PermissionsBoundaryDecisionDetail && {
            PermissionsBoundaryDecisionDetail: result.PermissionsBoundaryDecisionDetail,
          }),
        },
      ],
    }),
  };
}

function decisionName(decision: Decision): 'allowed' | 'explicitDeny' | 'implicitDeny' {
  if (decision.kind === 'allowed') return 'allowed';
  return decision.explicit ? 'explicitDeny' : 'implicitDeny';
}

/** The statements that decided: those that allow, or those that deny; nothing where nobody spoke. */
function matchedStatements(
  { identity, boundary = [], resourcePolicy }: Simulation,
  question: Question,
  decision: Decision,
): MatchedStatement[] {
  if (decision.kind === 'refused' && !decision.explicit) return [];
  const effect = decision.kind === 'allowed' ? 'Allow' : 'Deny';
  const bearing = [
    ...identity,
    // What a boundary allows gives nothing.
    ...(effect === 'Deny' ? boundary : []),
    ...(resourcePolicy ? [resourcePolicy] : []),
  ];
  return bearing.flatMap((source) => {
    const spans = locateStatements(source.text);
    return source.document.statements.flatMap((statement, index) => {
      const isMeant =
        statement.effect === effect &&
        applies(statement, question) &&
        (source !== resourcePolicy || matchPrincipal(statement, question.principal) !== 'none');
      if (!isMeant) return [];
      return [{ SourcePolicyId: source.id, SourcePolicyType: sourceType as never, ...spans[index] }];
    });
  });
}

/** What real answers say of every policy, though the API's list of types does not have it. */
const sourceType = 'IAM Policy';

/** What statements about the action and the resource ask for, and the request does not tell. */
function missingKeys({ identity, boundary = [], resourcePolicy }: Simulation, question: Question): string[] {
  const sources = [...identity, ...boundary, ...(resourcePolicy ? [resourcePolicy] : [])];
  const asked = sources.flatMap((source) =>
    contextKeysOf(source, (index) => {
      const statement = source.document.statements[index];
      return statement !== undefined && applies({ ...statement, conditions: [] }, question);
    }),
  );
  return [...new Set(asked)].filter((key) => !question.context.has(key.toLowerCase()));
}
