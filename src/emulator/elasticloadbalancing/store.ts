import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetDescription,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { createHash } from 'node:crypto';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

type Attributes = Readonly<Record<string, string>>;

/** One thing, as its describe operation tells it. */
export interface Kept<Shape> {
  readonly shape: Shape;
  readonly tags: Readonly<Record<string, string>>;
  readonly attributes: Attributes;
}

export interface KeptBalancer extends Kept<LoadBalancer> {
  /** From then on it is `active`. */
  readonly ready: Moment;
}

export interface KeptTargetGroup extends Kept<TargetGroup> {
  readonly targets: readonly TargetDescription[];
}

interface KeptRule extends Kept<Rule> {
  readonly listenerArn: string;
}

interface State {
  readonly balancers: Map<string, KeptBalancer>;
  readonly groups: Map<string, KeptTargetGroup>;
  readonly listeners: Map<string, Kept<Listener>>;
  readonly rules: Map<string, KeptRule>;
}

/** What Elastic Load Balancing holds in one region, by ARN. */
export const elbState = defineRegionalStore<State>('elasticloadbalancing', () => ({
  balancers: new Map(),
  groups: new Map(),
  listeners: new Map(),
  rules: new Map(),
}));

export function elbArn(path: string, { account, region }: Place): string {
  return `arn:aws:elasticloadbalancing:${region}:${account.accountId}:${path}`;
}

/** 16 hexadecimal digits that a request gives what it makes. */
export function idOf(kind: string, { requestId }: Call): string {
  return createHash('sha256').update(`${requestId} ${kind}`).digest('hex').slice(0, 16);
}

/** Words of those operations that name one thing by its ARN. */
const missing: Readonly<Record<keyof State, (arn: string) => AwsError>> = {
  balancers: (arn) => new AwsError('LoadBalancerNotFound', `Load balancer '${arn}' not found`),
  groups: () => new AwsError('TargetGroupNotFound', 'One or more target groups not found'),
  listeners: () => new AwsError('ListenerNotFound', 'One or more listeners not found'),
  rules: () => new AwsError('RuleNotFound', 'One or more rules not found'),
};

/** @throws AwsError …NotFound */
export function getKept<Noun extends keyof State>(
  noun: Noun,
  arn: string | undefined,
  place: Place,
): NonNullable<ReturnType<State[Noun]['get']>> {
  const found = (elbState(place)[noun] as Map<string, unknown>).get(arn ?? '');
  if (found === undefined) throw missing[noun](arn ?? '');
  return found as NonNullable<ReturnType<State[Noun]['get']>>;
}

export function findTagged(arn: string, place: Place): Kept<unknown> | undefined {
  const { balancers, groups, listeners, rules } = elbState(place);
  return balancers.get(arn) ?? groups.get(arn) ?? listeners.get(arn) ?? rules.get(arn);
}

export function keepTags(arn: string, place: Place, tags: Readonly<Record<string, string>>): void {
  for (const map of Object.values(elbState(place)) as Map<string, Kept<unknown>>[]) {
    const kept = map.get(arn);
    if (kept) map.set(arn, { ...kept, tags });
  }
}
