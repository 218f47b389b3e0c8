import type { Service } from '../operation.ts';
import { assumeRole } from './assume-role.ts';
import { decodeAuthorizationMessage } from './decode-authorization-message.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { getFederationToken } from './get-federation-token.ts';
import { getSessionToken } from './get-session-token.ts';

export const stsService: Service = {
  id: 'sts',
  actionPrefix: 'sts',
  displayName: 'Sts',
  refusalCode: 'AccessDenied',
  operations: [
    assumeRole,
    decodeAuthorizationMessage,
    getCallerIdentity,
    getFederationToken,
    getSessionToken,
  ],
};
