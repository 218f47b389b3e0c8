import type { SeenDenial } from '../../denial/harvest.ts';
import { findServicePrefix } from '../../denial/quirks/service-names.ts';
import { partitionOf } from '../../denial/quirks/told-resource.ts';
import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';

/**
 * The services that make a role for themselves in their caller's name, by the prefix of their actions, and what their path holds.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html, and the page on service-linked
 * roles that each of them has, such as https://docs.aws.amazon.com/apigateway/latest/developerguide/using-service-linked-roles.html
 */
const principals: Readonly<Record<string, string>> = {
  apigateway: 'ops.apigateway.amazonaws.com',
  appsync: 'appsync.amazonaws.com',
  autoscaling: 'autoscaling.amazonaws.com',
  ecs: 'ecs.amazonaws.com',
  elasticache: 'elasticache.amazonaws.com',
  elasticloadbalancing: 'elasticloadbalancing.amazonaws.com',
  kafka: 'kafka.amazonaws.com',
  rds: 'rds.amazonaws.com',
  wafv2: 'wafv2.amazonaws.com',
};

/**
 * The role that a service likely wanted to make, where it says only that it may not. As a template; the name after the path is the
 * service's own. What names no service at all is taken for API Gateway.
 * Source: https://github.com/amplify-education/serverless-domain-manager/issues/112
 */
export function guessServiceLinkedRole(
  { service, seen: { resourceType } }: SeenDenial,
  parameters: Parameters,
): string | undefined {
  const name = service ?? resourceType?.split('::')[1] ?? 'ApiGateway';
  const principal = principals[findServicePrefix(name) ?? ''];
  return principal === undefined
    ? undefined
    : parameterise(
        `arn:${partitionOf(parameters.region)}:iam::${parameters.accountId}:role/aws-service-role/${principal}/*`,
        parameters,
      );
}
