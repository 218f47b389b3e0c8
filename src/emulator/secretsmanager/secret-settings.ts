import { randomUUID } from 'node:crypto';
import type {
  CreateSecretRequest,
  CreateSecretResponse,
  DescribeSecretRequest,
  DescribeSecretResponse,
  UpdateSecretRequest,
  UpdateSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import { findKey, getUsableKey } from '../kms/store.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { describeRotation } from './rotation.ts';
import { onSecret, onSecretKey, tagRecord, toSeal } from './requirements.ts';
import {
  findSecret,
  getLivingSecret,
  getSecret,
  newSecretArn,
  secretsOf,
  stagesByVersion,
  withVersion,
  type Secret,
} from './store.ts';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const createSecret = defineOperation<CreateSecretRequest, CreateSecretResponse>({
  name: 'CreateSecret',
  requires: (input, call) => {
    const arn = newSecretArn(input.Name, call);
    const context = {
      'secretsmanager:Name': input.Name ?? '',
      ...(input.Description !== undefined && { 'secretsmanager:Description': input.Description }),
      ...(input.KmsKeyId !== undefined && { 'secretsmanager:KmsKeyId': input.KmsKeyId }),
      ...requestTagContext(tagRecord(input.Tags)),
    };
    return [
      // The ARN that it would have is printed: https://github.com/shalb/cluster.dev/pull/76
      { action: 'secretsmanager:CreateSecret', resource: arn, context },
      ...(input.Tags?.length ? [{ action: 'secretsmanager:TagResource', resource: arn, context }] : []),
      ...(hasValue(input) ? onSecretKey(toSeal, input.KmsKeyId, arn, call) : []),
    ];
  },
  handle: (input, call) => {
    const name = checkName(input.Name);
    checkValue(input);
    if (input.KmsKeyId !== undefined) assertKey(input.KmsKeyId, call);
    const versionId = input.ClientRequestToken ?? randomUUID();
    const existing = secretsOf(call).get(name);
    if (existing) return answerAgain(existing, input, versionId);
    const now = new Date();
    const bare: Secret = {
      name,
      arn: newSecretArn(name, call),
      description: input.Description,
      kmsKeyId: input.KmsKeyId,
      versions: [],
      tags: tagRecord(input.Tags),
      policy: undefined,
      rotation: undefined,
      createdAt: now,
      changedAt: now,
      deletedAt: undefined,
      gone: undefined,
    };
    const secret = hasValue(input) ? withVersion(bare, current(versionId, input)) : bare;
    secretsOf(call).set(name, secret);
    return { ARN: secret.arn, Name: name, ...(hasValue(input) && { VersionId: versionId }) };
  },
});

export const describeSecret = defineOperation<DescribeSecretRequest, DescribeSecretResponse>({
  name: 'DescribeSecret',
  requires: (input, call) => [onSecret('DescribeSecret', input.SecretId, call)],
  handle: (input, call) => {
    const secret = getSecret(call, input.SecretId);
    return {
      ARN: secret.arn,
      Name: secret.name,
      Description: secret.description,
      KmsKeyId: secret.kmsKeyId,
      ...describeRotation(secret),
      LastChangedDate: secret.changedAt,
      CreatedDate: secret.createdAt,
      DeletedDate: secret.deletedAt,
      Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
      VersionIdsToStages: stagesByVersion(secret),
    };
  },
});

export const updateSecret = defineOperation<UpdateSecretRequest, UpdateSecretResponse>({
  name: 'UpdateSecret',
  requires: (input, call) => {
    const secret = findSecret(call, input.SecretId);
    const keyId = input.KmsKeyId ?? secret?.kmsKeyId;
    const actions = input.KmsKeyId === undefined ? toSeal : ['kms:Encrypt', ...toSeal];
    const seals = hasValue(input) || input.KmsKeyId !== undefined;
    return [
      onSecret('UpdateSecret', input.SecretId, call, {
        ...(input.Description !== undefined && { 'secretsmanager:Description': input.Description }),
        ...(input.KmsKeyId !== undefined && { 'secretsmanager:KmsKeyId': input.KmsKeyId }),
      }),
      ...(secret && seals ? onSecretKey(actions, keyId, secret.arn, call) : []),
    ];
  },
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    checkValue(input);
    if (input.KmsKeyId !== undefined) assertKey(input.KmsKeyId, call);
    const versionId = input.ClientRequestToken ?? randomUUID();
    const described: Secret = {
      ...secret,
      description: input.Description ?? secret.description,
      kmsKeyId: input.KmsKeyId ?? secret.kmsKeyId,
      changedAt: new Date(),
    };
    secretsOf(call).set(
      secret.name,
      hasValue(input) ? withVersion(described, current(versionId, input)) : described,
    );
    return { ARN: secret.arn, Name: secret.name, ...(hasValue(input) && { VersionId: versionId }) };
  },
});

interface Value {
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
}

function current(versionId: string, value: Value) {
  return {
    versionId,
    secretString: value.SecretString,
    secretBinary: value.SecretBinary,
    stages: ['AWSCURRENT'],
    createdAt: new Date(),
  };
}

function hasValue({ SecretString, SecretBinary }: Value): boolean {
  return SecretString !== undefined || SecretBinary !== undefined;
}

/** @throws AwsError InvalidParameterException */
export function checkValue({ SecretString, SecretBinary }: Value): void {
  if (SecretString !== undefined && SecretBinary !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  const sizeBytes =
    SecretString === undefined ? (SecretBinary?.length ?? 0) : Buffer.byteLength(SecretString);
  if (sizeBytes <= 65_536) return;
  throw new AwsError(
    'InvalidParameterException',
    "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
  );
}

/** The same request a second time is answered as the first; another one for the same name is not. */
function answerAgain(existing: Secret, input: CreateSecretRequest, versionId: string): CreateSecretResponse {
  if (existing.deletedAt) {
    throw new AwsError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const same = existing.versions.find((version) => version.versionId === versionId);
  if (same && same.secretString === input.SecretString) {
    return { ARN: existing.arn, Name: existing.name, VersionId: versionId };
  }
  throw new AwsError(
    'ResourceExistsException',
    `The operation failed because the secret ${existing.name} already exists.`,
  );
}

function checkName(name: string | undefined): string {
  if (name !== undefined && /^[\w/+=.@-]{1,512}$/.test(name)) return name;
  throw new AwsError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );
}

function assertKey(keyId: string, call: Call): void {
  if (!findKey(call, keyId)) {
    throw new AwsError('InvalidParameterException', `Secrets Manager can't find the specified KMS key.`);
  }
  getUsableKey(call, keyId);
}
