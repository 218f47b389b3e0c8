import type {
  CreateDomainNameRequest,
  CreateDomainNameResponse,
  DeleteDomainNameRequest,
  DomainNameConfig,
  GetDomainNameRequest,
  GetDomainNameResponse,
  ListDomainNamesRequest,
  ListDomainNamesResponse,
  UpdateDomainNameRequest,
  UpdateDomainNameResponse,
} from '@aws-sdk/client-appsync';
import { createHash } from 'node:crypto';
import { onCertificate } from '../acm/requirements.ts';
import { findCertificate, serveCertificate } from '../acm/store.ts';
import { statusOf } from '../acm/validation.ts';
import { defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { findDomain, onDomain } from './find-domain.ts';
import { pageOf } from './paging.ts';
import { onPath } from './requirements.ts';
import { appSync, badRequest } from './store.ts';

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateDomainName.html */
export const createDomainName = defineOperation<CreateDomainNameRequest, CreateDomainNameResponse>({
  name: 'CreateDomainName',
  requires: (input, call) => {
    const context = requestTagContext(input.tags);
    return [
      onDomain('CreateDomainName', input.domainName, call, context),
      ...(Object.keys(input.tags ?? {}).length > 0 ? [onPath('TagResource', '*', call, context)] : []),
      ...toServe(input.certificateArn),
    ];
  },
  handle: (input, call) => {
    const { domains } = appSync(call);
    const { domainName = '', certificateArn = '' } = input;
    if (domains.has(domainName)) throw badRequest(`Domain name ${domainName} already exists.`);
    checkCertificate(certificateArn, call);
    const id = createHash('sha256').update(domainName).digest('hex').slice(0, 13);
    const config = {
      ...input,
      domainName,
      domainNameArn: onDomain('', domainName, call).resource,
      appsyncDomainName: `d${id}.cloudfront.net`,
      // CloudFront's own: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
      hostedZoneId: 'Z2FDTNDATAQYW2',
    } satisfies DomainNameConfig;
    serveCertificate(call.account, config.domainNameArn, { now: certificateArn });
    domains.set(domainName, { config, association: undefined, settled: call.account.clock.after(0) });
    return { domainNameConfig: config };
  },
});

export const getDomainName = defineOperation<GetDomainNameRequest, GetDomainNameResponse>({
  name: 'GetDomainName',
  requires: (input, call) => [onDomain('GetDomainName', input.domainName, call)],
  handle: (input, call) => ({ domainNameConfig: findDomain(call, input.domainName).config }),
});

export const updateDomainName = defineOperation<UpdateDomainNameRequest, UpdateDomainNameResponse>({
  name: 'UpdateDomainName',
  requires: (input, call) => [onDomain('UpdateDomainName', input.domainName, call)],
  handle: (input, call) => {
    const domain = findDomain(call, input.domainName);
    const config = { ...domain.config, description: input.description };
    appSync(call).domains.set(config.domainName, { ...domain, config });
    return { domainNameConfig: config };
  },
});

export const deleteDomainName = defineOperation<DeleteDomainNameRequest, object>({
  name: 'DeleteDomainName',
  requires: (input, call) => [onDomain('DeleteDomainName', input.domainName, call)],
  handle: (input, call) => {
    const { config, association } = findDomain(call, input.domainName);
    if (association) throw badRequest(`Domain name ${config.domainName} is associated with an API.`);
    serveCertificate(call.account, config.domainNameArn ?? '', { before: config.certificateArn });
    appSync(call).domains.delete(config.domainName);
    return {};
  },
});

export const listDomainNames = defineOperation<ListDomainNamesRequest, ListDomainNamesResponse>({
  name: 'ListDomainNames',
  requires: (_, call) => [onPath('ListDomainNames', '/v1/domainnames', call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...appSync(call).domains.values()], input);
    return { domainNameConfigs: items.map(({ config }) => config), ...next };
  },
});

/** AppSync looks at the certificate and lets CloudFront serve the name, both for its caller; source: behaviour.md. */
function toServe(certificateArn: string | undefined): readonly Requirement[] {
  return [
    onCertificate('DescribeCertificate', certificateArn),
    { action: 'cloudfront:UpdateDistribution', resource: '*' },
  ];
}

/** The second sentence has been seen in a handler's message, the others are assumed. @throws AwsError BadRequestException */
function checkCertificate(arn: string, { account }: Call): void {
  if (arn.split(':')[3] !== 'us-east-1') throw badRequest('Certificate must be in us-east-1.');
  const certificate = findCertificate(account, arn);
  if (!certificate) throw badRequest('Certificate must be in the same account as the domain name.');
  if (statusOf(account, certificate) !== 'ISSUED') throw badRequest(`Certificate ${arn} is not issued.`);
}
