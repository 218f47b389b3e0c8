import type { Call, Requirement } from '../operation.ts';

type Context = NonNullable<Requirement['context']>;

/** `distribution/E1`, `function/name`: CloudFront's ARNs have an account and no region. */
export function cloudFrontArn({ account }: Pick<Call, 'account'>, path: string): string {
  return `arn:aws:cloudfront::${account.accountId}:${path}`;
}

export function onThing(
  operation: string,
  path: string,
  call: Pick<Call, 'account'>,
  context: Context = {},
): Requirement {
  return { action: `cloudfront:${operation}`, resource: cloudFrontArn(call, path), context };
}

/** What is not there yet has no ARN to ask about. */
export function toCreate(operation: string, context: Context = {}): Requirement {
  return { action: `cloudfront:${operation}`, resource: '*', context };
}
