import type { DomainName } from '@aws-sdk/client-api-gateway';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';
import { notFound } from './store.ts';

/** What a path under a domain leads to: a base path mapping, as the second generation names it an API mapping. */
export interface DomainMapping {
  readonly id: string;
  apiId: string;
  stage: string | undefined;
  /** `orders`, `v1/orders`; empty: the domain itself. */
  key: string;
}

/** A custom domain, which both generations of API Gateway tell, each in its own form. */
export interface DomainRecord {
  readonly domain: DomainName & { readonly domainName: string };
  /** How to choose between mappings; a WebSocket domain's. */
  selectionExpression: string | undefined;
  /** Until then CloudFront or the region is being told. */
  settled: Moment;
  readonly mappings: Map<string, DomainMapping>;
}

/** The custom domains of one region, by name. */
export const domainsOf = defineRegionalStore('apigateway-domains', () => new Map<string, DomainRecord>());

export function findDomain(call: Call, name: string | undefined): DomainRecord {
  const record = domainsOf(call).get((name ?? '').toLowerCase());
  if (!record) throw notFound('Invalid domain name identifier specified');
  return record;
}

export function domainPath(name: string | undefined, rest = ''): string {
  return `/domainnames/${name}${rest}`;
}

/** Adds a mapping or gives it other words. @throws AwsError ConflictException */
export function assertFree({ mappings }: DomainRecord, key: string, sentence: string, except?: string): void {
  if ([...mappings.values()].some((one) => one.key === key && one.id !== except))
    throw new AwsError('ConflictException', sentence, 409);
}

/** The domain that leads to an API, or to one of its stages. */
export function findDomainOf(call: Call, apiId: string | undefined, stage?: string): string | undefined {
  return [...domainsOf(call).values()].find(({ mappings }) =>
    [...mappings.values()].some((one) => one.apiId === apiId && (stage === undefined || one.stage === stage)),
  )?.domain.domainName;
}

/**
 * Refuses to delete an API, or one of its stages, that a domain leads to.
 * The words for an API: https://github.com/serverless/serverless/issues/3638; those for a stage are assumed to be alike.
 * @throws AwsError BadRequestException
 */
export function assertUnmapped(call: Call, apiId: string | undefined, stage?: string): void {
  const domain = findDomainOf(call, apiId, stage);
  if (domain === undefined) return;
  const [noun, name] = stage === undefined ? ['RestApi', apiId] : ['stage', stage];
  throw new AwsError(
    'BadRequestException',
    `Deleting ${noun} ${name} failed. Please remove all base path mappings related to the ${noun} in your domains: ${domain}`,
  );
}
