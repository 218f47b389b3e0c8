import type { Account } from '../../account.ts';
import { iamState, type Role } from '../store.ts';

/** For services that are passed a role. */
export function findRole(account: Account, arn: string): Role | undefined {
  const role = iamState(account).roles.get(arn.slice(arn.lastIndexOf('/') + 1));
  return role?.arn === arn ? role : undefined;
}
