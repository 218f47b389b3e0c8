import type {
  DBCluster,
  DBClusterParameterGroup,
  DBClusterSnapshot,
  DBInstance,
  DBParameterGroup,
  DBSnapshot,
  DBSubnetGroup,
} from '@aws-sdk/client-rds';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

type TagRecord = Readonly<Record<string, string>>;

/** One thing of RDS, as its describe operation tells it. */
export interface Kept<Shape> {
  readonly shape: Shape;
  readonly tags: TagRecord;
  /** What it is doing until then; it is `available` after. Absent: nothing. */
  readonly passing?: { readonly status: string; readonly until: Moment };
  /** From then on it is no longer there. */
  readonly gone?: Moment;
}

/** Values that somebody has set, by parameter. */
type ParameterValues = Readonly<Record<string, string>>;

export interface KeptGroup<Shape> extends Kept<Shape> {
  readonly values: ParameterValues;
}

/** The nouns of RDS's ARNs that this account has. */
export interface RdsThings {
  readonly subgrp: Map<string, Kept<DBSubnetGroup>>;
  readonly pg: Map<string, KeptGroup<DBParameterGroup>>;
  readonly 'cluster-pg': Map<string, KeptGroup<DBClusterParameterGroup>>;
  readonly db: Map<string, Kept<DBInstance>>;
  readonly cluster: Map<string, Kept<DBCluster>>;
  readonly snapshot: Map<string, Kept<DBSnapshot>>;
  readonly 'cluster-snapshot': Map<string, Kept<DBClusterSnapshot>>;
}

export type RdsNoun = keyof RdsThings;

const stateOf = defineRegionalStore<RdsThings>('rds', () => ({
  subgrp: new Map(),
  pg: new Map(),
  'cluster-pg': new Map(),
  db: new Map(),
  cluster: new Map(),
  snapshot: new Map(),
  'cluster-snapshot': new Map(),
}));

/** What RDS holds in one region, by names in small letters; without what has gone by now. */
export function rdsThings(place: Place): RdsThings {
  const things = stateOf(place);
  for (const map of Object.values(things) as Map<string, Kept<unknown>>[]) {
    for (const [name, { gone }] of map) if (gone?.hasPassed) map.delete(name);
  }
  return things;
}

export function rdsArn(noun: string, name: string, { account, region }: Place): string {
  return `arn:aws:rds:${region}:${account.accountId}:${noun}:${name.toLowerCase()}`;
}

/** The noun and the name in one of this account's ARNs. */
export function readRdsArn(arn: string, { account, region }: Place): { noun: string; name: string } {
  const own = `arn:aws:rds:${region}:${account.accountId}:`;
  const [noun = '', ...rest] = arn.startsWith(own) ? arn.slice(own.length).split(':') : [];
  return { noun, name: rest.join(':').toLowerCase() };
}

export function findByArn(arn: string, place: Place): Kept<unknown> | undefined {
  const { noun, name } = readRdsArn(arn, place);
  const things: Readonly<Record<string, ReadonlyMap<string, Kept<unknown>>>> = { ...rdsThings(place) };
  return things[noun]?.get(name);
}

/** A name or an ARN as the key it is kept under. */
export function keyOf(named: string | undefined, place: Place): string {
  return named?.startsWith('arn:') ? readRdsArn(named, place).name : (named ?? '').toLowerCase();
}

/** The code and the words for a name that nothing has. */
const missing: Readonly<Record<RdsNoun, (name: string) => readonly [code: string, message: string]>> = {
  subgrp: (name) => ['DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`],
  pg: (name) => ['DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`],
  'cluster-pg': (name) => ['DBParameterGroupNotFound', `DBClusterParameterGroup not found: ${name}`],
  db: (name) => ['DBInstanceNotFound', `DBInstance ${name} not found.`],
  cluster: (name) => ['DBClusterNotFoundFault', `DBCluster ${name} not found.`],
  snapshot: (name) => ['DBSnapshotNotFound', `DBSnapshot ${name} not found.`],
  'cluster-snapshot': (name) => ['DBClusterSnapshotNotFoundFault', `DBClusterSnapshot ${name} not found.`],
};

/** The thing of that name. @throws AwsError its …NotFound, 404 */
export function getThing<Noun extends RdsNoun>(
  noun: Noun,
  named: string | undefined,
  call: Place,
): NonNullable<ReturnType<RdsThings[Noun]['get']>> {
  const key = keyOf(named, call);
  const found = (rdsThings(call)[noun] as Map<string, unknown>).get(key);
  if (found === undefined) {
    const [code, message] = missing[noun](key);
    throw new AwsError(code, message, 404);
  }
  return found as NonNullable<ReturnType<RdsThings[Noun]['get']>>;
}

/** `available` unless something is being done to it. */
export function statusOf({ passing }: Kept<unknown>): string {
  return passing && !passing.until.hasPassed ? passing.status : 'available';
}

/** That it does this for so long from now. */
export function passing(status: string, durationMs: number, { account }: Pick<Call, 'account'>) {
  return { status, until: account.clock.after(durationMs) };
}
