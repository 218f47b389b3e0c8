import type { PolicyDescriptorType, Tag } from '@aws-sdk/client-sts';
import type { Account } from '../account.ts';
import { findAttachablePolicy } from '../iam/find.ts';
import { assertPolicyDocument } from '../iam/inline-policies.ts';
import { AwsError } from '../operation.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html ("IAM and STS entity character limits") */
const mostPolicyCharacters = 2048;
const mostTags = 50;

interface PoliciesInput {
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
}

/**
 * The documents that limit a session: the one given, and managed ones as they are honoured now.
 * @throws AwsError ValidationError, MalformedPolicyDocument, NoSuchEntity
 */
export function readSessionPolicies(account: Account, input: PoliciesInput): readonly string[] {
  const managed = (input.PolicyArns ?? []).map(
    ({ arn }) => findAttachablePolicy(account, arn ?? '').text.honoured,
  );
  if (managed.length > 10) {
    throw constraint('policyArns', `[${managed.length}]`, 'Member must have length less than or equal to 10');
  }
  if (input.Policy === undefined) return managed;
  if (input.Policy.length > mostPolicyCharacters) {
    throw constraint(
      'policy',
      input.Policy,
      `Member must have length less than or equal to ${mostPolicyCharacters}`,
    );
  }
  assertPolicyDocument(input.Policy, 'identity');
  return [input.Policy, ...managed];
}

/**
 * Session tags by key.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 * @throws AwsError InvalidParameterValue, ValidationError
 */
export function readSessionTags(tags: readonly Tag[] | undefined): Readonly<Record<string, string>> {
  const given = tags ?? [];
  const keys = given.map(({ Key }) => (Key ?? '').toLowerCase());
  if (given.length > mostTags) {
    throw constraint(
      'tags',
      `[${given.length}]`,
      `Member must have length less than or equal to ${mostTags}`,
    );
  }
  if (new Set(keys).size < keys.length) {
    throw new AwsError(
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
  return Object.fromEntries(given.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

/** @throws AwsError ValidationError */
export function assertDuration(seconds: number, most: number): void {
  if (seconds < 900) {
    throw constraint(
      'durationSeconds',
      String(seconds),
      'Member must have value greater than or equal to 900',
    );
  }
  if (seconds > most) {
    throw constraint(
      'durationSeconds',
      String(seconds),
      `Member must have value less than or equal to ${most}`,
    );
  }
}

/**
 * How much of what a session token can hold is used, in percent. That AWS packs a character into a byte is assumed; it does not tell
 * how it packs.
 */
export function packedSize(
  input: PoliciesInput,
  tags: Readonly<Record<string, string>>,
): { readonly PackedPolicySize?: number } {
  const texts = [
    input.Policy ?? '',
    ...(input.PolicyArns ?? []).map(({ arn }) => arn ?? ''),
    ...Object.entries(tags).flat(),
  ];
  const size = texts.join('').length;
  return size === 0 ? {} : { PackedPolicySize: Math.ceil((size * 100) / (2 * mostPolicyCharacters)) };
}

/** The sentence of AWS's generated checks. */
export function constraint(member: string, value: string, must: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${must}`,
  );
}
