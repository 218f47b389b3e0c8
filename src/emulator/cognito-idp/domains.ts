import { createHash } from 'node:crypto';
import type {
  CreateUserPoolDomainRequest,
  CreateUserPoolDomainResponse,
  CustomDomainConfigType,
  DeleteUserPoolDomainRequest,
  DescribeUserPoolDomainRequest,
  DescribeUserPoolDomainResponse,
  UpdateUserPoolDomainRequest,
  UpdateUserPoolDomainResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Account } from '../account.ts';
import { findCertificate, serveCertificate } from '../acm/store.ts';
import { statusOf } from '../acm/validation.ts';
import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import { domainsOf, domainsOfPool } from './pool-parts.ts';
import { onPool } from './requirements.ts';
import { getPool } from './store.ts';

/** How long a domain of its own takes until it answers; assumed. */
const customDomainMs = 5 * 60_000;

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html */
export const createUserPoolDomain = defineOperation<
  CreateUserPoolDomainRequest,
  CreateUserPoolDomainResponse
>({
  name: 'CreateUserPoolDomain',
  requires: (input, call) => [
    onPool('CreateUserPoolDomain', input.UserPoolId, call),
    ...toDistribute(input.CustomDomainConfig),
  ],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    const { Domain: domain = '', CustomDomainConfig: custom, ManagedLoginVersion: version = 1 } = input;
    checkDomain(domain, custom);
    if (custom) checkCertificate(custom.CertificateArn, call.account);
    if (domainsOf(call).has(domain)) throw invalid('Domain already associated with another user pool.');
    const isSameKind = (other: { readonly CustomDomainConfig?: unknown }) =>
      (other.CustomDomainConfig === undefined) === (custom === undefined);
    if (domainsOfPool(call, pool.Id).some(isSameKind)) {
      throw invalid('User pool already has a domain configured.');
    }
    const distribution = distributionOf(domain, custom);
    serveCertificate(call.account, distribution, { now: custom?.CertificateArn });
    domainsOf(call).set(domain, {
      UserPoolId: pool.Id,
      AWSAccountId: call.account.accountId,
      Domain: domain,
      CloudFrontDistribution: distribution,
      ManagedLoginVersion: version,
      Version: '20160418000000',
      ...(custom && { CustomDomainConfig: custom }),
      settled: call.account.clock.after(custom ? customDomainMs : 0),
    });
    return { ...(custom && { CloudFrontDomain: distribution }), ManagedLoginVersion: version };
  },
});

/** Of a domain that there is not it tells nothing, and finds no fault. */
export const describeUserPoolDomain = defineOperation<
  DescribeUserPoolDomainRequest,
  DescribeUserPoolDomainResponse
>({
  name: 'DescribeUserPoolDomain',
  requires: () => [{ action: 'cognito-idp:DescribeUserPoolDomain', resource: '*' }],
  handle: (input, call) => {
    const found = domainsOf(call).get(input.Domain ?? '');
    if (!found) return { DomainDescription: {} };
    const { settled, ...description } = found;
    return { DomainDescription: { ...description, Status: settled.hasPassed ? 'ACTIVE' : 'CREATING' } };
  },
});

export const updateUserPoolDomain = defineOperation<
  UpdateUserPoolDomainRequest,
  UpdateUserPoolDomainResponse
>({
  name: 'UpdateUserPoolDomain',
  requires: (input, call) => [
    onPool('UpdateUserPoolDomain', input.UserPoolId, call),
    ...toDistribute(input.CustomDomainConfig),
  ],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    const found = domainsOf(call).get(input.Domain ?? '');
    const { CustomDomainConfig: custom, ManagedLoginVersion: version = 1 } = input;
    if (found?.UserPoolId !== pool.Id) throw invalid('No such domain or user pool exists.');
    if (custom !== undefined && found.CustomDomainConfig === undefined) {
      throw invalid('User pool should have a custom domain associated, failed to update the certificate.');
    }
    if (custom) checkCertificate(custom.CertificateArn, call.account);
    serveCertificate(call.account, found.CloudFrontDistribution ?? '', {
      before: found.CustomDomainConfig?.CertificateArn,
      now: custom?.CertificateArn ?? found.CustomDomainConfig?.CertificateArn,
    });
    domainsOf(call).set(input.Domain ?? '', {
      ...found,
      ...(custom && { CustomDomainConfig: custom }),
      ManagedLoginVersion: version,
    });
    return {
      ...(custom && { CloudFrontDomain: found.CloudFrontDistribution }),
      ManagedLoginVersion: version,
    };
  },
});

export const deleteUserPoolDomain = defineOperation<DeleteUserPoolDomainRequest, object>({
  name: 'DeleteUserPoolDomain',
  requires: (input, call) => [onPool('DeleteUserPoolDomain', input.UserPoolId, call)],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    const found = domainsOf(call).get(input.Domain ?? '');
    if (found?.UserPoolId !== pool.Id) throw invalid('No such domain or user pool exists.');
    serveCertificate(call.account, found.CloudFrontDistribution ?? '', {
      before: found.CustomDomainConfig?.CertificateArn,
    });
    domainsOf(call).delete(input.Domain ?? '');
    return {};
  },
});

/** A domain of one's own is served by a distribution that the caller must be allowed to change; source: behaviour.md. */
function toDistribute(custom: CustomDomainConfigType | undefined): readonly Requirement[] {
  return custom === undefined ? [] : [{ action: 'cloudfront:UpdateDistribution', resource: '*' }];
}

/** Sources of the words: behaviour.md. @throws AwsError InvalidParameterException */
function checkDomain(domain: string, custom: CustomDomainConfigType | undefined): void {
  if (custom) return;
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(domain)) {
    throw invalid(
      String.raw`The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`,
    );
  }
  const reserved = ['aws', 'amazon', 'cognito'].find((word) => domain.includes(word));
  if (reserved !== undefined) throw invalid(`Domain cannot contain reserved word: ${reserved}`);
}

/** As CloudFront words it; that Cognito passes it on is assumed. @throws AwsError InvalidParameterException */
function checkCertificate(arn: string | undefined, account: Account): void {
  const certificate = findCertificate(account, arn);
  const isThere = certificate !== undefined && arn?.split(':')[3] === 'us-east-1';
  if (isThere && statusOf(account, certificate) === 'ISSUED') return;
  throw invalid(
    "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
  );
}

/** A bucket's name where the domain is Cognito's, a distribution's where it is not. */
function distributionOf(domain: string, custom: CustomDomainConfigType | undefined): string {
  const id = createHash('sha256').update(domain).digest('hex').slice(0, 13);
  return custom ? `d${id}.cloudfront.net` : `aws-cognito-prod-${id}`;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
