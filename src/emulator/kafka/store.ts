import type { ClusterInfo } from '@aws-sdk/client-kafka';
import { createHash } from 'node:crypto';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface Cluster {
  readonly shape: ClusterInfo;
  /** What it is doing until then; it is `ACTIVE` after. */
  readonly passing: { readonly state: 'CREATING' | 'UPDATING' | 'DELETING'; readonly until: Moment };
}

const stateOf = defineRegionalStore('kafka', () => new Map<string, Cluster>());

/** The clusters of one region, by ARN. */
export function clustersOf(place: Place): Map<string, Cluster> {
  const clusters = stateOf(place);
  for (const [arn, { passing }] of clusters) {
    if (passing.state === 'DELETING' && passing.until.hasPassed) clusters.delete(arn);
  }
  return clusters;
}

/** The ARN that a cluster gets by this request. */
export function newClusterArn(name: string | undefined, { account, region, requestId }: Call): string {
  const hex = createHash('sha256').update(`${requestId} ${name}`).digest('hex');
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
  return `arn:aws:kafka:${region}:${account.accountId}:cluster/${name ?? ''}/${uuid}-1`;
}

/** @throws AwsError NotFoundException */
export function getCluster(arn: string | undefined, place: Place): Cluster {
  const found = clustersOf(place).get(arn ?? '');
  if (found) return found;
  throw new AwsError('NotFoundException', "The requested resource doesn't exist.", 404);
}
