import { randomBytes, randomUUID } from 'node:crypto';
import type { GrantListEntry, KeyMetadata } from '@aws-sdk/client-kms';
import { defineStore, type Account } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError } from '../operation.ts';
import { defaultKeyPolicy, managedKeyPolicy } from './key-policies.ts';

export interface KmsKey {
  readonly keyId: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly manager: 'CUSTOMER' | 'AWS';
  /** 32 bytes that never leave this account. */
  readonly material: Uint8Array;
  readonly description: string;
  readonly state: 'Enabled' | 'Disabled' | 'PendingDeletion';
  readonly deletionAt: Date | undefined;
  /** The end of its waiting period. */
  readonly gone: Moment | undefined;
  readonly rotated: boolean;
  /** JSON text. */
  readonly policy: string;
  readonly grants: readonly (GrantListEntry & { readonly GrantId: string; readonly token: string })[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface Alias {
  /** `alias/app`. */
  readonly name: string;
  readonly keyId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface KmsState {
  readonly keys: Map<string, KmsKey>;
  readonly aliases: Map<string, Alias>;
}

export interface Place {
  readonly account: Account;
  readonly region: string;
}

const kmsStore = defineStore('kms', () => new Map<string, KmsState>());

export function kmsState({ account, region }: Place): KmsState {
  const regions = account.store(kmsStore);
  const state = regions.get(region) ?? { keys: new Map<string, KmsKey>(), aliases: new Map<string, Alias>() };
  regions.set(region, state);
  for (const { keyId, gone } of state.keys.values()) if (gone?.hasPassed) dropKey(state, keyId);
  return state;
}

/**
 * With all that belongs to it.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
function dropKey({ keys, aliases }: KmsState, keyId: string): void {
  keys.delete(keyId);
  for (const alias of aliases.values()) if (alias.keyId === keyId) aliases.delete(alias.name);
}

/** Makes a key; the rest of it is as given. */
export function addKey(
  place: Place,
  given: Pick<KmsKey, 'description' | 'tags' | 'manager'> & { readonly policy?: string | undefined },
): KmsKey {
  const keyId = randomUUID();
  const key: KmsKey = {
    ...given,
    keyId,
    arn: kmsArn(`key/${keyId}`, place),
    createdAt: new Date(),
    material: randomBytes(32),
    state: 'Enabled',
    deletionAt: undefined,
    gone: undefined,
    rotated: given.manager === 'AWS',
    policy: given.policy ?? defaultKeyPolicy(place.account.accountId),
    grants: [],
  };
  kmsState(place).keys.set(keyId, key);
  return key;
}

export function kmsArn(path: string, { account, region }: Place): string {
  return `arn:aws:kms:${region}:${account.accountId}:${path}`;
}

export function replaceKey(place: Place, key: KmsKey): void {
  kmsState(place).keys.set(key.keyId, key);
}

/** By id, key ARN, alias name or alias ARN. The keys that AWS manages are made when first named. */
export function findKey(place: Place, named: string | undefined): KmsKey | undefined {
  const { keys, aliases } = kmsState(place);
  const name = nameWithin(named ?? '', place);
  if (name === undefined) return undefined;
  if (!name.startsWith('alias/')) return keys.get(name);
  if (name.startsWith('alias/aws/')) ensureManagedKey(place, name);
  return keys.get(aliases.get(name)?.keyId ?? '');
}

/** @throws AwsError NotFoundException */
export function getKey(place: Place, named: string | undefined): KmsKey {
  const key = findKey(place, named);
  if (key) return key;
  const name = named ?? '';
  const path = name.startsWith('arn:') ? name.split(':').slice(5).join(':') : name;
  if (path.startsWith('alias/')) {
    const arn = name.startsWith('arn:') ? name : kmsArn(name, place);
    throw new AwsError('NotFoundException', `Alias ${arn} is not found.`);
  }
  if (!/^(key\/)?(mrk-)?[0-9a-f-]{32,36}$/.test(path)) {
    throw new AwsError('NotFoundException', `Invalid keyId '${name}'`);
  }
  const arn = name.startsWith('arn:') ? name : kmsArn(`key/${path}`, place);
  throw new AwsError('NotFoundException', `Key '${arn}' does not exist`);
}

/** A key that may be used for what keys are for. @throws AwsError NotFoundException, DisabledException, KMSInvalidStateException */
export function getUsableKey(place: Place, named: string | undefined): KmsKey {
  const key = getKey(place, named);
  if (key.state === 'Disabled') throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  assertNotPending(key);
  return key;
}

export function assertNotPending(key: KmsKey): void {
  if (key.state !== 'PendingDeletion') return;
  throw new AwsError('KMSInvalidStateException', `${key.arn} is pending deletion.`);
}

export function aliasesOf(place: Place, key: KmsKey): readonly string[] {
  return [...kmsState(place).aliases.values()]
    .filter(({ keyId }) => keyId === key.keyId)
    .map(({ name }) => name);
}

export function describeKey(key: KmsKey, { account }: Place): KeyMetadata & { KeyId: string } {
  return {
    AWSAccountId: account.accountId,
    KeyId: key.keyId,
    Arn: key.arn,
    CreationDate: key.createdAt,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: key.state,
    DeletionDate: key.deletionAt,
    Origin: 'AWS_KMS',
    KeyManager: key.manager,
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}

/** What follows `key/`, or the alias; undefined for an ARN of another account or region. */
function nameWithin(named: string, place: Place): string | undefined {
  if (!named.startsWith('arn:')) return named;
  const own = kmsArn('', place);
  return named.startsWith(own) ? named.slice(own.length).replace(/^key\//, '') : undefined;
}

/** The services whose keys AWS makes in this account. Any other name is one that nobody has. */
const managedServices: readonly string[] = [
  'dynamodb',
  'kinesis',
  'lambda',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
];

function ensureManagedKey(place: Place, name: string): void {
  const { aliases } = kmsState(place);
  const service = name.slice('alias/aws/'.length);
  if (aliases.has(name) || !managedServices.includes(service)) return;
  const { keyId, createdAt } = addKey(place, {
    manager: 'AWS',
    description: `Default key that protects my ${service} data when no other key is defined`,
    policy: managedKeyPolicy(service, place.account.accountId, place.region),
    tags: {},
  });
  aliases.set(name, { name, keyId, createdAt, updatedAt: createdAt });
}
