import type { Service } from '../operation.ts';
import { getRequestAuthorizationDetails } from './get-request-authorization-details.ts';

/** Its actions are IAM's: `iam:GetRequestAuthorizationDetails`. */
export const iamToolboxService: Service = {
  id: 'iam-toolbox',
  actionPrefix: 'iam',
  displayName: 'IAMToolbox',
  refusalCode: 'AccessDeniedException',
  operations: [getRequestAuthorizationDetails],
};
