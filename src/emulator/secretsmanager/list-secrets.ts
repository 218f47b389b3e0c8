import type { Filter, ListSecretsRequest, ListSecretsResponse } from '@aws-sdk/client-secrets-manager';
import { AwsError, defineOperation } from '../operation.ts';
import { pageOf } from './paging.ts';
import { secretsOf, stagesByVersion, type Secret } from './store.ts';

export const listSecrets = defineOperation<ListSecretsRequest, ListSecretsResponse>({
  name: 'ListSecrets',
  // Printed without a resource: https://github.com/Kralizek/AWSSecretsManagerConfigurationExtensions/issues/78
  requires: () => [{ action: 'secretsmanager:ListSecrets', resource: '*' }],
  handle: (input, call) => {
    const found = [...secretsOf(call).values()]
      .filter((secret) => !secret.deletedAt || input.IncludePlannedDeletion)
      .filter((secret) => (input.Filters ?? []).every((filter) => fits(secret, filter)))
      .toSorted((first, second) => first.createdAt.getTime() - second.createdAt.getTime());
    const { items, next } = pageOf(input.SortOrder === 'asc' ? found : found.toReversed(), input);
    return {
      SecretList: items.map((secret) => ({
        ARN: secret.arn,
        Name: secret.name,
        Description: secret.description,
        KmsKeyId: secret.kmsKeyId,
        LastChangedDate: secret.changedAt,
        CreatedDate: secret.createdAt,
        DeletedDate: secret.deletedAt,
        Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
        SecretVersionsToStages: stagesByVersion(secret),
      })),
      ...next,
    };
  },
});

/** Names and tags fit by how they begin, case and all; a value that begins with `!` must not. */
function fits(secret: Secret, { Key: key = 'all', Values: values = [] }: Filter): boolean {
  const texts = textsOf(secret, key);
  return values.some((value) =>
    value.startsWith('!')
      ? !texts.some((text) => text.startsWith(value.slice(1)))
      : texts.some((text) => text.startsWith(value)),
  );
}

function textsOf(secret: Secret, key: string): readonly string[] {
  switch (key) {
    case 'name':
      return [secret.name];
    case 'description':
      return [secret.description ?? ''];
    case 'tag-key':
      return Object.keys(secret.tags);
    case 'tag-value':
      return Object.values(secret.tags);
    case 'all':
      return [
        secret.name,
        secret.description ?? '',
        ...Object.keys(secret.tags),
        ...Object.values(secret.tags),
      ];
    default:
      throw new AwsError('InvalidParameterException', `The filter ${key} is not valid.`);
  }
}
