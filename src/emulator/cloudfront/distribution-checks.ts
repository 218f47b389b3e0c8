import type { CacheBehavior, DefaultCacheBehavior, DistributionConfig } from '@aws-sdk/client-cloudfront';
import { findCertificate } from '../acm/store.ts';
import { statusOf } from '../acm/validation.ts';
import { AwsError, type Call } from '../operation.ts';
import { wafState } from '../wafv2/store.ts';
import { thingsOf } from './kinds.ts';
import { cloudFrontState } from './store.ts';

type Behavior = DefaultCacheBehavior | CacheBehavior;

export function behaviorsOf(config: DistributionConfig): readonly Behavior[] {
  const { DefaultCacheBehavior: first, CacheBehaviors: others } = config;
  return [...(first ? [first] : []), ...(others?.Items ?? [])];
}

const refuse = (code: string, words: string, status = 400): AwsError => new AwsError(code, words, status);

/** Every list tells its length: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Aliases.html */
function assertQuantities(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  const { Quantity, Items } = value as { Quantity?: unknown; Items?: unknown };
  if (typeof Quantity === 'number' && Quantity !== (Array.isArray(Items) ? Items.length : 0))
    throw refuse('InconsistentQuantities', "The value of Quantity and the size of Items don't match.");
  for (const member of Object.values(value)) assertQuantities(member);
}

/** Ids in a behaviour and the kind of thing that they have to name. */
const references = [
  ['CachePolicyId', 'CachePolicy', 'cache policy'],
  ['OriginRequestPolicyId', 'OriginRequestPolicy', 'origin request policy'],
  ['ResponseHeadersPolicyId', 'ResponseHeadersPolicy', 'response headers policy'],
] as const;

function assertBehavior(call: Call, behavior: Behavior, origins: ReadonlySet<string | undefined>): void {
  // https://github.com/aws-cloudformation/rain/issues/517
  if (!origins.has(behavior.TargetOriginId))
    throw refuse(
      'NoSuchOrigin',
      'One or more of your cache behavior target origins or origin groups do not exist.',
      404,
    );
  // https://github.com/aws-cloudformation/cfn-lint/issues/3070
  if (behavior.CachePolicyId === undefined && behavior.ForwardedValues === undefined)
    throw refuse('InvalidArgument', 'The parameter ForwardedValues is required.');
  for (const [member, kind, words] of references) {
    const id = behavior[member];
    if (id !== undefined && id !== '' && !thingsOf(call, kind).has(id))
      throw refuse(`NoSuch${kind}`, `The specified ${words} does not exist.`, 404);
  }
  for (const { FunctionARN } of behavior.FunctionAssociations?.Items ?? []) {
    const live = [...cloudFrontState(call.account).functions.values()].find(
      (one) => one.arn === FunctionARN,
    )?.live;
    if (!live)
      throw refuse(
        'InvalidFunctionAssociation',
        `The function ARN ${FunctionARN} is not valid or not published.`,
      );
  }
  for (const { LambdaFunctionARN: arn = '' } of behavior.LambdaFunctionAssociations?.Items ?? []) {
    // https://github.com/chantzlarge/terraform-aws-hugo/issues/44
    if (!/:\d+$/.test(arn))
      throw refuse(
        'InvalidLambdaFunctionAssociation',
        `The function ARN must reference a specific function version. (The ARN must end with the version number.) ARN: ${arn}`,
      );
    if (!arn.startsWith('arn:aws:lambda:us-east-1:'))
      throw refuse(
        'InvalidLambdaFunctionAssociation',
        `The function must be in region 'us-east-1'. ARN: ${arn}`,
      );
  }
}

function assertOrigins(call: Call, config: DistributionConfig): void {
  for (const origin of config.Origins?.Items ?? []) {
    // https://github.com/aws-samples/aws-cdk-amplify-with-waf/issues/4
    if (origin.DomainName?.includes(':'))
      throw refuse('InvalidArgument', 'The parameter origin name cannot contain a colon.');
    const control = origin.OriginAccessControlId;
    if (control && !thingsOf(call, 'OriginAccessControl').has(control))
      throw refuse('InvalidOriginAccessControl', 'The specified origin access control does not exist.');
    const identity = origin.S3OriginConfig?.OriginAccessIdentity?.split('/').at(-1);
    if (identity && !thingsOf(call, 'CloudFrontOriginAccessIdentity').has(identity))
      throw refuse(
        'InvalidOriginAccessIdentity',
        'The specified origin access identity does not exist or is not valid.',
      );
  }
}

/** The words: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements, troubleshooting */
function assertCertificate({ account }: Call, config: DistributionConfig): void {
  const arn = config.ViewerCertificate?.ACMCertificateArn;
  const aliases = config.Aliases?.Items ?? [];
  if (arn === undefined) {
    if (aliases.length === 0 || config.ViewerCertificate?.IAMCertificateId !== undefined) return;
    throw refuse(
      'InvalidViewerCertificate',
      'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.',
    );
  }
  const certificate = arn.startsWith('arn:aws:acm:us-east-1:') ? findCertificate(account, arn) : undefined;
  if (!certificate || statusOf(account, certificate) !== 'ISSUED')
    throw refuse(
      'InvalidViewerCertificate',
      "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
    );
  const covers = (name: string) =>
    certificate.names.some(
      (pattern) =>
        pattern === name || (pattern.startsWith('*.') && name.slice(name.indexOf('.')) === pattern.slice(1)),
    );
  if (aliases.some((alias) => !covers(alias)))
    throw refuse(
      'InvalidViewerCertificate',
      "The certificate that is attached to your distribution doesn't cover the alternate domain name (CNAME) that you're trying to add.",
    );
}

/** A web ACL of the global scope; an id without an ARN is one of WAF Classic. */
function assertWebAcl({ account }: Call, id: string | undefined): void {
  if (!id?.startsWith('arn:aws:wafv2:')) return;
  if (!id.includes(':global/webacl/') || !wafState({ account, region: 'us-east-1' }).webacl.has(id))
    throw refuse('InvalidWebACLId', `The web ACL ID ${id} is not valid.`);
}

/** @throws AwsError */
export function assertConfig(call: Call, config: DistributionConfig, own?: string): void {
  assertQuantities(config);
  const origins = new Set([
    ...(config.Origins?.Items ?? []).map(({ Id }) => Id),
    ...(config.OriginGroups?.Items ?? []).map(({ Id }) => Id),
  ]);
  for (const behavior of behaviorsOf(config)) assertBehavior(call, behavior, origins);
  assertOrigins(call, config);
  assertWebAcl(call, config.WebACLId);
  assertCertificate(call, config);
  const others = [...cloudFrontState(call.account).distributions.values()].filter(({ id }) => id !== own);
  const taken = new Set(others.flatMap((one) => one.config.Aliases?.Items ?? []));
  // https://github.com/clemsonMakerspace/unified-makerspace/pull/172
  if (config.Aliases?.Items?.some((alias) => taken.has(alias)))
    throw refuse(
      'CNAMEAlreadyExists',
      'One or more of the CNAMEs you provided are already associated with a different resource.',
      409,
    );
}
