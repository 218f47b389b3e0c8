import { createHash } from 'node:crypto';
import type {
  ClientCertificate,
  ClientCertificates,
  DeleteClientCertificateRequest,
  GenerateClientCertificateRequest,
  GetClientCertificateRequest,
  GetClientCertificatesRequest,
  UpdateClientCertificateRequest,
} from '@aws-sdk/client-api-gateway';
import { defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';
import { apiGatewayParts } from './parts.ts';
import { findChild } from './store.ts';

const noun = 'Client certificate';
const path = (id: string | undefined): string => `/clientcertificates/${id}`;
/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html (365 days) */
const validMs = 365 * 86_400_000;

/** What it holds is no certificate: nothing is ever called with it. */
export const generateClientCertificate = defineOperation<GenerateClientCertificateRequest, ClientCertificate>(
  {
    name: 'GenerateClientCertificate',
    requires: (input, call) => [
      ...requireVerb('POST', call.region, '/clientcertificates', input.tags),
      ...(hasTags(input.tags)
        ? [requireOnTags('PUT', call.region, apiGatewayArn(call.region, '/clientcertificates/*'), input.tags)]
        : []),
    ],
    handle: (input, call) => {
      const now = Date.now();
      const certificate = {
        clientCertificateId: createIdentifier(6),
        description: input.description,
        pemEncodedCertificate: `-----BEGIN CERTIFICATE-----\n${createHash('sha512').update(call.requestId).digest('base64')}\n-----END CERTIFICATE-----`,
        createdDate: new Date(now),
        expirationDate: new Date(now + validMs),
        tags: { ...input.tags },
      };
      apiGatewayParts(call).clientCertificates.set(certificate.clientCertificateId, certificate);
      return certificate;
    },
  },
);

export const getClientCertificate = defineOperation<GetClientCertificateRequest, ClientCertificate>({
  name: 'GetClientCertificate',
  requires: (input, call) => requireVerb('GET', call.region, path(input.clientCertificateId)),
  handle: (input, call) =>
    findChild(apiGatewayParts(call).clientCertificates, input.clientCertificateId, noun),
});

export const getClientCertificates = defineOperation<GetClientCertificatesRequest, ClientCertificates>({
  name: 'GetClientCertificates',
  requires: (_input, call) => requireVerb('GET', call.region, '/clientcertificates'),
  handle: (input, call) =>
    cutPage([...apiGatewayParts(call).clientCertificates.values()], input.limit, input.position),
});

export const updateClientCertificate = defineOperation<UpdateClientCertificateRequest, ClientCertificate>({
  name: 'UpdateClientCertificate',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.clientCertificateId)),
  handle: (input, call) => {
    const certificate = findChild(apiGatewayParts(call).clientCertificates, input.clientCertificateId, noun);
    applyPatch(certificate, input.patchOperations);
    return certificate;
  },
});

export const deleteClientCertificate = defineOperation<DeleteClientCertificateRequest, void>({
  name: 'DeleteClientCertificate',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.clientCertificateId)),
  handle: (input, call) => {
    const { clientCertificates } = apiGatewayParts(call);
    findChild(clientCertificates, input.clientCertificateId, noun);
    clientCertificates.delete(input.clientCertificateId ?? '');
  },
});
