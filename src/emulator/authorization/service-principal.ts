import type { Account } from '../account.ts';
import { applies } from './evaluate.ts';
import { compiledPolicy } from './policy-cache.ts';
import type { Statement } from './policy-document.ts';

/** A service that acts by itself, for something of the account's. */
export interface ServiceRequest {
  /** `s3.amazonaws.com`. */
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  /** What it acts for: the bucket, the topic. Absent where the service names none. */
  readonly sourceArn?: string;
  /** What it says besides, by condition key: `{ 's3:x-amz-acl': 'bucket-owner-full-control' }`. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether a resource's policy lets a service act: identities have no say in it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function letsService(account: Account, policy: string | undefined, request: ServiceRequest): boolean {
  if (policy === undefined) return false;
  const { accountId } = account;
  const { service, action, resource, sourceArn } = request;
  const context = new Map<string, string | readonly string[]>([
    ['aws:currenttime', new Date().toISOString()],
    ['aws:principalisawsservice', 'true'],
    ['aws:principalservicename', service],
    ['aws:principalservicenameslist', [service]],
    ['aws:securetransport', 'true'],
    ['aws:sourceaccount', accountId],
    ...(sourceArn === undefined ? [] : [['aws:sourcearn', sourceArn] as const]),
    ...Object.entries(request.context ?? {}).map(([key, value]) => [key.toLowerCase(), value] as const),
  ]);
  const principal = { kind: 'root', accountId, arn: '' } as const;
  const speaking = compiledPolicy(account, policy).statements.filter(
    (statement) => names(statement, service) && applies(statement, { action, resource, context, principal }),
  );
  return speaking.length > 0 && speaking.every(({ effect }) => effect === 'Allow');
}

function names({ principals }: Statement, service: string): boolean {
  if (!principals) return false;
  const isNamed = principals.items.some(
    ({ kind, value }) => kind === 'anyone' || (kind === 'Service' && value === service),
  );
  return isNamed !== principals.negated;
}
