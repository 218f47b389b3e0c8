import type { Denial, LookAlike } from './denial.ts';
import { readSighting } from './frames/sighting.ts';
import type { ChildOutput, Observation, StackEvent } from './observation.ts';
import { denialKey, parseDenials, uniqueBy } from './parse-denials.ts';
import { readRefusals } from './read-refusals.ts';

/** Where a denial was seen. `place` is the same text in every life of the service: phase-independent, id-free. */
export interface Sighting {
  readonly via: 'client' | 'cloudformation';
  /** Of the resource whose event carried it. */
  readonly logicalId?: string;
  readonly resourceType?: string;
  /** The status of that event: `CREATE_FAILED`, … */
  readonly status?: string;
}

export interface SeenDenial extends Denial {
  readonly seen: Sighting;
}

export interface SeenLookAlike extends LookAlike {
  readonly seen: Sighting;
}

/** Everything an attempt taught, each denial once. */
export interface Harvest {
  readonly denials: readonly SeenDenial[];
  readonly lookAlikes: readonly SeenLookAlike[];
}

/** What is known about an attempt besides its text. */
export interface HarvestContext {
  readonly accountId: string;
  readonly region: string;
  /** ARN of the deployer that made the attempt. */
  readonly deployerArn: string;
  /** ARN of the role that CloudFormation works as. */
  readonly deploymentRoleArn?: string | undefined;
  /** Name of the bucket the service deploys through, where it is known: for Serverless's words that name none. */
  readonly deploymentBucket?: string;
  /** What every key of the service's artifacts begins with, with the slash at its end. */
  readonly deploymentPrefix?: string;
}

/**
 * Everything an attempt showed, read. A denial that a stack event and the child's output both tell of is the event's; an event
 * that the child quotes and that is not among those of the attempt is of an earlier one: the child takes the first that it meets.
 * Events that only report the failure of others teach nothing and are left out.
 */
export function harvestDenials(observations: readonly Observation[], context: HarvestContext): Harvest {
  const fromEvents = observations.flatMap((one) =>
    one.kind === 'stack-event' ? [readEvent(one, context)] : [],
  );
  const fromOutput = observations.flatMap((one) =>
    one.kind === 'child-output' ? [readOutput(one, context)] : [],
  );
  const events = uniqueBy(
    fromEvents.flatMap(({ denials }) => denials),
    placeKey,
  );
  const known = new Set(events.map(denialKey));
  const areEventsTold = observations.some((one) => one.kind === 'stack-event' && one.current !== true);
  const output = uniqueBy(
    fromOutput
      .flatMap(({ denials }) => denials)
      .filter((denial) => !known.has(denialKey(denial)))
      .filter(({ seen }) => seen.via === 'client' || !areEventsTold),
    placeKey,
  );
  const lookAlikes = [...fromEvents, ...fromOutput].flatMap((harvest) => harvest.lookAlikes);
  return {
    denials: [...output, ...events],
    lookAlikes: uniqueBy(
      lookAlikes.filter(({ kind }) => kind !== 'collateral'),
      ({ kind, raw, seen }) => JSON.stringify([kind, raw, seen.logicalId ?? '']),
    ),
  };
}

function readEvent(event: StackEvent, context: HarvestContext): Harvest {
  const { denials, lookAlikes } = parseDenials(event.reason ?? '', context);
  const seen: Sighting = {
    via: 'cloudformation',
    logicalId: event.logicalId,
    resourceType: event.resourceType,
    status: event.status,
  };
  return {
    // CloudFormation tells in the events of what did not fail what it does without.
    denials: denials.map((denial) => ({
      ...denial,
      soft: denial.soft || !isFailure(event.status),
      seen,
    })),
    lookAlikes: lookAlikes.map((lookAlike) => ({ ...lookAlike, seen })),
  };
}

/** A stack that begins to roll back tells its own reason in that event. */
function isFailure(status: string): boolean {
  return status.endsWith('_FAILED') || status.endsWith('ROLLBACK_IN_PROGRESS');
}

function readOutput(output: ChildOutput, context: HarvestContext): Harvest {
  const { reading, denials, lookAlikes } = readRefusals(output.text, context);
  return {
    denials: denials.map(({ at, denial }) => ({ ...denial, seen: readSighting(reading, at) })),
    lookAlikes: lookAlikes.map(({ at, lookAlike }) => ({ ...lookAlike, seen: readSighting(reading, at) })),
  };
}

/** Where no action is told, the end of a thing was refused another call than its making. */
function placeKey(denial: SeenDenial): string {
  const { logicalId = '', status = '' } = denial.seen;
  return JSON.stringify([denialKey(denial), logicalId, denial.action === undefined && status]);
}
