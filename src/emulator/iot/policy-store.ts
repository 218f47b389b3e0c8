import { AwsError, type Call, type Requirement } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

interface PolicyVersion {
  readonly id: string;
  readonly document: string;
  readonly createdAt: Date;
}

export interface Policy {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  /** Oldest first. */
  versions: readonly PolicyVersion[];
  defaultId: string;
  /** Versions ever made; the last one's number. */
  made: number;
  tags: Readonly<Record<string, string>>;
}

/** What devices may do, of one region, by name. */
export const policies = defineRegionalStore('iot-policies', () => new Map<string, Policy>());

export function policyArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:iot:${region}:${account.accountId}:policy/${name ?? ''}`;
}

/** A permission on a policy. */
export function onPolicy(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `iot:${operation}`, resource: policyArn(name, call), context };
}

/** @throws AwsError ResourceNotFoundException in assumed words */
export function getPolicy(name: string | undefined, place: Place): Policy {
  const policy = policies(place).get(name ?? '');
  if (policy) return policy;
  throw new AwsError('ResourceNotFoundException', `Policy not found (name=${name ?? ''})`, 404);
}

/** @throws AwsError ResourceNotFoundException in assumed words */
export function getVersion(policy: Policy, id: string | undefined): PolicyVersion {
  const version = policy.versions.find((one) => one.id === id);
  if (version) return version;
  throw new AwsError(
    'ResourceNotFoundException',
    `Policy version not found (name=${policy.name}, version=${id ?? ''})`,
    404,
  );
}

export function defaultVersion(policy: Policy): PolicyVersion {
  return getVersion(policy, policy.defaultId);
}

/** Only that it is JSON with statements is looked at; the words are assumed. @throws AwsError MalformedPolicyException */
export function checkDocument(text = ''): string {
  try {
    const document = JSON.parse(text) as { readonly Statement?: unknown };
    if (typeof document.Statement === 'object' && document.Statement !== null) return text;
  } catch {
    // told below
  }
  throw new AwsError('MalformedPolicyException', 'Policy document is malformed.');
}
