import type { Account } from '../../account.ts';
import { AwsError, type Principal } from '../../operation.ts';
import { iamState, type Group, type Role, type User } from '../store.ts';

interface SimulatedCaller {
  readonly principal: Principal;
  readonly tags: ReadonlyMap<string, string>;
}

interface CallerInput {
  readonly CallerArn?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

/**
 * Who calls in a simulation: who is named, else whose policies are asked about. A resource policy needs somebody to name.
 * @throws AwsError InvalidInput; its text is assumed
 */
export function callerOf(
  account: Account,
  input: CallerInput,
  holder: User | Role | Group | undefined,
): SimulatedCaller {
  const { users } = iamState(account);
  if (input.CallerArn !== undefined) {
    const user = [...users.values()].find(({ arn }) => arn === input.CallerArn);
    if (!user) throw new AwsError('InvalidInput', `Invalid CallerArn: ${input.CallerArn}`);
    return { principal: principalOf(account, user), tags: user.tags };
  }
  if (input.ResourcePolicy !== undefined && holder?.kind !== 'user') {
    throw new AwsError('InvalidInput', 'CallerArn is required if you include a ResourcePolicy.');
  }
  if (holder && holder.kind !== 'group')
    return { principal: principalOf(account, holder), tags: holder.tags };
  return { principal: somebody(account), tags: new Map() };
}

/** Of whom no policy knows. */
function somebody({ accountId }: Account): Principal {
  return { kind: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/`, userName: '', userId: '' };
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
