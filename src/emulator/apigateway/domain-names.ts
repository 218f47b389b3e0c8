import type {
  CreateDomainNameRequest,
  DeleteDomainNameRequest,
  DomainName,
  DomainNames,
  GetDomainNameRequest,
  GetDomainNamesRequest,
  UpdateDomainNameRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { serveCertificate } from '../acm/store.ts';
import {
  assertCertificate,
  makeRole,
  toMakeRole,
  toServeAtEdge,
  toTrustClients,
} from './domain-certificates.ts';
import { makeEndpoint } from './domain-endpoints.ts';
import { domainPath, type DomainRecord, domainsOf, findDomain } from './domain-store.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';

/** How long CloudFront and a region take to know a domain: of the order that users report for CloudFront; both assumed. */
const settlingMs = { EDGE: 180_000, REGIONAL: 0 };

type EndpointType = 'EDGE' | 'REGIONAL';

export interface NewDomain {
  readonly domain: Omit<DomainName, 'domainNameStatus'> & { readonly domainName: string };
  readonly type: EndpointType;
  readonly selectionExpression?: string | undefined;
}

export const typeOf = ({ domain }: DomainRecord): EndpointType =>
  domain.endpointConfiguration?.types?.includes('REGIONAL') ? 'REGIONAL' : 'EDGE';

const certificateOf = (domain: Partial<DomainName>): string | undefined =>
  domain.regionalCertificateArn ?? domain.certificateArn;

/** @throws AwsError ConflictException, BadRequestException */
export function addDomain(call: Call, { domain, type, selectionExpression }: NewDomain): DomainRecord {
  const { domainName } = domain;
  const domains = domainsOf(call);
  if (domains.has(domainName.toLowerCase()))
    throw new AwsError('ConflictException', 'The domain name you provided already exists.', 409);
  assertCertificate(call, { type, domainName, arn: certificateOf(domain) });
  makeRole(call);
  const record: DomainRecord = {
    domain: {
      ...domain,
      ...makeEndpoint(type, call.region),
      domainName,
      domainNameArn: apiGatewayArn(call.region, domainPath(domainName)),
      endpointConfiguration: { types: [type], ipAddressType: 'ipv4' },
      tags: { ...domain.tags },
    },
    selectionExpression,
    settled: call.account.clock.after(settlingMs[type]),
    mappings: new Map(),
  };
  domains.set(domainName.toLowerCase(), record);
  serveCertificate(call.account, record.domain.domainNameArn ?? '', { now: certificateOf(domain) });
  return record;
}

/** After a change: another certificate, another type of endpoint. @throws AwsError BadRequestException */
export function settleDomain(call: Call, record: DomainRecord, before: Partial<DomainName>): void {
  const { domain } = record;
  const type = typeOf(record);
  const now = certificateOf(domain);
  assertCertificate(call, { type, domainName: domain.domainName, arn: now });
  const had = type === 'EDGE' ? domain.distributionDomainName : domain.regionalDomainName;
  if (had === undefined) Object.assign(domain, makeEndpoint(type, call.region));
  serveCertificate(call.account, domain.domainNameArn ?? '', { before: certificateOf(before), now });
  record.settled = call.account.clock.after(settlingMs[type]);
}

export function removeDomain(call: Call, record: DomainRecord): void {
  const { domain } = record;
  domainsOf(call).delete(domain.domainName.toLowerCase());
  serveCertificate(call.account, domain.domainNameArn ?? '', { before: certificateOf(domain) });
}

export function statusOf({ settled }: DomainRecord): 'AVAILABLE' | 'UPDATING' {
  return settled.hasPassed ? 'AVAILABLE' : 'UPDATING';
}

const render = (record: DomainRecord): DomainName => ({
  ...record.domain,
  domainNameStatus: statusOf(record),
});

function askedType(input: CreateDomainNameRequest): EndpointType {
  const [type = 'EDGE'] = input.endpointConfiguration?.types ?? [];
  if (type === 'PRIVATE') throw new AwsError('NotImplemented', 'private custom domains are not built', 501);
  return type;
}

export const createDomainName = defineOperation<CreateDomainNameRequest, DomainName>({
  name: 'CreateDomainName',
  requires: (input, call) => {
    const { domainName = '', tags } = input;
    const path = domainPath(domainName);
    return [
      ...requireVerb('POST', call.region, '/domainnames', tags),
      ...(hasTags(tags) ? [requireOnTags('PUT', call.region, apiGatewayArn(call.region, path), tags)] : []),
      ...toTrustClients(path, input.mutualTlsAuthentication?.truststoreUri, call),
      ...toMakeRole(call),
      ...((input.endpointConfiguration?.types?.[0] ?? 'EDGE') === 'EDGE'
        ? toServeAtEdge(domainName, input.certificateArn)
        : []),
    ];
  },
  handle: (input, call) => {
    if (!input.domainName) throw new AwsError('BadRequestException', 'Domain name cannot be empty');
    const { certificateBody, certificateChain, certificatePrivateKey, policy, ...rest } = input;
    if (certificateBody ?? certificateChain ?? certificatePrivateKey ?? policy)
      throw new AwsError('NotImplemented', 'only certificates of ACM are built', 501);
    const domain = { securityPolicy: 'TLS_1_2' as const, ...rest, domainName: input.domainName };
    return render(addDomain(call, { domain, type: askedType(input) }));
  },
});

export const getDomainName = defineOperation<GetDomainNameRequest, DomainName>({
  name: 'GetDomainName',
  requires: (input, call) => requireVerb('GET', call.region, domainPath(input.domainName)),
  handle: (input, call) => render(findDomain(call, input.domainName)),
});

export const getDomainNames = defineOperation<GetDomainNamesRequest, DomainNames>({
  name: 'GetDomainNames',
  requires: (_input, call) => requireVerb('GET', call.region, '/domainnames'),
  handle: (input, call) => cutPage([...domainsOf(call).values()].map(render), input.limit, input.position),
});

export const updateDomainName = defineOperation<UpdateDomainNameRequest, DomainName>({
  name: 'UpdateDomainName',
  requires: (input, call) => {
    const path = domainPath(input.domainName);
    const patched = (name: string) =>
      input.patchOperations?.find((operation) => operation.path === name)?.value;
    const certificate = patched('/certificateArn');
    return [
      ...requireVerb('PATCH', call.region, path),
      ...toTrustClients(path, patched('/mutualTlsAuthentication/truststoreUri'), call),
      ...(certificate === undefined ? [] : toServeAtEdge(input.domainName ?? '', certificate)),
    ];
  },
  handle: (input, call) => {
    const record = findDomain(call, input.domainName);
    const before = structuredClone(record.domain);
    applyPatch(record.domain, input.patchOperations);
    settleDomain(call, record, before);
    return render(record);
  },
});

export const deleteDomainName = defineOperation<DeleteDomainNameRequest, void>({
  name: 'DeleteDomainName',
  requires: (input, call) => requireVerb('DELETE', call.region, domainPath(input.domainName)),
  handle: (input, call) => removeDomain(call, findDomain(call, input.domainName)),
});
