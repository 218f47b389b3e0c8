import type { Service } from '../operation.ts';
import { createAlias, deleteAlias, listAliases, updateAlias } from './aliases.ts';
import {
  decrypt,
  encrypt,
  generateDataKey,
  generateDataKeyWithoutPlaintext,
  generateRandom,
  reEncrypt,
} from './cryptography.ts';
import { createGrant, listGrants, retireGrant, revokeGrant } from './grants.ts';
import { getKeyPolicy, listKeyPolicies, putKeyPolicy } from './key-policy-operations.ts';
import {
  cancelKeyDeletion,
  disableKey,
  disableKeyRotation,
  enableKey,
  enableKeyRotation,
  getKeyRotationStatus,
  scheduleKeyDeletion,
} from './key-states.ts';
import { createKey, describeKey, listKeys, updateKeyDescription } from './keys.ts';
import { listResourceTags, tagResource, untagResource } from './tags.ts';

export const kmsService: Service = {
  id: 'kms',
  actionPrefix: 'kms',
  displayName: 'Kms',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [
    createKey,
    describeKey,
    listKeys,
    updateKeyDescription,
    enableKey,
    disableKey,
    enableKeyRotation,
    disableKeyRotation,
    getKeyRotationStatus,
    scheduleKeyDeletion,
    cancelKeyDeletion,
    putKeyPolicy,
    getKeyPolicy,
    listKeyPolicies,
    createAlias,
    updateAlias,
    deleteAlias,
    listAliases,
    tagResource,
    untagResource,
    listResourceTags,
    encrypt,
    decrypt,
    reEncrypt,
    generateDataKey,
    generateDataKeyWithoutPlaintext,
    generateRandom,
    createGrant,
    listGrants,
    revokeGrant,
    retireGrant,
  ],
};
