import type {
  ClientCertificate,
  DocumentationPart,
  DocumentationVersion,
  VpcLink,
} from '@aws-sdk/client-api-gateway';
import type { Moment } from '../clock.ts';
import type { Call } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';
import { findRestApi, notFound } from './store.ts';

export interface StoredLink {
  readonly link: VpcLink;
  /** The end of PENDING or DELETING. */
  settled: Moment;
}

/** What is of a region and no API, by id; and the documentation of APIs, by the API's id. */
export const apiGatewayParts = defineRegionalStore('apigateway-parts', () => ({
  clientCertificates: new Map<string, ClientCertificate>(),
  vpcLinks: new Map<string, StoredLink>(),
  documentation: new Map<string, Documentation>(),
}));

interface Documentation {
  readonly parts: Map<string, DocumentationPart>;
  readonly versions: Map<string, DocumentationVersion>;
}

/** @throws AwsError NotFoundException where there is no such API */
export function documentationOf(call: Call, restApiId: string | undefined): Documentation {
  const { id } = findRestApi(call, restApiId).api;
  const { documentation } = apiGatewayParts(call);
  const known = documentation.get(id) ?? { parts: new Map(), versions: new Map() };
  documentation.set(id, known);
  return known;
}

/** Until its deletion is over. */
export function isThere({ link, settled }: StoredLink): boolean {
  return link.status !== 'DELETING' || !settled.hasPassed;
}

/** As answers tell it. */
export function shownLink({ link, settled }: StoredLink): VpcLink {
  if (link.status === 'DELETING') return { ...link };
  return { ...link, status: settled.hasPassed ? 'AVAILABLE' : 'PENDING' };
}

/** @throws AwsError NotFoundException */
export function findVpcLink(call: Call, id: string | undefined): StoredLink {
  const stored = apiGatewayParts(call).vpcLinks.get(id ?? '');
  if (!stored || !isThere(stored)) throw notFound('Invalid Vpc Link identifier specified');
  return stored;
}
