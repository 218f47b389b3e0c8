import type { HealthCheckConfig, QueryLoggingConfig, ResourceRecordSet, VPC } from '@aws-sdk/client-route-53';
import { createHash, randomBytes } from 'node:crypto';
import { defineStore, type Account } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';

/** A record set and the moment from which the world sees it. */
export interface StoredRecordSet {
  readonly set: ResourceRecordSet;
  readonly inSync: Moment;
}

export interface HostedZone {
  /** `Z0123456789ABCDEFGHIJ`, without the path that answers put before it. */
  readonly id: string;
  /** In small letters, with its dot at the end. */
  readonly name: string;
  readonly callerReference: string;
  readonly nameServers: readonly string[];
  comment: string | undefined;
  /** Undefined: a public zone. */
  vpcs: readonly VPC[] | undefined;
  readonly records: Map<string, StoredRecordSet>;
  readonly tags: Map<string, string>;
  queryLogging: QueryLoggingConfig | undefined;
  acceleratedRecovery: boolean | undefined;
}

export interface KeptHealthCheck {
  /** A UUID. */
  readonly id: string;
  readonly callerReference: string;
  config: Partial<HealthCheckConfig>;
  /** 1, and one more with each update. */
  version: number;
  readonly tags: Map<string, string>;
}

export interface Change {
  readonly id: string;
  readonly submittedAt: Date;
  readonly comment: string | undefined;
  readonly inSync: Moment;
}

/** Route 53 has one place for the world: a region plays no part. */
const route53Store = defineStore('route53', () => ({
  zones: new Map<string, HostedZone>(),
  changes: new Map<string, Change>(),
  healthChecks: new Map<string, KeptHealthCheck>(),
}));

export function route53State(account: Account) {
  return account.store(route53Store);
}

/** `/hostedzone/Z1` and `Z1` name the same. */
export function bareId(id: string | undefined): string {
  return (id ?? '').slice((id ?? '').lastIndexOf('/') + 1);
}

/** @throws AwsError NoSuchHostedZone */
export function findZone({ account }: Pick<Call, 'account'>, id: string | undefined): HostedZone {
  const zone = route53State(account).zones.get(bareId(id));
  if (zone) return zone;
  throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${bareId(id)}`);
}

/** An id of capitals and digits after its first letter, as Route 53 makes them. */
export function makeId(letter: 'Z' | 'C'): string {
  const digits = BigInt(`0x${randomBytes(16).toString('hex')}`)
    .toString(36)
    .toUpperCase();
  return `${letter}0${digits.padStart(20, '0').slice(-19)}`;
}

/** How long a change takes to be seen everywhere: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html */
const propagationMs = 60_000;

export function beginChange({ account }: Pick<Call, 'account'>, comment?: string): Change {
  const change: Change = {
    id: makeId('C'),
    submittedAt: new Date(),
    comment,
    inSync: account.clock.after(propagationMs),
  };
  route53State(account).changes.set(change.id, change);
  return change;
}

export function renderChange({ id, submittedAt, comment, inSync }: Change) {
  return {
    Id: `/change/${id}`,
    Status: inSync.hasPassed ? ('INSYNC' as const) : ('PENDING' as const),
    SubmittedAt: submittedAt,
    Comment: comment,
  };
}

/** The four name servers of a zone, of the form of AWS's. */
export function makeNameServers(zoneId: string): string[] {
  const bytes = createHash('sha256').update(zoneId).digest();
  return ['com', 'net', 'org', 'co.uk'].map((domain, index) => {
    const number = (bytes.readUInt16BE(index * 2) % 512) + index * 512;
    return `ns-${number}.awsdns-${String((bytes[8 + index] ?? 0) % 64).padStart(2, '0')}.${domain}`;
  });
}
