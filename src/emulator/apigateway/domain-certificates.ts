import { findCertificate } from '../acm/store.ts';
import { statusOf } from '../acm/validation.ts';
import {
  makeServiceLinkedRole,
  serviceLinkedRoleName,
  toCreateServiceLinkedRole,
} from '../iam/roles/service-linked-role.ts';
import { iamState } from '../iam/store.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { apiGatewayArn } from './permission.ts';

const roleService = 'ops.apigateway.amazonaws.com';
const hasRole = ({ account }: Call): boolean =>
  iamState(account).roles.has(serviceLinkedRoleName(roleService, undefined));

/**
 * The first custom domain of an account makes API Gateway's role.
 * The words: https://github.com/HumanCellAtlas/data-store/issues/1726
 */
export function toMakeRole(call: Call): readonly Requirement[] {
  if (hasRole(call)) return [];
  return toCreateServiceLinkedRole(roleService, undefined, call.account).map((requirement) => ({
    ...requirement,
    refuse: () =>
      new AwsError(
        'AccessDeniedException',
        'Caller does not have permissions to create a Service Linked Role.',
        403,
      ),
  }));
}

export function makeRole(call: Call): void {
  if (!hasRole(call)) makeServiceLinkedRole(call.account, roleService);
}

/**
 * An edge-optimised domain is put before a distribution of AWS's in the caller's name.
 * The words: https://github.com/amplify-education/serverless-domain-manager/issues/161
 */
export function toServeAtEdge(
  domainName: string,
  certificateArn: string | undefined,
): readonly Requirement[] {
  return [
    {
      action: 'cloudfront:UpdateDistribution',
      resource: '*',
      refuse: () =>
        new AwsError(
          'BadRequestException',
          `Unable to associate certificate ${certificateArn} with CloudFront. This error may prevent the domain name ${domainName} from being used in API Gateway for up to 40 minutes. Please ensure the certificate domain name matches the requested domain name, and that this user has permission to call cloudfront:UpdateDistribution on '*' resources.`,
        ),
    },
  ];
}

/**
 * Client certificates are asked for twice, beside the verb, and their authorities are read as the caller.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html; that the truststore is
 * read as the caller is assumed.
 */
export function toTrustClients(
  path: string,
  truststoreUri: string | undefined,
  { region }: Call,
): readonly Requirement[] {
  if (truststoreUri === undefined) return [];
  return [
    { action: 'apigateway:AddCertificateToDomain', resource: apiGatewayArn(region, path) },
    { action: 's3:GetObject', resource: truststoreUri.replace('s3://', 'arn:aws:s3:::') },
  ];
}

function covers(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern.toLowerCase() === name;
  return name.slice(name.indexOf('.')) === pattern.slice(1).toLowerCase();
}

const refuse = (sentence: string): AwsError => new AwsError('BadRequestException', sentence);

/** @throws AwsError BadRequestException */
export function assertCertificate(
  call: Call,
  {
    type,
    domainName,
    arn,
  }: { readonly type: 'EDGE' | 'REGIONAL'; readonly domainName: string; readonly arn: string | undefined },
): void {
  // https://github.com/hashicorp/terraform-provider-aws/issues/3276
  if (arn === undefined) throw refuse(`A certificate was not provided for the endpoint type ${type}.`);
  const place = type === 'EDGE' ? 'us-east-1' : call.region;
  // https://github.com/amplify-education/serverless-domain-manager/pull/49
  if (arn.split(':')[3] !== place)
    throw refuse(`Invalid certificate ARN: ${arn}. Certificate must be in '${place}'.`);
  const certificate = findCertificate(call.account, arn);
  // https://github.com/aws/aws-cdk/issues/10529
  if (!certificate)
    throw refuse('The certificate provided must be owned by the account creating the domain.');
  if (statusOf(call.account, certificate) !== 'ISSUED')
    throw refuse(`The certificate ${arn} is not issued and cannot be used.`);
  if (!certificate.names.some((pattern) => covers(pattern, domainName.toLowerCase())))
    throw refuse('The domain name to be created is not covered by the provided certificate.');
}
