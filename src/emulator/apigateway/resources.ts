import type {
  CreateResourceRequest,
  DeleteResourceRequest,
  GetResourceRequest,
  GetResourcesRequest,
  Resource,
  Resources,
  UpdateResourceRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild, findRestApi } from './store.ts';

const path = (restApiId: string | undefined, resourceId: string | undefined): string =>
  `/restapis/${restApiId}/resources/${resourceId}`;

export const createResource = defineOperation<CreateResourceRequest, Resource>({
  name: 'CreateResource',
  requires: (input, call) => requireVerb('POST', call.region, path(input.restApiId, input.parentId)),
  handle: (input, call) => {
    const { resources } = findRestApi(call, input.restApiId);
    const parent = findChild(resources, input.parentId, 'Resource');
    const part = input.pathPart ?? '';
    if (!/^(?:[\w.:~!$&'()*+,;=@%-]+|\{[\w.-]+\+?\})$/u.test(part)) {
      throw new AwsError(
        'BadRequestException',
        "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
      );
    }
    const siblings = [...resources.values()].filter((resource) => resource.parentId === parent.id);
    if (siblings.some((sibling) => sibling.pathPart === part)) {
      throw new AwsError(
        'ConflictException',
        `Another resource with the same parent already has this name: ${part}`,
        409,
      );
    }
    const variable = siblings.find((sibling) => sibling.pathPart?.startsWith('{'));
    if (part.startsWith('{') && variable) {
      throw new AwsError(
        'BadRequestException',
        `A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`,
      );
    }
    const resource = {
      id: createIdentifier(6),
      parentId: parent.id,
      pathPart: part,
      path: `${parent.path === '/' ? '' : parent.path}/${part}`,
    };
    resources.set(resource.id, resource);
    return resource;
  },
});

export const getResource = defineOperation<GetResourceRequest, Resource>({
  name: 'GetResource',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.resourceId)),
  handle: (input, call) =>
    findChild(findRestApi(call, input.restApiId).resources, input.resourceId, 'Resource'),
});

export const getResources = defineOperation<GetResourcesRequest, Resources>({
  name: 'GetResources',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}/resources`),
  handle: (input, call) =>
    cutPage([...findRestApi(call, input.restApiId).resources.values()], input.limit, input.position),
});

export const updateResource = defineOperation<UpdateResourceRequest, Resource>({
  name: 'UpdateResource',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.restApiId, input.resourceId)),
  handle: (input, call) => {
    const { resources } = findRestApi(call, input.restApiId);
    const resource = findChild(resources, input.resourceId, 'Resource');
    applyPatch(resource, input.patchOperations);
    const parent = findChild(resources, resource.parentId, 'Resource');
    resource.path = `${parent.path === '/' ? '' : parent.path}/${resource.pathPart}`;
    return resource;
  },
});

export const deleteResource = defineOperation<DeleteResourceRequest, void>({
  name: 'DeleteResource',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.restApiId, input.resourceId)),
  handle: (input, call) => {
    const { resources } = findRestApi(call, input.restApiId);
    const resource = findChild(resources, input.resourceId, 'Resource');
    if (resource.path === '/') {
      throw new AwsError('BadRequestException', 'Root resource cannot be deleted');
    }
    // What lies under it goes with it.
    for (const [id, other] of resources) {
      if (id === resource.id || other.path?.startsWith(`${resource.path}/`)) resources.delete(id);
    }
  },
});
