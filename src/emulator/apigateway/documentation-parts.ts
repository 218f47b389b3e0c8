import { isDeepStrictEqual } from 'node:util';
import type {
  CreateDocumentationPartRequest,
  DeleteDocumentationPartRequest,
  DocumentationPart,
  DocumentationParts,
  GetDocumentationPartRequest,
  GetDocumentationPartsRequest,
  UpdateDocumentationPartRequest,
} from '@aws-sdk/client-api-gateway';
import { AwsError, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { documentationOf } from './parts.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild } from './store.ts';

const noun = 'Documentation part';
const parts = (restApiId: string | undefined): string => `/restapis/${restApiId}/documentation/parts`;
const path = (restApiId: string | undefined, id: string | undefined): string => `${parts(restApiId)}/${id}`;

/** One for each place of an API. Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDocumentationPart.html; the words are assumed. */
export const createDocumentationPart = defineOperation<CreateDocumentationPartRequest, DocumentationPart>({
  name: 'CreateDocumentationPart',
  requires: (input, call) => requireVerb('POST', call.region, parts(input.restApiId)),
  handle: (input, call) => {
    const documentation = documentationOf(call, input.restApiId);
    const isTaken = [...documentation.parts.values()].some(({ location }) =>
      isDeepStrictEqual(location, input.location),
    );
    if (isTaken) {
      throw new AwsError(
        'ConflictException',
        'Documentation part already exists for the specified location.',
        409,
      );
    }
    const part = { id: createIdentifier(6), location: input.location, properties: input.properties };
    documentation.parts.set(part.id, part);
    return part;
  },
});

export const getDocumentationPart = defineOperation<GetDocumentationPartRequest, DocumentationPart>({
  name: 'GetDocumentationPart',
  requires: (input, call) =>
    requireVerb('GET', call.region, path(input.restApiId, input.documentationPartId)),
  handle: (input, call) =>
    findChild(documentationOf(call, input.restApiId).parts, input.documentationPartId, noun),
});

export const getDocumentationParts = defineOperation<GetDocumentationPartsRequest, DocumentationParts>({
  name: 'GetDocumentationParts',
  requires: (input, call) => requireVerb('GET', call.region, parts(input.restApiId)),
  handle: (input, call) => {
    const found = [...documentationOf(call, input.restApiId).parts.values()].filter(
      ({ location }) => input.type === undefined || location?.type === input.type,
    );
    return cutPage(found, input.limit, input.position);
  },
});

export const updateDocumentationPart = defineOperation<UpdateDocumentationPartRequest, DocumentationPart>({
  name: 'UpdateDocumentationPart',
  requires: (input, call) =>
    requireVerb('PATCH', call.region, path(input.restApiId, input.documentationPartId)),
  handle: (input, call) => {
    const part = findChild(documentationOf(call, input.restApiId).parts, input.documentationPartId, noun);
    applyPatch(part, input.patchOperations);
    return part;
  },
});

export const deleteDocumentationPart = defineOperation<DeleteDocumentationPartRequest, void>({
  name: 'DeleteDocumentationPart',
  requires: (input, call) =>
    requireVerb('DELETE', call.region, path(input.restApiId, input.documentationPartId)),
  handle: (input, call) => {
    const documentation = documentationOf(call, input.restApiId);
    findChild(documentation.parts, input.documentationPartId, noun);
    documentation.parts.delete(input.documentationPartId ?? '');
  },
});
