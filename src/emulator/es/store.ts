import type { ElasticsearchDomainStatus } from '@aws-sdk/client-elasticsearch-service';
import type { Moment } from '../clock.ts';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface Domain {
  readonly shape: ElasticsearchDomainStatus;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** From then on it has its endpoint. */
  readonly ready: Moment;
  /** Until then it is at work on a change. */
  readonly settled: Moment;
  /** From then on it is no longer there. */
  readonly gone?: Moment;
}

const stateOf = defineRegionalStore('es', () => new Map<string, Domain>());

/** The domains of one region, by name. */
export function domainsOf(place: Place): Map<string, Domain> {
  const domains = stateOf(place);
  for (const [name, { gone }] of domains) if (gone?.hasPassed) domains.delete(name);
  return domains;
}

export function domainArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:es:${region}:${account.accountId}:domain/${name ?? ''}`;
}

/** @throws AwsError ResourceNotFoundException */
export function getDomain(name: string | undefined, place: Place): Domain {
  const found = domainsOf(place).get(name ?? '');
  if (found) return found;
  throw new AwsError('ResourceNotFoundException', `Domain not found: ${name ?? ''}`, 409);
}
