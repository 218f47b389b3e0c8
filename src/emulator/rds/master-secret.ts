import { randomUUID } from 'node:crypto';
import type { MasterUserSecret } from '@aws-sdk/client-rds';
import { onKey } from '../kms/requirements.ts';
import { findKey } from '../kms/store.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { newSecretArn, secretsOf, withVersion } from '../secretsmanager/store.ts';

/** Whose password it is: a DB instance's or a cluster's. */
type Owner = 'db' | 'cluster';

interface Wish {
  readonly ManageMasterUserPassword?: boolean | undefined;
  readonly MasterUserPassword?: string | undefined;
  readonly MasterUserSecretKmsKeyId?: string | undefined;
}

const defaultKey = 'alias/aws/secretsmanager';

function nameOf(owner: Owner, { requestId }: Call): string {
  return `rds!${owner}-${requestId}`;
}

/**
 * What RDS asks of its caller where it is to keep the password in Secrets Manager.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-permissions
 */
export function toManagePassword(wish: Wish, owner: Owner, call: Call): readonly Requirement[] {
  if (wish.ManageMasterUserPassword !== true) return [];
  const keyId = wish.MasterUserSecretKmsKeyId;
  const secret = newSecretArn(nameOf(owner, call), call);
  const keyActions = ['kms:DescribeKey', ...(keyId === undefined ? [] : ['kms:CreateGrant'])];
  return [
    ...keyActions.map((action) => onKey(action, keyId ?? defaultKey, call)),
    ...['secretsmanager:CreateSecret', 'secretsmanager:TagResource'].map((action) => ({
      action,
      resource: secret,
    })),
  ];
}

/** @throws AwsError InvalidParameterCombination, InvalidParameterValue */
export function checkPassword(wish: Wish): void {
  const { MasterUserPassword: password } = wish;
  if (wish.ManageMasterUserPassword === true) {
    if (password === undefined) return;
    throw new AwsError(
      'InvalidParameterCombination',
      "You can't specify MasterUserPassword when you enable ManageMasterUserPassword.",
    );
  }
  if (password === undefined || password === '') {
    throw new AwsError(
      'InvalidParameterValue',
      'The parameter MasterUserPassword must be provided and must not be blank.',
    );
  }
  if (password.length < 8) {
    throw new AwsError(
      'InvalidParameterValue',
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    );
  }
}

/**
 * Makes the secret that holds the password, as the service that owns it.
 * @throws AwsError KMSKeyNotAccessibleFault
 */
export function createMasterSecret(
  wish: Wish,
  owner: Owner,
  { arn, username }: { readonly arn: string; readonly username: string },
  call: Call,
): MasterUserSecret {
  const name = nameOf(owner, call);
  const key = findKey(call, wish.MasterUserSecretKmsKeyId ?? defaultKey);
  if (!key) {
    throw new AwsError(
      'KMSKeyNotAccessibleFault',
      `The specified KMS key [${wish.MasterUserSecretKmsKeyId}] does not exist, is not enabled or you do not have permissions to access it.`,
    );
  }
  const now = new Date();
  const bare = {
    name,
    arn: newSecretArn(name, call),
    description: `The secret associated with the primary RDS DB ${owner === 'db' ? 'instance' : 'cluster'}: ${arn}`,
    kmsKeyId: key.arn,
    versions: [],
    tags: {
      'aws:secretsmanager:owningService': 'rds',
      [owner === 'db' ? 'aws:rds:primaryDBInstanceArn' : 'aws:rds:primaryDBClusterArn']: arn,
    },
    policy: undefined,
    rotation: undefined,
    createdAt: now,
    changedAt: now,
    deletedAt: undefined,
    gone: undefined,
  };
  const value = JSON.stringify({ username, password: randomUUID() });
  const version = {
    versionId: randomUUID(),
    secretString: value,
    secretBinary: undefined,
    stages: ['AWSCURRENT'],
    createdAt: now,
  };
  secretsOf(call).set(name, withVersion(bare, version));
  return { SecretArn: bare.arn, SecretStatus: 'active', KmsKeyId: key.arn };
}

export function deleteMasterSecret(secret: MasterUserSecret | undefined, call: Call): void {
  for (const { arn, name } of secretsOf(call).values()) {
    if (arn === secret?.SecretArn) secretsOf(call).delete(name);
  }
}
