import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import {
  makeServiceLinkedRole,
  serviceLinkedRoleName,
  toCreateServiceLinkedRole,
} from '../iam/roles/service-linked-role.ts';
import { iamState } from '../iam/store.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { behaviorsOf } from './distribution-checks.ts';

const lambdasOf = (config: DistributionConfig | undefined): readonly string[] =>
  config
    ? behaviorsOf(config).flatMap(({ LambdaFunctionAssociations }) =>
        (LambdaFunctionAssociations?.Items ?? []).map(({ LambdaFunctionARN }) => LambdaFunctionARN ?? ''),
      )
    : [];

/** Who takes on the roles that Lambda@Edge lives on. */
const edgeServices: readonly string[] = [
  'replicator.lambda.amazonaws.com',
  'logger.cloudfront.amazonaws.com',
];

function missingRoles({ account }: Call): readonly string[] {
  const { roles } = iamState(account);
  return edgeServices.filter((service) => !roles.has(serviceLinkedRoleName(service, undefined)));
}

/**
 * What functions at the edge ask of whoever puts them there.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html; the words of the role's refusal:
 * https://github.com/silvermine/serverless-plugin-cloudfront-lambda-edge/issues/51
 */
function toRunAtEdge(
  call: Call,
  now: DistributionConfig,
  before?: DistributionConfig,
): readonly Requirement[] {
  const old = new Set(lambdasOf(before));
  const added = [...new Set(lambdasOf(now))].filter((arn) => !old.has(arn));
  if (added.length === 0) return [];
  return [
    ...added.flatMap((resource) => [
      { action: 'lambda:GetFunction', resource },
      { action: 'lambda:EnableReplication*', resource },
    ]),
    ...missingRoles(call).flatMap((service) =>
      toCreateServiceLinkedRole(service, undefined, call.account).map((requirement) => ({
        ...requirement,
        refuse: () =>
          new AwsError(
            'AccessDenied',
            'The user is not authorized to create or assume a service linked role.',
            403,
          ),
      })),
    ),
  ];
}

export function makeEdgeRoles(call: Call, config: DistributionConfig): void {
  if (lambdasOf(config).length === 0) return;
  for (const service of missingRoles(call)) makeServiceLinkedRole(call.account, service);
}

/** Access logs: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cf-api-permissions-ref.html */
function toLog(now: DistributionConfig, before?: DistributionConfig): readonly Requirement[] {
  const bucket = now.Logging?.Enabled ? now.Logging.Bucket : undefined;
  if (!bucket || bucket === before?.Logging?.Bucket) return [];
  const resource = `arn:aws:s3:::${bucket.replace(/\.s3[.-].*$/, '')}`;
  return [
    { action: 's3:GetBucketAcl', resource },
    { action: 's3:PutBucketAcl', resource },
  ];
}

/** What a configuration asks for beside the action on the distribution. */
export function toConfigure(
  call: Call,
  now: DistributionConfig,
  before?: DistributionConfig,
): readonly Requirement[] {
  return [...toLog(now, before), ...toRunAtEdge(call, now, before)];
}
