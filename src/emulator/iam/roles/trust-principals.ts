import type { Account } from '../../account.ts';
import { iamState, type Role, type User } from '../store.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A trust policy as IAM keeps it: users and roles of this account by their unique ids, so that who is made anew under an old name is
 * not trusted.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html ("IAM role principals")
 */
export function nameByIds(account: Account, text: string): string {
  const { users, roles } = iamState(account);
  const byArn = new Map([...users.values(), ...roles.values()].map(({ arn, id }) => [arn, id]));
  return mapPrincipals(text, (principal) => byArn.get(principal) ?? principal);
}

/** A trust policy as IAM shows it: by ARN whoever still exists. */
export function nameByArns(account: Account, text: string): string {
  return mapPrincipals(text, (principal) => {
    const identity = iamState(account).identitiesById.get(principal);
    return identity && exists(account, identity) ? identity.arn : principal;
  });
}

function exists(account: Account, identity: User | Role): boolean {
  const { users, roles } = iamState(account);
  return (identity.kind === 'user' ? users : roles).get(identity.name) === identity;
}

/** The text as it is where nobody is called otherwise. */
function mapPrincipals(text: string, map: (principal: string) => string): string {
  const document = JSON.parse(text) as Json;
  const statements = [document['Statement']].flat() as readonly Json[];
  let isChanged = false;
  const mapped = statements.map((statement) => {
    const principal = statement['Principal'];
    if (typeof principal !== 'object' || principal === null || !('AWS' in principal)) return statement;
    const written = [principal.AWS].flat() as readonly string[];
    const named = written.map(map);
    if (named.every((name, index) => name === written[index])) return statement;
    isChanged = true;
    return { ...statement, Principal: { ...principal, AWS: named.length === 1 ? named[0] : named } };
  });
  if (!isChanged) return text;
  return JSON.stringify({
    ...document,
    Statement: Array.isArray(document['Statement']) ? mapped : mapped[0],
  });
}
