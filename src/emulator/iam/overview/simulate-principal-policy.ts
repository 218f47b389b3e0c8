import type {
  ContextEntry,
  EvaluationResult,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import {
  evaluate,
  type BearingPolicies,
  type Decision,
  type SourcedPolicy,
} from '../../authorization/evaluate.ts';
import { compilePolicyDocument } from '../../authorization/policy-document.ts';
import type { RequestContext } from '../../authorization/request-context.ts';
import { AwsError, defineOperation, type Principal } from '../../operation.ts';
import { noSuchEntity } from '../iam-errors.ts';
import { paginate, required } from '../input.ts';
import { currentPolicies } from '../policy-set.ts';
import { iamState, type Role, type User } from '../store.ts';

/**
 * Asks the evaluator about the policies as IAM has them now, honoured already or not.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export const simulatePrincipalPolicy = defineOperation<
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse
>({
  name: 'SimulatePrincipalPolicy',
  requires: (input) => [{ action: 'iam:SimulatePrincipalPolicy', resource: input.PolicySourceArn ?? '*' }],
  handle: (input, { account }) => {
    const identity = findSource(account, required(input.PolicySourceArn, 'policySourceArn'));
    const current = currentPolicies(account, identity);
    const policies: BearingPolicies = {
      identity: [...current.identity, ...(input.PolicyInputList ?? []).map(parseGiven)],
      boundary: input.PermissionsBoundaryPolicyInputList?.map(parseGiven) ?? current.boundary,
      resource: input.ResourcePolicy === undefined ? undefined : parseGiven(input.ResourcePolicy).document,
    };
    const context = contextOf(account, identity, input.ContextEntries ?? []);
    const principal = principalOf(account, identity);
    const results = (input.ActionNames ?? []).flatMap((action) =>
      (input.ResourceArns ?? ['*']).map((resource) =>
        renderResult(action, resource, evaluate(policies, { action, resource, context, principal })),
      ),
    );
    const { items, ...page } = paginate(results, input);
    return { EvaluationResults: [...items], ...page };
  },
});

function findSource(account: Account, arn: string): User | Role {
  const { users, roles } = iamState(account);
  const identity = [...users.values(), ...roles.values()].find((candidate) => candidate.arn === arn);
  if (!identity) throw noSuchEntity(`The policy source ${arn} cannot be found.`);
  return identity;
}

function parseGiven(text: string): SourcedPolicy {
  try {
    return { document: compilePolicyDocument(text) };
  } catch {
    throw new AwsError('InvalidInput', 'Syntax errors in policy.');
  }
}

function contextOf(
  account: Account,
  identity: User | Role,
  entries: readonly ContextEntry[],
): RequestContext {
  const context = new Map<string, string | readonly string[]>([
    ['aws:principalarn', identity.arn],
    ['aws:principalaccount', account.accountId],
    ['aws:userid', identity.id],
  ]);
  if (identity.kind === 'user') context.set('aws:username', identity.name);
  for (const [key, value] of identity.tags) context.set(`aws:principaltag/${key.toLowerCase()}`, value);
  for (const { ContextKeyName = '', ContextKeyValues = [], ContextKeyType } of entries) {
    const isList = ContextKeyType?.endsWith('List') ?? false;
    context.set(ContextKeyName.toLowerCase(), isList ? ContextKeyValues : (ContextKeyValues[0] ?? ''));
  }
  return context;
}

function principalOf({ accountId }: Account, identity: User | Role): Principal {
  const { arn, id, name } = identity;
  if (identity.kind === 'user') return { kind: 'user', accountId, arn, userName: name, userId: id };
  return {
    kind: 'assumed-role',
    accountId,
    arn,
    roleArn: arn,
    roleName: name,
    roleId: id,
    sessionName: '',
    sessionPolicies: [],
  };
}

function renderResult(action: string, resource: string, decision: Decision): EvaluationResult {
  const refused = decision.kind === 'refused' ? decision : undefined;
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: refused ? (refused.explicit ? 'explicitDeny' : 'implicitDeny') : 'allowed',
    MatchedStatements: [],
    MissingContextValues: [],
    ...(refused?.by === 'boundary' && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    }),
  };
}
