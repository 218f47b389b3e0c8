import type {
  AdvancedEventSelector,
  EventSelector,
  InsightSelector,
  Trail as TrailSettings,
} from '@aws-sdk/client-cloudtrail';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

/** A trail that somebody made; the history of events is the account's own and no trail. */
export interface MadeTrail {
  readonly name: string;
  readonly arn: string;
  settings: TrailSettings;
  isLogging: boolean;
  startedAt: Date | undefined;
  stoppedAt: Date | undefined;
  eventSelectors: readonly EventSelector[] | undefined;
  advancedEventSelectors: readonly AdvancedEventSelector[] | undefined;
  insightSelectors: readonly InsightSelector[] | undefined;
  tags: Readonly<Record<string, string>>;
}

/** By name, in their home region. */
export const trailsOf = defineRegionalStore('cloudtrail-trails', () => new Map<string, MadeTrail>());

/** A trail may be named by its ARN. */
export function trailArn(named: string | undefined, { account, region }: Place): string {
  if (named?.startsWith('arn:')) return named;
  return `arn:aws:cloudtrail:${region}:${account.accountId}:trail/${named ?? ''}`;
}

export function findTrail(named: string | undefined, place: Place): MadeTrail | undefined {
  const arn = trailArn(named, place);
  const trail = trailsOf(place).get(arn.split(':trail/')[1] ?? '');
  return trail?.arn === arn ? trail : undefined;
}

/** Words: https://github.com/getmoto/moto. @throws AwsError TrailNotFoundException */
export function getTrail(named: string | undefined, place: Place): MadeTrail {
  const trail = findTrail(named, place);
  if (trail) return trail;
  throw new AwsError(
    'TrailNotFoundException',
    `Unknown trail: ${trailArn(named, place)} for the user: ${place.account.accountId}`,
  );
}
