import { evaluate } from '../authorization/evaluate.ts';
import type { SourcedPolicy } from '../authorization/evaluate.ts';
import { compiledPolicy } from '../authorization/policy-cache.ts';
import { snapshot } from '../iam/policy-set.ts';
import { trustsService } from '../iam/roles/trust-policy.ts';
import { iamState } from '../iam/store.ts';
import type { Group, ManagedPolicy, Role } from '../iam/store.ts';
import type { Account } from '../account.ts';
import type { Call, Principal } from '../operation.ts';
import { invalid } from './function-name.ts';

/** @throws AwsError InvalidParameterValueException when there is no such role or Lambda is not trusted by it */
export function checkAssumable(roleArn: string | undefined, call: Call): void {
  const role = findRole(roleArn, call.account);
  if (!role || !trustsService(call.account, role, 'lambda.amazonaws.com')) {
    throw invalid('The role defined for the function cannot be assumed by Lambda.');
  }
}

/**
 * Whether the function's own role may do something. Asks the role as it stands, without IAM's delay:
 * Lambda's callers retry this check for about a minute (assumed).
 */
export function roleMay(
  roleArn: string | undefined,
  action: string,
  resource: string,
  account: Account,
): boolean {
  const role = findRole(roleArn, account);
  if (!role) return false;
  const { boundary } = snapshot(role);
  return (
    evaluate(
      {
        identity: currentPolicies(account, role),
        boundary: boundary && [managed(account, boundary)],
      },
      { action, resource, context: new Map(), principal: principalOf(role, account) },
    ).kind === 'allowed'
  );
}

function findRole(arn: string | undefined, account: Account): Role | undefined {
  return [...iamState(account).roles.values()].find((role) => role.arn === arn);
}

function currentPolicies(account: Account, holder: Role | Group): readonly SourcedPolicy[] {
  const { inline, managed: attached } = snapshot(holder);
  return [
    ...inline.map((text) => ({ document: compiledPolicy(account, text) })),
    ...attached.map((policy) => managed(account, policy)),
  ];
}

function managed(account: Account, policy: ManagedPolicy): SourcedPolicy {
  return { arn: policy.arn, document: compiledPolicy(account, policy.text.current) };
}

function principalOf(role: Role, account: Account): Principal {
  return {
    kind: 'assumed-role',
    accountId: account.accountId,
    arn: `arn:aws:sts::${account.accountId}:assumed-role/${role.name}/lambda`,
    roleArn: role.arn,
    roleName: role.name,
    roleId: role.id,
    sessionName: 'lambda',
    sessionPolicies: [],
  };
}
