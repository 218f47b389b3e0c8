import type {
  CreateDomainNameRequest,
  CreateDomainNameResponse,
  DeleteDomainNameRequest,
  DomainNameConfiguration,
  GetDomainNameRequest,
  GetDomainNameResponse,
  GetDomainNamesRequest,
  GetDomainNamesResponse,
  UpdateDomainNameRequest,
  UpdateDomainNameResponse,
} from '@aws-sdk/client-apigatewayv2';

import { toMakeRole, toTrustClients } from '../apigateway/domain-certificates.ts';
import { addDomain, removeDomain, settleDomain, statusOf, typeOf } from '../apigateway/domain-names.ts';
import { domainPath, type DomainRecord, domainsOf, findDomain } from '../apigateway/domain-store.ts';
import { cutPage } from '../apigateway/page.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from '../apigateway/permission.ts';
import { AwsError, defineOperation } from '../operation.ts';

function render(record: DomainRecord): CreateDomainNameResponse {
  const { domain, selectionExpression } = record;
  const isEdge = typeOf(record) === 'EDGE';
  const { mutualTlsAuthentication: tls } = domain;
  return {
    DomainName: domain.domainName,
    DomainNameArn: domain.domainNameArn,
    ApiMappingSelectionExpression: selectionExpression ?? '$request.basepath',
    DomainNameConfigurations: [
      {
        ApiGatewayDomainName: isEdge ? domain.distributionDomainName : domain.regionalDomainName,
        HostedZoneId: isEdge ? domain.distributionHostedZoneId : domain.regionalHostedZoneId,
        CertificateArn: isEdge ? domain.certificateArn : domain.regionalCertificateArn,
        CertificateName: isEdge ? domain.certificateName : domain.regionalCertificateName,
        CertificateUploadDate: domain.certificateUploadDate,
        DomainNameStatus: statusOf(record),
        EndpointType: isEdge ? 'EDGE' : 'REGIONAL',
        IpAddressType: domain.endpointConfiguration?.ipAddressType,
        // The first generation has names of policies that the second does not know yet.
        SecurityPolicy: domain.securityPolicy as DomainNameConfiguration['SecurityPolicy'],
        OwnershipVerificationCertificateArn: domain.ownershipVerificationCertificateArn,
      },
    ],
    ...(tls && {
      MutualTlsAuthentication: { TruststoreUri: tls.truststoreUri, TruststoreVersion: tls.truststoreVersion },
    }),
    Tags: { ...domain.tags },
  };
}

/** The second generation's spelling of a domain's settings in the first one's. */
function settingsOf(
  configuration: DomainNameConfiguration | undefined,
  truststoreUri: string | undefined,
  truststoreVersion: string | undefined,
) {
  const { CertificateArn, CertificateName, SecurityPolicy, OwnershipVerificationCertificateArn } =
    configuration ?? {};
  return {
    ...(CertificateArn !== undefined && { regionalCertificateArn: CertificateArn }),
    ...(CertificateName !== undefined && { regionalCertificateName: CertificateName }),
    ...(SecurityPolicy !== undefined && { securityPolicy: SecurityPolicy }),
    ...(OwnershipVerificationCertificateArn !== undefined && {
      ownershipVerificationCertificateArn: OwnershipVerificationCertificateArn,
    }),
    ...(truststoreUri && { mutualTlsAuthentication: { truststoreUri, truststoreVersion } }),
  };
}

export const createDomainName = defineOperation<CreateDomainNameRequest, CreateDomainNameResponse>({
  name: 'CreateDomainName',
  requires: (input, call) => {
    const path = domainPath(input.DomainName);
    return [
      ...requireVerb('POST', call.region, '/domainnames', input.Tags),
      ...(hasTags(input.Tags)
        ? [requireOnTags('POST', call.region, apiGatewayArn(call.region, `/v2${path}`), input.Tags)]
        : []),
      ...toTrustClients(path, input.MutualTlsAuthentication?.TruststoreUri, call),
      ...toMakeRole(call),
    ];
  },
  handle: (input, call) => {
    const [configuration] = input.DomainNameConfigurations ?? [];
    if (configuration?.EndpointType === 'EDGE')
      throw new AwsError(
        'BadRequestException',
        'Only REGIONAL endpoint type is supported for this operation.',
      );
    const { TruststoreUri, TruststoreVersion } = input.MutualTlsAuthentication ?? {};
    const domain = {
      securityPolicy: 'TLS_1_2' as const,
      ...settingsOf(configuration, TruststoreUri, TruststoreVersion),
      domainName: input.DomainName ?? '',
      tags: { ...input.Tags },
    };
    return render(addDomain(call, { domain, type: 'REGIONAL' }));
  },
});

export const getDomainName = defineOperation<GetDomainNameRequest, GetDomainNameResponse>({
  name: 'GetDomainName',
  requires: (input, call) => requireVerb('GET', call.region, domainPath(input.DomainName)),
  handle: (input, call) => render(findDomain(call, input.DomainName)),
});

export const getDomainNames = defineOperation<GetDomainNamesRequest, GetDomainNamesResponse>({
  name: 'GetDomainNames',
  requires: (_input, call) => requireVerb('GET', call.region, '/domainnames'),
  handle: (input, call) => {
    const all = [...domainsOf(call).values()].map((record) => ({
      DomainName: record.domain.domainName,
      ...render(record),
    }));
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateDomainName = defineOperation<UpdateDomainNameRequest, UpdateDomainNameResponse>({
  name: 'UpdateDomainName',
  requires: (input, call) => {
    const path = domainPath(input.DomainName);
    return [
      ...requireVerb('PATCH', call.region, path),
      ...toTrustClients(path, input.MutualTlsAuthentication?.TruststoreUri || undefined, call),
    ];
  },
  handle: (input, call) => {
    const record = findDomain(call, input.DomainName);
    const before = structuredClone(record.domain);
    const { TruststoreUri, TruststoreVersion } = input.MutualTlsAuthentication ?? {};
    Object.assign(
      record.domain,
      settingsOf(input.DomainNameConfigurations?.[0], TruststoreUri, TruststoreVersion),
    );
    // An empty address ends it: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html
    if (TruststoreUri === '') delete record.domain.mutualTlsAuthentication;
    settleDomain(call, record, before);
    return render(record);
  },
});

export const deleteDomainName = defineOperation<DeleteDomainNameRequest, void>({
  name: 'DeleteDomainName',
  requires: (input, call) => requireVerb('DELETE', call.region, domainPath(input.DomainName)),
  handle: (input, call) => removeDomain(call, findDomain(call, input.DomainName)),
});
