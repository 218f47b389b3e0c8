import type { Service } from '../operation.ts';
import { deleteResource } from './delete-resource.ts';
import { getResource } from './get-resource.ts';
import { getResourceRequestStatus, listResourceRequests } from './requests.ts';

export const cloudControlService: Service = {
  id: 'cloudcontrol',
  actionPrefix: 'cloudformation',
  displayName: 'CloudControl',
  refusalCode: 'AccessDeniedException',
  operations: [deleteResource, getResource, getResourceRequestStatus, listResourceRequests],
};
