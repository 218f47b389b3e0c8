import type { RotationRulesType } from '@aws-sdk/client-secrets-manager';
import { createHash } from 'node:crypto';
import { defineStore, type Account } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';

export interface SecretVersion {
  readonly versionId: string;
  readonly secretString: string | undefined;
  readonly secretBinary: Uint8Array | undefined;
  /** `AWSCURRENT`, `AWSPREVIOUS`, `AWSPENDING` or one's own. */
  readonly stages: readonly string[];
  readonly createdAt: Date;
}

interface Rotation {
  readonly isOn: boolean;
  readonly lambdaArn: string | undefined;
  readonly rules: RotationRulesType | undefined;
}

export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  /** Undefined: the account's own, alias/aws/secretsmanager. */
  readonly kmsKeyId: string | undefined;
  /** Oldest first; only those that have a stage. */
  readonly versions: readonly SecretVersion[];
  readonly tags: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly policy: string | undefined;
  /** Undefined: nobody has ever turned it on. */
  readonly rotation: Rotation | undefined;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** When its deletion was asked for. */
  readonly deletedAt: Date | undefined;
  /** The end of its recovery window, or of the work that a deletion by force is. */
  readonly gone: Moment | undefined;
}

type Place = Pick<Call, 'account' | 'region'>;

const secretStore = defineStore('secretsmanager', () => new Map<string, Map<string, Secret>>());

/** The secrets of one region, by name. */
export function secretsOf({
  account,
  region,
}: {
  readonly account: Account;
  readonly region: string;
}): Map<string, Secret> {
  const regions = account.store(secretStore);
  const secrets = regions.get(region) ?? new Map<string, Secret>();
  regions.set(region, secrets);
  for (const { name, gone } of secrets.values()) if (gone?.hasPassed) secrets.delete(name);
  return secrets;
}

/** By name, ARN, or ARN without the six characters at its end. */
export function findSecret(place: Place, named: string | undefined): Secret | undefined {
  const secrets = secretsOf(place);
  if (!named?.startsWith('arn:')) return secrets.get(named ?? '');
  return [...secrets.values()].find(({ arn }) => arn === named || arn.slice(0, -'-abcdef'.length) === named);
}

/** @throws AwsError ResourceNotFoundException */
export function getSecret(place: Place, named: string | undefined): Secret {
  const secret = findSecret(place, named);
  if (secret) return secret;
  throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

/** One that is not on its way out. @throws AwsError ResourceNotFoundException, InvalidRequestException */
export function getLivingSecret(place: Place, named: string | undefined): Secret {
  const secret = getSecret(place, named);
  if (!secret.deletedAt) return secret;
  throw new AwsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}

/** The ARN that a secret of this name gets by this request; its last six characters are different each time. */
export function newSecretArn(name: string | undefined, { account, region, requestId }: Call): string {
  const digest = createHash('sha256')
    .update(`${requestId} ${name ?? ''}`)
    .digest('base64');
  const suffix = digest.replaceAll(/[^a-zA-Z0-9]/g, '').slice(0, 6);
  return `arn:aws:secretsmanager:${region}:${account.accountId}:secret:${name ?? ''}-${suffix}`;
}

/** The secret with a version more, which takes its stages from the others; AWSCURRENT makes what had it AWSPREVIOUS. */
export function withVersion(secret: Secret, version: SecretVersion): Secret {
  const becomesCurrent = version.stages.includes('AWSCURRENT');
  const taken = new Set([...version.stages, ...(becomesCurrent ? ['AWSPREVIOUS'] : [])]);
  const others = secret.versions
    .filter(({ versionId }) => versionId !== version.versionId)
    .map((other) => ({
      ...other,
      stages: [
        ...other.stages.filter((stage) => !taken.has(stage)),
        ...(becomesCurrent && other.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : []),
      ],
    }));
  return {
    ...secret,
    versions: [...others, version].filter(({ stages }) => stages.length > 0),
    changedAt: new Date(),
  };
}

/** Version id to its stages, as answers tell it. */
export function stagesByVersion({ versions }: Secret): Record<string, string[]> {
  return Object.fromEntries(versions.map(({ versionId, stages }) => [versionId, [...stages]]));
}
