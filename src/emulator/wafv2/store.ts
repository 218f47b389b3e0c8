import type { IPSet, LoggingConfiguration, Scope, WebACL } from '@aws-sdk/client-wafv2';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';

/** A web ACL or an IP set, with the token that whoever changes it has to bring. */
export interface Kept<Thing> {
  readonly scope: Scope;
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  thing: Thing;
  lockToken: string;
  readonly tags: Map<string, string>;
}

/** Things of the scope CLOUDFRONT are kept in us-east-1. */
export const wafState = defineRegionalStore('wafv2', () => ({
  /** By ARN. */
  webacl: new Map<string, Kept<WebACL>>(),
  ipset: new Map<string, Kept<IPSet>>(),
  /** The web ACL of a resource, both by ARN. */
  associations: new Map<string, string>(),
  /** By the ARN of the web ACL. */
  logging: new Map<string, LoggingConfiguration>(),
}));

/** https://github.com/mikesouza/serverless-associate-waf/issues/27 has one of them; the others: the API reference and moto's exceptions. */
export const words = {
  WAFNonexistentItemException: 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  WAFDuplicateItemException:
    'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.',
  WAFOptimisticLockException:
    'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply your changes.',
  WAFAssociatedItemException:
    'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.',
  WAFUnavailableEntityException:
    'AWS WAF couldn’t retrieve the resource that you requested. Retry your request.',
  // https://github.com/navapbc/template-infra/pull/926
  WAFLogDestinationPermissionIssueException:
    "Unable to deliver logs to the configured destination. You might need to grant log delivery permissions for the destination. If you're using S3 as your log destination, you might have exceeded your bucket limit.",
} as const;

export function wafError(code: keyof typeof words): AwsError {
  return new AwsError(code, words[code]);
}

/** The form: https://github.com/pulumi/pulumi-aws/issues/4070 */
export function invalidParameter(reason: string, field: string, parameter: string): AwsError {
  return new AwsError(
    'WAFInvalidParameterException',
    `Error reason: ${reason}, field: ${field}, parameter: ${parameter}`,
  );
}

/** @throws AwsError WAFInvalidParameterException */
export function assertScope({ region }: Call, scope: Scope | undefined): void {
  if (scope === 'REGIONAL' || (scope === 'CLOUDFRONT' && region === 'us-east-1')) return;
  throw invalidParameter('The scope is not valid.', 'SCOPE_VALUE', String(scope));
}

export type Noun = 'webacl' | 'ipset';

export function wafArn(
  { account, region }: Pick<Call, 'account' | 'region'>,
  scope: Scope | undefined,
  noun: string,
  rest: string,
): string {
  const place = scope === 'CLOUDFRONT' ? 'global' : 'regional';
  return `arn:aws:wafv2:${region}:${account.accountId}:${place}/${noun}/${rest}`;
}

export interface Named {
  readonly Scope?: Scope | undefined;
  readonly Name?: string | undefined;
  readonly Id?: string | undefined;
}

export function arnOf(
  call: Pick<Call, 'account' | 'region'>,
  noun: Noun,
  { Scope, Name, Id }: Named,
): string {
  return wafArn(call, Scope, noun, `${Name}/${Id}`);
}

/** @throws AwsError WAFNonexistentItemException */
export function findKept<N extends Noun>(
  call: Call,
  noun: N,
  arn: string,
): ReturnType<typeof wafState>[N] extends Map<string, infer One> ? One : never {
  const found = wafState(call)[noun].get(arn);
  if (!found) throw wafError('WAFNonexistentItemException');
  return found as never;
}

/** @throws AwsError WAFOptimisticLockException */
export function assertLock({ lockToken }: { readonly lockToken: string }, given: string | undefined): void {
  if (given !== lockToken) throw wafError('WAFOptimisticLockException');
}
