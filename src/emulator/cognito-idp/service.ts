import type { Service } from '../operation.ts';
import * as clients from './clients.ts';
import * as domains from './domains.ts';
import * as groups from './groups.ts';
import * as identityProviders from './identity-providers.ts';
import * as mfaAndTags from './mfa-and-tags.ts';
import * as pools from './pools.ts';
import * as resourceServers from './resource-servers.ts';

export const cognitoIdpService: Service = {
  id: 'cognito-idp',
  actionPrefix: 'cognito-idp',
  displayName: 'CognitoIdentityProvider',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [
    ...Object.values(pools),
    ...Object.values(mfaAndTags),
    ...Object.values(clients),
    ...Object.values(domains),
    ...Object.values(groups),
    ...Object.values(identityProviders),
    ...Object.values(resourceServers),
  ],
};
