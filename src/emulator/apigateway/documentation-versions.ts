import type {
  CreateDocumentationVersionRequest,
  DeleteDocumentationVersionRequest,
  DocumentationVersion,
  DocumentationVersions,
  GetDocumentationVersionRequest,
  GetDocumentationVersionsRequest,
  UpdateDocumentationVersionRequest,
} from '@aws-sdk/client-api-gateway';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from './page.ts';
import { documentationOf } from './parts.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild } from './store.ts';

const noun = 'Documentation version';
const versions = (restApiId: string | undefined): string => `/restapis/${restApiId}/documentation/versions`;
const path = (restApiId: string | undefined, id: string | undefined): string =>
  `${versions(restApiId)}/${id}`;

/** The words of a conflict are assumed. */
export const createDocumentationVersion = defineOperation<
  CreateDocumentationVersionRequest,
  DocumentationVersion
>({
  name: 'CreateDocumentationVersion',
  requires: (input, call) => requireVerb('POST', call.region, versions(input.restApiId)),
  handle: (input, call) => {
    const documentation = documentationOf(call, input.restApiId);
    const version = input.documentationVersion ?? '';
    if (documentation.versions.has(version)) {
      throw new AwsError('ConflictException', `Documentation version already exists: ${version}`, 409);
    }
    const made = { version, description: input.description, createdDate: new Date() };
    documentation.versions.set(version, made);
    return made;
  },
});

export const getDocumentationVersion = defineOperation<GetDocumentationVersionRequest, DocumentationVersion>({
  name: 'GetDocumentationVersion',
  requires: (input, call) =>
    requireVerb('GET', call.region, path(input.restApiId, input.documentationVersion)),
  handle: (input, call) =>
    findChild(documentationOf(call, input.restApiId).versions, input.documentationVersion, noun),
});

export const getDocumentationVersions = defineOperation<
  GetDocumentationVersionsRequest,
  DocumentationVersions
>({
  name: 'GetDocumentationVersions',
  requires: (input, call) => requireVerb('GET', call.region, versions(input.restApiId)),
  handle: (input, call) =>
    cutPage([...documentationOf(call, input.restApiId).versions.values()], input.limit, input.position),
});

export const updateDocumentationVersion = defineOperation<
  UpdateDocumentationVersionRequest,
  DocumentationVersion
>({
  name: 'UpdateDocumentationVersion',
  requires: (input, call) =>
    requireVerb('PATCH', call.region, path(input.restApiId, input.documentationVersion)),
  handle: (input, call) => {
    const version = findChild(
      documentationOf(call, input.restApiId).versions,
      input.documentationVersion,
      noun,
    );
    applyPatch(version, input.patchOperations);
    return version;
  },
});

export const deleteDocumentationVersion = defineOperation<DeleteDocumentationVersionRequest, void>({
  name: 'DeleteDocumentationVersion',
  requires: (input, call) =>
    requireVerb('DELETE', call.region, path(input.restApiId, input.documentationVersion)),
  handle: (input, call) => {
    const documentation = documentationOf(call, input.restApiId);
    findChild(documentation.versions, input.documentationVersion, noun);
    documentation.versions.delete(input.documentationVersion ?? '');
  },
});
