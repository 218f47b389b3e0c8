import type { Service } from '../operation.ts';

export const cloudFormationService: Service = {
  id: 'cloudformation',
  actionPrefix: 'cloudformation',
  displayName: 'CloudFormation',
  refusalCode: 'AccessDenied',
  operations: [],
};
