import type { Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * An API Gateway ARN: no account, the path of the management API as resource.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function apiGatewayArn(region: string, path: string): string {
  return `arn:aws:apigateway:${region}::${path}`;
}

/** API Gateway checks the HTTP verb on the path, whatever the operation is called. */
export function requireVerb(
  verb: Verb,
  region: string,
  path: string,
  tags?: Readonly<Record<string, string>>,
): readonly Requirement[] {
  return [
    { action: `apigateway:${verb}`, resource: apiGatewayArn(region, path), context: requestTagContext(tags) },
  ];
}

/** What a call on `/tags/<arn>` asks for: the ARN stands URL-encoded inside the ARN, a `*` in it as it is. */
export function requireOnTags(
  verb: Verb,
  region: string,
  taggedArn: string,
  tags?: Readonly<Record<string, string>>,
): Requirement {
  return {
    action: `apigateway:${verb}`,
    resource: apiGatewayArn(region, `/tags/${encodeURIComponent(taggedArn)}`),
    context: requestTagContext(tags),
  };
}

/** The same for taking tags away. */
export function requireUntagging(
  region: string,
  taggedArn: string,
  keys: readonly string[] = [],
): Requirement {
  return { ...requireOnTags('DELETE', region, taggedArn), context: { 'aws:TagKeys': keys } };
}

export function hasTags(tags: Readonly<Record<string, string>> | undefined): boolean {
  return tags !== undefined && Object.keys(tags).length > 0;
}

/** API Gateway assumes a role it is given, so who sets it must be allowed to pass it; `…:user/*` stands for the caller's own. */
export function requirePassing(roleArn: string | undefined): readonly Requirement[] {
  if (!roleArn?.includes(':role/')) return [];
  return [
    {
      action: 'iam:PassRole',
      resource: roleArn,
      context: { 'iam:PassedToService': 'apigateway.amazonaws.com' },
    },
  ];
}
