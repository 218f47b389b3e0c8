import { randomUUID } from 'node:crypto';
import type {
  GetSecretValueRequest,
  GetSecretValueResponse,
  ListSecretVersionIdsRequest,
  ListSecretVersionIdsResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import { getUsableKey } from '../kms/store.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onSecret, onSecretKey, toSeal } from './requirements.ts';
import { checkValue } from './secret-settings.ts';
import { findSecret, getLivingSecret, getSecret, secretsOf, withVersion } from './store.ts';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export const getSecretValue = defineOperation<GetSecretValueRequest, GetSecretValueResponse>({
  name: 'GetSecretValue',
  requires: (input, call) => {
    const secret = findSecret(call, input.SecretId);
    return [
      onSecret('GetSecretValue', input.SecretId, call, {
        'secretsmanager:VersionStage': input.VersionStage ?? 'AWSCURRENT',
        ...(input.VersionId !== undefined && { 'secretsmanager:VersionId': input.VersionId }),
      }),
      ...(secret ? onSecretKey(['kms:Decrypt'], secret.kmsKeyId, secret.arn, call) : []),
    ];
  },
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    const { VersionId: id, VersionStage: stage = id === undefined ? 'AWSCURRENT' : undefined } = input;
    const version = secret.versions.find(
      (one) =>
        (id === undefined || one.versionId === id) && (stage === undefined || one.stages.includes(stage)),
    );
    if (!version) {
      throw new AwsError(
        'ResourceNotFoundException',
        id === undefined
          ? `Secrets Manager can't find the specified secret value for staging label: ${stage ?? ''}`
          : `Secrets Manager can't find the specified secret value for VersionId: ${id}`,
      );
    }
    if (secret.kmsKeyId !== undefined) getUsableKey(call, secret.kmsKeyId);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.versionId,
      SecretString: version.secretString,
      SecretBinary: version.secretBinary,
      VersionStages: [...version.stages],
      CreatedDate: version.createdAt,
    };
  },
});

export const putSecretValue = defineOperation<PutSecretValueRequest, PutSecretValueResponse>({
  name: 'PutSecretValue',
  requires: (input, call) => {
    const secret = findSecret(call, input.SecretId);
    return [
      onSecret('PutSecretValue', input.SecretId, call),
      ...(secret ? onSecretKey(toSeal, secret.kmsKeyId, secret.arn, call) : []),
    ];
  },
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    checkValue(input);
    if (input.SecretString === undefined && input.SecretBinary === undefined) {
      throw new AwsError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
    }
    const versionId = input.ClientRequestToken ?? randomUUID();
    const existing = secret.versions.find((one) => one.versionId === versionId);
    if (existing && existing.secretString !== input.SecretString) {
      throw new AwsError(
        'ResourceExistsException',
        "You can't modify an existing version, you can only create a new version.",
      );
    }
    const stages = input.VersionStages ?? ['AWSCURRENT'];
    secretsOf(call).set(
      secret.name,
      withVersion(secret, {
        versionId,
        secretString: input.SecretString,
        secretBinary: input.SecretBinary,
        stages,
        createdAt: existing?.createdAt ?? new Date(),
      }),
    );
    return { ARN: secret.arn, Name: secret.name, VersionId: versionId, VersionStages: stages };
  },
});

export const listSecretVersionIds = defineOperation<
  ListSecretVersionIdsRequest,
  ListSecretVersionIdsResponse
>({
  name: 'ListSecretVersionIds',
  requires: (input, call) => [onSecret('ListSecretVersionIds', input.SecretId, call)],
  handle: (input, call) => {
    const { arn, name, versions } = getSecret(call, input.SecretId);
    const { items, next } = pageOf(versions, input);
    return {
      ARN: arn,
      Name: name,
      Versions: items.map(({ versionId, stages, createdAt }) => ({
        VersionId: versionId,
        VersionStages: [...stages],
        CreatedDate: createdAt,
      })),
      ...next,
    };
  },
});
