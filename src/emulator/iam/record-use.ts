import type { Account } from '../account.ts';
import type { Principal } from '../operation.ts';
import { iamState } from './store.ts';

/** Of a signed request that was believed, allowed or not. */
interface Use {
  readonly accessKeyId: string;
  /** As it was signed for: `lambda`. */
  readonly service: string;
  readonly region: string;
}

/**
 * Remembers when a key and a role were used last. AWS tells it up to hours later, here it is told at once.
 * Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html,
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html
 */
export function recordUse(
  account: Account,
  { accessKeyId, service, region }: Use,
  principal: Principal,
): void {
  const { accessKeys, identitiesById } = iamState(account);
  const date = new Date();
  const key = accessKeys.get(accessKeyId);
  if (key) key.lastUsed = { date, service, region };
  if (principal.kind !== 'assumed-role') return;
  const role = identitiesById.get(principal.roleId);
  if (role?.kind === 'role') role.lastUsed = { date, region };
}
