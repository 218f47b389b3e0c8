import type { DeniedBy } from './denial.ts';

/** What refused, in words for a sentence that ends with it. */
export const policyLayers: Readonly<Record<DeniedBy, string>> = {
  identity: 'an identity-based policy',
  'explicit-identity': 'an explicit deny in an identity-based policy',
  resource: 'a resource-based policy',
  boundary: 'a permissions boundary',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  session: 'a session policy',
  vpce: 'a VPC endpoint policy',
  'role-trust': 'the trust policy of a role',
  unknown: 'an unnamed policy',
};
