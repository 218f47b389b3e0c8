import { AwsError, type Call, type Requirement } from '../operation.ts';
import { aliasesOf, findKey, kmsArn, type KmsKey } from './store.ts';

type Context = NonNullable<Requirement['context']>;

/** How a key is used on behalf of a caller. */
export interface KeyUse {
  /** `ssm.eu-west-1.amazonaws.com`: the service that calls KMS for the caller. Absent: the caller does. */
  readonly viaService?: string;
  readonly encryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly context?: Context;
}

/**
 * A permission on a key, under its policy and its grants. For the services that use keys for their callers too.
 * Source of the keys: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
export function onKey(
  action: string,
  named: string | undefined,
  call: Pick<Call, 'account' | 'region' | 'caller'>,
  { viaService, encryptionContext = {}, context = {} }: KeyUse = {},
): Requirement {
  const key = findKey(call, named);
  const isAlias = /(^|:)alias\//.test(named ?? '');
  const alias = isAlias ? (named ?? '').slice((named ?? '').indexOf('alias/')) : undefined;
  const own: Record<string, string | readonly string[]> = {
    'kms:CallerAccount': call.caller.principal.accountId,
    ...(alias !== undefined && { 'kms:RequestAlias': alias }),
    ...(viaService !== undefined && { 'kms:ViaService': viaService }),
    ...encryptionKeys(encryptionContext),
  };
  if (!key) {
    const path = (named ?? '*').startsWith('alias/') ? `${named}` : `key/${named ?? '*'}`;
    return {
      action,
      resource: named?.startsWith('arn:') ? named : kmsArn(path, call),
      context: { ...own, ...context },
    };
  }
  return {
    action,
    resource: key.arn,
    resourcePolicy: policyWithGrants(key),
    resourcePolicyKind: 'key-policy',
    resourceTags: key.tags,
    context: {
      ...own,
      'kms:KeyOrigin': 'AWS_KMS',
      'kms:KeySpec': 'SYMMETRIC_DEFAULT',
      'kms:KeyUsage': 'ENCRYPT_DECRYPT',
      'kms:MultiRegion': 'false',
      'kms:ResourceAliases': aliasesOf(call, key),
      ...context,
    },
  };
}

/** For the operations that know a key by its id and ARN only. @throws AwsError InvalidArnException */
export function onKeyItself(
  action: string,
  named: string | undefined,
  call: Pick<Call, 'account' | 'region' | 'caller'>,
  use: KeyUse = {},
): Requirement {
  if (/(^|:)alias\//.test(named ?? '')) {
    throw new AwsError('InvalidArnException', 'Key Aliases are not supported for this operation.');
  }
  return onKey(action, named, call, use);
}

function encryptionKeys(encryptionContext: Readonly<Record<string, string>>): Context {
  const entries = Object.entries(encryptionContext);
  if (entries.length === 0) return {};
  return {
    'kms:EncryptionContextKeys': entries.map(([key]) => key),
    ...Object.fromEntries(entries.map(([key, value]) => [`kms:EncryptionContext:${key}`, value])),
  };
}

/** A grant allows what a statement of the key's policy would; it denies nothing. Who may retire it may do that too. */
function policyWithGrants({ policy, grants }: KmsKey): string {
  if (grants.length === 0) return policy;
  const document = JSON.parse(policy) as { readonly Statement: unknown };
  const granted = grants.flatMap(({ GranteePrincipal, RetiringPrincipal, Operations = [], Constraints }) => [
    {
      ...allowing(GranteePrincipal, ...Operations),
      Condition: {
        StringEquals: Object.fromEntries(
          Object.entries(
            Constraints?.EncryptionContextSubset ?? Constraints?.EncryptionContextEquals ?? {},
          ).map(([key, value]) => [`kms:EncryptionContext:${key}`, value]),
        ),
      },
    },
    ...(RetiringPrincipal === undefined ? [] : [allowing(RetiringPrincipal, 'RetireGrant')]),
  ]);
  return JSON.stringify({ ...document, Statement: [...[document.Statement].flat(), ...granted] });
}

function allowing(principal: string | undefined, ...operations: readonly string[]): object {
  return {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: operations.map((operation) => `kms:${operation}`),
    Resource: '*',
  };
}
