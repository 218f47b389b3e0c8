import type { Connection, Crawler, Database } from '@aws-sdk/client-glue';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

type Tags = Readonly<Record<string, string>>;

/** By name. Tags by ARN. */
export const glueState = defineRegionalStore('glue', () => ({
  databases: new Map<string, Database>(),
  connections: new Map<string, Connection>(),
  crawlers: new Map<string, Crawler>(),
  tags: new Map<string, Tags>(),
}));

/** `catalog`, `database/x`. */
export function glueArn(path: string, { account, region }: Place): string {
  return `arn:aws:glue:${region}:${account.accountId}:${path}`;
}

/** A permission on each of the things that a call touches, in order: the catalog first. */
export function onPaths(
  operation: string,
  paths: readonly string[],
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): readonly Requirement[] {
  return paths.map((path) => ({ action: `glue:${operation}`, resource: glueArn(path, call), context }));
}

/** @throws AwsError NotImplemented for a catalog of somebody else */
export function assertOwnCatalog(catalogId: string | undefined, { account }: Call): void {
  if (catalogId === undefined || catalogId === account.accountId) return;
  throw new AwsError('NotImplemented', `the Glue catalog ${catalogId}`, 501);
}

/** @throws AwsError EntityNotFoundException */
export function getThing<Thing>(
  things: ReadonlyMap<string, Thing>,
  name: string | undefined,
  words: string,
): Thing {
  const thing = things.get(name ?? '');
  if (thing !== undefined) return thing;
  throw new AwsError('EntityNotFoundException', words);
}

export function setTags(path: string, tags: Tags | undefined, place: Place): void {
  if (tags) glueState(place).tags.set(glueArn(path, place), { ...tags });
}

export function dropTags(path: string, place: Place): void {
  glueState(place).tags.delete(glueArn(path, place));
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInputException', message);
}
