import type { RequestCertificateRequest, Tag } from '@aws-sdk/client-acm';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';

type Context = NonNullable<Requirement['context']>;

export function onCertificate(
  operation: string,
  arn: string | undefined,
  context: Context = {},
): Requirement {
  return { action: `acm:${operation}`, resource: arn ?? '*', context };
}

/** What does not exist yet: https://github.com/ministryofjustice/modernisation-platform/issues/3313 */
function anyCertificate({ account, region }: Call): string {
  return `arn:aws:acm:${region}:${account.accountId}:certificate/*`;
}

/** Tags on creation ask for the tagging action too: https://github.com/hashicorp/terraform-provider-aws/issues/11903 */
export function toCreate(
  operation: string,
  tags: readonly Tag[] | undefined,
  call: Call,
  context: Context = {},
): readonly Requirement[] {
  const tagged = requestTagContext(tagsByKey(tags));
  const resource = anyCertificate(call);
  return [
    { action: `acm:${operation}`, resource, context: { ...context, ...tagged } },
    ...(tags?.length ? [{ action: 'acm:AddTagsToCertificate', resource, context: tagged }] : []),
  ];
}

/** Source: https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html */
export function requestContext(input: RequestCertificateRequest): Context {
  return {
    'acm:DomainNames': [input.DomainName ?? '', ...(input.SubjectAlternativeNames ?? [])],
    'acm:ValidationMethod': input.ValidationMethod ?? 'EMAIL',
    'acm:KeyAlgorithm': input.KeyAlgorithm ?? 'RSA_2048',
    'acm:CertificateTransparencyLogging':
      input.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
    'acm:Export': input.Options?.Export ?? 'DISABLED',
  };
}
