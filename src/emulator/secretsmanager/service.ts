import type { Service } from '../operation.ts';
import { deleteSecret, restoreSecret } from './deletion.ts';
import { listSecrets } from './list-secrets.ts';
import { getRandomPassword } from './random-password.ts';
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './resource-policies.ts';
import { cancelRotateSecret, rotateSecret } from './rotation.ts';
import { createSecret, describeSecret, updateSecret } from './secret-settings.ts';
import { tagResource, untagResource } from './tags.ts';
import { getSecretValue, listSecretVersionIds, putSecretValue } from './values.ts';

export const secretsManagerService: Service = {
  id: 'secretsmanager',
  actionPrefix: 'secretsmanager',
  displayName: 'SecretsManager',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  wordRefusal: (sentence) => sentence.replace(' on resource: *', ''),
  operations: [
    createSecret,
    describeSecret,
    updateSecret,
    deleteSecret,
    restoreSecret,
    listSecrets,
    getSecretValue,
    putSecretValue,
    listSecretVersionIds,
    tagResource,
    untagResource,
    rotateSecret,
    cancelRotateSecret,
    putResourcePolicy,
    getResourcePolicy,
    deleteResourcePolicy,
    getRandomPassword,
  ],
};
