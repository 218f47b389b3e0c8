import type { Denial, LookAlike } from './denial.ts';

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
  /** Name of the bucket the service deploys through, where it is known: for Serverless's words that name none. */
  readonly deploymentBucket?: string;
}
