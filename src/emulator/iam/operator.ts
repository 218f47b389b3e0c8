import type { Account } from '../account.ts';
import { spareKey } from '../hostility/dying-key.ts';
import { addAccessKey } from './access-keys.ts';
import { snapshot } from './policy-set.ts';
import { addUser, makeUser } from './users/create-user.ts';

export interface Operator {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userName: string;
}

/** The user who may do everything in the account, from this moment on. */
export function createOperator(account: Account): Operator {
  const user = makeUser(account, 'operator', '/');
  user.inlinePolicies.set(
    'everything',
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    }),
  );
  addUser(account, user);
  user.policySet.set(snapshot(user), 0);
  const key = addAccessKey(account, user, 0);
  spareKey(account, key.id);
  return { accessKeyId: key.id, secretAccessKey: key.secret, userName: user.name };
}
