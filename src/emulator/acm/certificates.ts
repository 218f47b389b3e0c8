import type {
  CertificateDetail,
  CertificateSummary,
  DeleteCertificateRequest,
  DescribeCertificateRequest,
  DescribeCertificateResponse,
  GetCertificateRequest,
  GetCertificateResponse,
  ListCertificatesRequest,
  ListCertificatesResponse,
  UpdateCertificateOptionsRequest,
} from '@aws-sdk/client-acm';
import type { Account } from '../account.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { onCertificate } from './requirements.ts';
import { certificatesOf, getCertificate as getKnown, type Certificate } from './store.ts';
import { renderValidations, statusOf } from './validation.ts';

/** Of a certificate that ACM issues: https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html */
const validForMs = 395 * 86_400_000;

function renderDetail(account: Account, certificate: Certificate): CertificateDetail {
  const status = statusOf(account, certificate);
  const { issuedAt } = certificate;
  return {
    CertificateArn: certificate.arn,
    DomainName: certificate.domainName,
    SubjectAlternativeNames: [...certificate.names],
    Status: status,
    Type: certificate.type,
    Subject: `CN=${certificate.domainName}`,
    Issuer: certificate.type === 'IMPORTED' ? certificate.domainName : 'Amazon',
    [certificate.type === 'IMPORTED' ? 'ImportedAt' : 'CreatedAt']: certificate.requestedAt,
    ...(certificate.type === 'AMAZON_ISSUED' && {
      DomainValidationOptions: renderValidations(account, certificate),
      RenewalEligibility: certificate.users.size > 0 ? ('ELIGIBLE' as const) : ('INELIGIBLE' as const),
    }),
    ...(issuedAt && {
      IssuedAt: issuedAt,
      NotBefore: issuedAt,
      NotAfter: new Date(issuedAt.getTime() + validForMs),
    }),
    // Of the two spellings that ACM has, a detail tells the other one than a request.
    KeyAlgorithm: certificate.keyAlgorithm.replace('_', '-') as CertificateDetail['KeyAlgorithm'],
    SignatureAlgorithm: certificate.keyAlgorithm.startsWith('EC') ? 'SHA256WITHECDSA' : 'SHA256WITHRSA',
    InUseBy: [...certificate.users],
    KeyUsages: [{ Name: 'DIGITAL_SIGNATURE' }, { Name: 'KEY_ENCIPHERMENT' }],
    ExtendedKeyUsages: [{ Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' }],
    Options: certificate.options,
  };
}

export const describeCertificate = defineOperation<DescribeCertificateRequest, DescribeCertificateResponse>({
  name: 'DescribeCertificate',
  requires: (input) => [onCertificate('DescribeCertificate', input.CertificateArn)],
  handle: (input, call) => ({
    Certificate: renderDetail(call.account, getKnown(call, input.CertificateArn)),
  }),
});

export const getCertificate = defineOperation<GetCertificateRequest, GetCertificateResponse>({
  name: 'GetCertificate',
  requires: (input) => [onCertificate('GetCertificate', input.CertificateArn)],
  handle: (input, call) => {
    const certificate = getKnown(call, input.CertificateArn);
    if (statusOf(call.account, certificate) !== 'ISSUED')
      throw new AwsError(
        'RequestInProgressException',
        `The certificate ${certificate.arn} is not issued yet.`,
      );
    if (!certificate.body)
      throw new AwsError('NotImplemented', 'this account signs no certificates of its own', 501);
    return { Certificate: certificate.body.certificate, CertificateChain: certificate.body.chain };
  },
});

/** Without a filter only these are listed: https://docs.aws.amazon.com/acm/latest/APIReference/API_Filters.html */
const usualKeys: readonly string[] = ['RSA_1024', 'RSA_2048'];

function renderSummary(account: Account, certificate: Certificate): CertificateSummary {
  const detail = renderDetail(account, certificate);
  return {
    CertificateArn: detail.CertificateArn,
    DomainName: detail.DomainName,
    SubjectAlternativeNameSummaries: detail.SubjectAlternativeNames,
    HasAdditionalSubjectAlternativeNames: false,
    Status: detail.Status,
    Type: detail.Type,
    KeyAlgorithm: certificate.keyAlgorithm,
    InUse: certificate.users.size > 0,
    CreatedAt: detail.CreatedAt,
    ImportedAt: detail.ImportedAt,
    IssuedAt: detail.IssuedAt,
    NotBefore: detail.NotBefore,
    NotAfter: detail.NotAfter,
    RenewalEligibility: detail.RenewalEligibility,
  };
}

const badToken = (): AwsError => new AwsError('ValidationException', 'The NextToken is not valid.');

export const listCertificates = defineOperation<ListCertificatesRequest, ListCertificatesResponse>({
  name: 'ListCertificates',
  handle: (input, call) => {
    const keys: readonly string[] = input.Includes?.keyTypes ?? usualKeys;
    const all = [...certificatesOf(call).values()]
      .filter(({ keyAlgorithm }) => keys.includes(keyAlgorithm))
      .map((certificate) => renderSummary(call.account, certificate))
      .filter(
        ({ Status }) =>
          Status === undefined || !input.CertificateStatuses || input.CertificateStatuses.includes(Status),
      );
    const { items, next } = cutPage(all, input.NextToken, input.MaxItems ?? 100, badToken);
    return { CertificateSummaryList: items, NextToken: next };
  },
});

export const updateCertificateOptions = defineOperation<UpdateCertificateOptionsRequest, object>({
  name: 'UpdateCertificateOptions',
  requires: (input) => [onCertificate('UpdateCertificateOptions', input.CertificateArn)],
  handle: (input, call) => {
    const certificate = getKnown(call, input.CertificateArn);
    certificate.options = { ...certificate.options, ...input.Options };
    return {};
  },
});

export const deleteCertificate = defineOperation<DeleteCertificateRequest, object>({
  name: 'DeleteCertificate',
  requires: (input) => [onCertificate('DeleteCertificate', input.CertificateArn)],
  handle: (input, call) => {
    const { arn, users } = getKnown(call, input.CertificateArn);
    if (users.size > 0)
      throw new AwsError(
        'ResourceInUseException',
        `Certificate ${arn} in account ${call.account.accountId} is in use.`,
      );
    certificatesOf(call).delete(arn);
    return {};
  },
});
