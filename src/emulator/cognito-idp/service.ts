import type { Service } from '../operation.ts';
import {
  getUserPoolMfaConfig,
  listTagsForResource,
  setUserPoolMfaConfig,
  tagResource,
  untagResource,
} from './mfa-and-tags.ts';
import { createUserPool, deleteUserPool, describeUserPool, listUserPools, updateUserPool } from './pools.ts';

export const cognitoIdpService: Service = {
  id: 'cognito-idp',
  actionPrefix: 'cognito-idp',
  displayName: 'CognitoIdentityProvider',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [
    createUserPool,
    describeUserPool,
    listUserPools,
    updateUserPool,
    deleteUserPool,
    setUserPoolMfaConfig,
    getUserPoolMfaConfig,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
