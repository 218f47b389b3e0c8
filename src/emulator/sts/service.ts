import type { Service } from '../operation.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { getSessionToken } from './get-session-token.ts';

export const stsService: Service = {
  id: 'sts',
  actionPrefix: 'sts',
  displayName: 'Sts',
  refusalCode: 'AccessDenied',
  operations: [assumeRole, getCallerIdentity, getSessionToken],
};
