import type { Service } from '../operation.ts';
import * as clients from './clients.ts';
import * as mfaAndTags from './mfa-and-tags.ts';
import * as pools from './pools.ts';

export const cognitoIdpService: Service = {
  id: 'cognito-idp',
  actionPrefix: 'cognito-idp',
  displayName: 'CognitoIdentityProvider',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [...Object.values(pools), ...Object.values(mfaAndTags), ...Object.values(clients)],
};
